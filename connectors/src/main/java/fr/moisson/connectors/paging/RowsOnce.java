package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Passes on each row once, for servers that cut their pages before they leave out what is outside a
 * box: a page has fewer rows than requested, and the next one, which starts after the rows
 * received, repeats some of them. Rows are compared as a whole, because views may give several rows
 * the same identifier. The first page repeats no other: what is alike there is so in the layer.
 */
public final class RowsOnce implements Listing.Sink {

  private final Listing.Sink sink;
  private final SeenTexts seen = new SeenTexts();
  private boolean passesAll = true;
  private boolean hasRepeated;
  private long rowsOfPage;

  public RowsOnce(Listing.Sink sink) {
    this.sink = sink;
  }

  @Override
  public void take(JsonNode row) throws IOException {
    rowsOfPage++;
    if (seen.add(row.toString()) || passesAll) {
      sink.take(row);
    } else {
      hasRepeated = true;
    }
  }

  /**
   * To be called at the end of each page.
   *
   * @param mayRepeat whether later pages may repeat rows
   * @return number of rows of the page
   */
  public long turnPage(boolean mayRepeat) {
    long rows = rowsOfPage;
    rowsOfPage = 0;
    passesAll = !mayRepeat;
    return rows;
  }

  /** Whether rows were repeated, and left out. */
  public boolean hasRepeated() {
    return hasRepeated;
  }
}
