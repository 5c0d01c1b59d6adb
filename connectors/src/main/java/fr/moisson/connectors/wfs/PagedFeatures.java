package fr.moisson.connectors.wfs;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.StableFeatures;
import fr.moisson.connectors.paging.SeenTexts;
import fr.moisson.connectors.paging.Spool;
import java.io.IOException;

/**
 * The features that answer one question. If the box is in another system than the layer, MapServer
 * cuts its pages before it leaves out what is outside the box: a page has fewer features than
 * requested, and the next one, which starts after the features received, repeats some of them.
 * These are dropped, unless the server counts: then pages end where they should. The first page
 * repeats no other: what is alike there is so in the layer.
 */
final class PagedFeatures {

  private final Spool spool;
  private final SeenTexts seen = new SeenTexts();
  private boolean isCounted;
  private boolean isFirst = true;

  PagedFeatures(Spool spool) {
    this.spool = spool;
  }

  /**
   * @param around a page without its features
   */
  void learn(JsonNode around) {
    isCounted |= around.path("numberMatched").isNumber();
    isFirst = false;
  }

  void take(JsonNode feature) throws IOException {
    JsonNode cleaned = StableFeatures.cleaned(feature);
    if (isCounted || seen.add(cleaned.toString()) || isFirst) {
      spool.add(cleaned);
    }
  }
}
