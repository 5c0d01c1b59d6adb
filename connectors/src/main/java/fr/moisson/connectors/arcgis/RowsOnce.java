package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.SeenTexts;
import java.io.IOException;

/**
 * Passes on each row once. Rows are compared as a whole, because views may give several rows the
 * same identifier. The first page repeats no other: what is alike there is so in the layer.
 */
final class RowsOnce implements Listing.Sink {

  private static final String CUT = "exceededTransferLimit";

  private final Listing.Sink sink;
  private final SeenTexts seen = new SeenTexts();
  private boolean isFirst = true;
  private boolean hasRepeated;
  private boolean isCut;
  private long rowsOfPage;

  RowsOnce(Listing.Sink sink) {
    this.sink = sink;
  }

  @Override
  public void take(JsonNode row) throws IOException {
    rowsOfPage++;
    if (seen.add(row.toString()) || isFirst) {
      sink.take(row);
    } else {
      hasRepeated = true;
    }
  }

  /**
   * @param around a page without its rows
   */
  void learn(JsonNode around) {
    boolean saysMore =
        around.path(CUT).asBoolean() || around.path("properties").path(CUT).asBoolean();
    isCut = saysMore && rowsOfPage == 0;
    isFirst = false;
    rowsOfPage = 0;
  }

  /** Whether rows were repeated, in place of others, or the last page had none but was cut. */
  boolean isShort() {
    return hasRepeated || isCut;
  }
}
