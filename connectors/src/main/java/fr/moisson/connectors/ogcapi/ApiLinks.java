package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The links of an answer, as OGC APIs write them: {@code {"rel", "type", "title", "href"}}. */
final class ApiLinks {

  static Stream<JsonNode> of(JsonNode answer, String rel) {
    return StreamSupport.stream(answer.path("links").spliterator(), false)
        .filter(link -> link.path("rel").asText().equals(rel));
  }

  /** Whether it leads to what people look at, which may be linked in the same way as the data. */
  static boolean isPage(JsonNode link) {
    return link.path("type").asText().contains("html");
  }

  private ApiLinks() {}
}
