package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The links of an answer of an OGC API or of STAC: {@code {"rel", "type", "title", "href"}}. */
public final class ApiLinks {

  public static Stream<JsonNode> of(JsonNode answer, String rel) {
    return StreamSupport.stream(answer.path("links").spliterator(), false)
        .filter(link -> link.path("rel").asText().equals(rel));
  }

  /** Whether a link leads to an HTML page, which may have the same relation as the data. */
  public static boolean isPage(JsonNode link) {
    return link.path("type").asText().contains("html");
  }

  private ApiLinks() {}
}
