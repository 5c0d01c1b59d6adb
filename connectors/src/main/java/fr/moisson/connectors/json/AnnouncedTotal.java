package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many entries the pages of a listing say there are. Totals move while pages are read, so that
 * the last word counts; but a total below what has already come is no word at all (a page that
 * fails by being empty says 0), and then the highest one counts.
 */
public final class AnnouncedTotal {

  private long latest = -1;
  private long highest = -1;

  /** Takes note of what one page says; anything but a number says nothing. */
  public void hear(JsonNode total) {
    hear(total.asLong(-1));
  }

  /** Takes note of a total; a negative one says nothing. */
  public void hear(long number) {
    if (number >= 0) {
      latest = number;
      highest = Math.max(highest, number);
    }
  }

  /** Whether a total was announced, and all of it has come. */
  public boolean isReachedBy(long received) {
    return latest >= 0 && total(received) <= received;
  }

  /** Whether more was announced than has come. */
  public boolean exceeds(long received) {
    return total(received) > received;
  }

  /** The total to hold against what came; negative when none was announced. */
  public long total(long received) {
    return latest >= received ? latest : highest;
  }
}
