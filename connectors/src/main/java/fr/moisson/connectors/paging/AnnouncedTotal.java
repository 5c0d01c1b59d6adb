package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The total number of entries that the pages of a listing announce. Totals change during paging, so
 * the last one counts; but a total below the number of entries already received is wrong (a page
 * that fails by being empty says 0), and then the highest one counts.
 */
public final class AnnouncedTotal {

  private long latest = -1;
  private long highest = -1;

  /** Records the total of one page; anything but a number is ignored. */
  public void hear(JsonNode total) {
    hear(total.asLong(-1));
  }

  /** Records a total; a negative one is ignored. */
  public void hear(long number) {
    if (number >= 0) {
      latest = number;
      highest = Math.max(highest, number);
    }
  }

  /** Whether a total was announced, and all of it was received. */
  public boolean isReachedBy(long received) {
    return latest >= 0 && total(received) <= received;
  }

  /** Whether more was announced than received. */
  public boolean exceeds(long received) {
    return total(received) > received;
  }

  /** The total to compare with what was received; negative if none was announced. */
  public long total(long received) {
    return latest >= received ? latest : highest;
  }
}
