package fr.moisson.connectors.opendatasoft;

import static fr.moisson.connectors.json.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of an Opendatasoft dataset: its exports, which the portal makes on demand, its
 * API, and the files attached to it.
 */
final class ExploreLinks {

  private static final String PARQUET = "application/vnd.apache.parquet";

  private final JsonNode body;
  private final String name;
  private final String portal;
  private final String dataset;
  private final @Nullable String processed;

  ExploreLinks(JsonNode body, String name, URI portal) {
    this.body = body;
    this.name = name;
    this.portal = RequestUris.root(portal);
    this.dataset = ExploreClient.root(portal) + "/catalog/datasets/" + RequestUris.step(name);
    JsonNode metas = body.path("metas");
    this.processed =
        text(metas.has("default") ? metas.path("default") : metas, "data_processed", "modified");
  }

  List<Link> all() {
    List<Link> links = new ArrayList<>();
    // A dataset without records only describes its attachments.
    if (body.path("has_records").asBoolean(true) && isVisible(body)) {
      links.add(export("csv", "CSV", "text/csv"));
      links.add(export("json", "JSON", "application/json"));
      if (isGeographic()) {
        links.add(export("geojson", "GEOJSON", "application/geo+json"));
        links.add(export("shp", "SHP", "application/zip"));
      }
      links.add(export("parquet", "PARQUET", PARQUET));
      links.add(
          link("api", "API Explore v2.1", dataset + "/records", "REST", "application/json")
              .through(new Service(URI.create(dataset), "API", name)));
    }
    attached(links, "attachments", dataset + "/attachments/");
    attached(
        links,
        "alternative_exports",
        portal + "/api/datasets/1.0/" + RequestUris.step(name) + "/alternative_exports/");
    return links;
  }

  /** Whether the portal shows the data, and not only the metadata. */
  static boolean isVisible(JsonNode body) {
    return body.path("data_visible").asBoolean(true);
  }

  private boolean isGeographic() {
    return body.path("features").valueStream().anyMatch(feature -> feature.asText().equals("geo"));
  }

  private Link export(String format, String code, String mediaType) {
    return link(
        "export-" + format, "Export " + code, dataset + "/exports/" + format, code, mediaType);
  }

  private Link link(String id, String title, String address, String code, String mediaType) {
    return Link.to(title, URI.create(address))
        .named(id, null)
        .typed(code, mediaType)
        .dated(processed);
  }

  private void attached(List<Link> links, String kind, String folder) {
    for (JsonNode file : body.path(kind)) {
      String id = text(file, "id");
      if (id != null) {
        String title = Objects.requireNonNullElse(text(file, "title"), id);
        links.add(
            Link.to(title, URI.create(folder + RequestUris.step(id)))
                .named(kind + "-" + id, text(file, "description"))
                .typed(null, text(file, "mimetype")));
      }
    }
  }
}
