package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of a package, and its related resources. */
record CkanPages(JsonNode record, CkanFields fields) {

  /** The page at its origin, or else on the site. */
  @Nullable URI landingPage(URI site) {
    URI page = JsonFields.address(record, "url", "landing_page");
    String name = JsonFields.text(record, "name", "id");
    return page != null || name == null
        ? page
        : URI.create(RequestUris.root(site) + "/dataset/" + RequestUris.step(name));
  }

  /** Under the names used by ckanext-dcat, Écosphères, Pigma and opendata.swiss. */
  List<Reference> references() {
    return Stream.of(
            references(Part.DOCUMENTATION, "documentation", "page", "hyperlink"),
            references(
                Part.RELATED,
                "related_resource",
                "relations",
                "qualified_relation",
                "has_version",
                "is_version_of",
                "inspire_url"),
            references(Part.REFERENCED_BY, "is_referenced_by"))
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Reference> references(Part part, String... names) {
    return Stream.of(names).flatMap(fields::items).flatMap(page -> reference(part, page));
  }

  /** Reads an address, or an object with an address and a title. */
  private static Stream<Reference> reference(Part part, JsonNode page) {
    String address =
        page.isObject() ? JsonFields.text(page, "url", "uri", "relation") : JsonFields.scalar(page);
    return Stream.ofNullable(address)
        .flatMap(text -> WebAddress.read(text).stream())
        .map(url -> new Reference(part, url, JsonFields.text(page, "title", "label")));
  }
}
