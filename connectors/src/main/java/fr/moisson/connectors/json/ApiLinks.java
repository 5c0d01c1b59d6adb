package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.UrlName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The links of an answer of an OGC API or of STAC: {@code {"rel", "type", "title", "href"}}. */
public final class ApiLinks {

  private static final Set<String> DOCUMENTS = Set.of("PDF", "DOC", "DOCX", "ODT", "RTF", "PPTX");

  /** What else describes data: the collection or the record, texts, pictures. */
  private static final Set<String> OF_DESCRIPTIONS =
      Set.of(
          "HTML",
          "JSON",
          "GEOJSON",
          "JSON_LD",
          "XML",
          "ATOM",
          "RDF_XML",
          "RDF_TURTLE",
          "RDF_N_TRIPLES",
          "TXT",
          "PNG",
          "JPEG",
          "GIF",
          "SVG");

  public static Stream<JsonNode> of(JsonNode answer, String rel) {
    return answer.path("links").valueStream().filter(link -> link.path("rel").asText().equals(rel));
  }

  /** Whether a link leads to an HTML page, which may have the same relation as the data. */
  public static boolean isPage(JsonNode link) {
    return link.path("type").asText().contains("html");
  }

  /**
   * Whether a link leads to a file of data, by its type or else its address. A {@code canonical}
   * one may: the configuration of pygeoapi gives it to the file that a collection is made of.
   */
  public static boolean isDataFile(JsonNode link) {
    return type(link)
        .filter(type -> type.isFile() && !OF_DESCRIPTIONS.contains(type.code()))
        .filter(type -> !DOCUMENTS.contains(type.code()))
        .isPresent();
  }

  /** Whether a link leads to a document for people, such as a manual. */
  public static boolean isDocument(JsonNode link) {
    return type(link).filter(type -> DOCUMENTS.contains(type.code())).isPresent();
  }

  private static Optional<FileType> type(JsonNode link) {
    return FileType.named(link.path("type").asText())
        .or(() -> Optional.ofNullable(JsonFields.address(link, "href")).flatMap(UrlName::type));
  }

  private ApiLinks() {}
}
