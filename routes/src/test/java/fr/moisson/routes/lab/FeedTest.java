package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What ckanext-dcat understands of our feed, compared with the records we write ourselves. */
@Tag("lab")
@ParameterizedClass
@MethodSource("sites")
class FeedTest {

  private static final int COUNT = 20;

  @Parameter Lab lab;
  @TempDir Path folder;
  private final Catalogue source = Catalogue.start();
  private Ckan pushed;
  private Ckan pulled;
  private Officer officer;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("ckan");
  }

  @BeforeEach
  void start() {
    pushed = Ckan.of(lab);
    pulled = Ckan.of(lab);
    officer = new Officer(folder, source.preset(), pushed.portal(lab.url()), lab.editorToken());
    for (int i = 0; i < COUNT; i++) {
      source.put("jeu-" + i, "Mesures d’été " + i);
    }
    Catalogue.layer(source.get("jeu-0"), "https://carte.example.org/wms");
  }

  @AfterEach
  void close() {
    pushed.removeDatasets();
    pulled.removeDatasets();
    source.close();
  }

  /** The facts that it cannot understand are listed in lab/README.md. */
  @Test
  void itUnderstandsWhatWeWrite() throws Exception {
    officer.harvest().well();
    try (Officer.Site site = officer.serve()) {
      pull(site.feed());
    }
    Map<String, JsonNode> ours = byTitle(pushed);
    Map<String, JsonNode> theirs = byTitle(pulled);

    assertThat(theirs.keySet()).isEqualTo(ours.keySet()).hasSize(COUNT + 1);
    ours.forEach(
        (title, record) -> assertThat(facts(theirs.get(title))).as(title).isEqualTo(facts(record)));
    // Only the feed names the API of our files.
    assertThat(
            Ckan.resources(theirs.get("Arbres – Le Niortais")).stream().filter(FeedTest::isLayer))
        .singleElement()
        .extracting(FeedTest::resource)
        .satisfies(
            layer -> {
              assertThat(layer).containsEntry("name", "Arbres (OGC API) – Le Niortais");
              assertThat(layer.get("service endpoint_url")).endsWith("/ogc\"]");
              assertThat(layer.get("service endpoint_description")).endsWith("/ogc/api\"");
              assertThat(layer.get("service conforms_to")).contains("ogcapi-features-1");
            });
  }

  private static boolean isLayer(JsonNode resource) {
    return resource.path("url").asText().contains("/ogc/collections/");
  }

  private Map<String, Object> facts(JsonNode record) {
    Map<String, Object> facts = new TreeMap<>();
    for (String field : List.of("notes", "url", "license_id")) {
      facts.put(field, record.path(field).asText().replace("null", ""));
    }
    for (String field : List.of("identifier", "theme", "frequency", "issued")) {
      facts.put(field, Ckan.value(record, field));
    }
    facts.put("modified", Ckan.value(record, "modified").replace("+00:00", "Z"));
    facts.put("tags", Ckan.tags(record));
    facts.put("publisher", part(record, "publisher", "name"));
    facts.put("contact", part(record, "contact", "name") + " " + part(record, "contact", "email"));
    facts.put("creator", part(record, "creator", "name") + " " + part(record, "creator", "url"));
    facts.put("start", part(record, "temporal", "start"));
    facts.put("end", part(record, "temporal", "end"));
    if (!lab.hasForms()) {
      String shape = Ckan.value(record, "spatial") + Ckan.value(record, "spatial_bbox");
      facts.put("spatial", shape.replace(" ", ""));
    }
    facts.put(
        "resources",
        Ckan.resources(record).stream()
            .filter(one -> !isLayer(one))
            .map(FeedTest::resource)
            .toList());
    return facts;
  }

  /**
   * The facts of one resource; CKAN gives missing values as null, as an empty text or not at all.
   */
  private static Map<String, String> resource(JsonNode resource) {
    Map<String, String> facts = new TreeMap<>();
    for (String field : List.of("url", "name", "mimetype", "size", "hash", "hash_algorithm")) {
      facts.put(field, resource.path(field).asText("").replace("null", ""));
    }
    // ckanext-dcat gives the formats of services as addresses.
    facts.put("format", resource.path("format").asText("").replaceFirst("^http.*/", ""));
    for (JsonNode service : JsonFields.written(resource.path("access_services"))) {
      for (String field : List.of("title", "endpoint_url", "endpoint_description", "conforms_to")) {
        facts.put("service " + field, service.path(field).toString());
      }
    }
    return facts;
  }

  /** A value that is in a subfield on a site with forms, and in an extra on a plain site. */
  private String part(JsonNode record, String field, String name) {
    if (lab.hasForms()) {
      String form = field.equals("temporal") ? "temporal_coverage" : field;
      return record.path(form).path(0).path(name).asText();
    }
    return Ckan.value(record, field + "_" + name);
  }

  private void pull(URI feed) {
    ObjectNode wanted =
        Ckan.object()
            .put("name", "flux-" + pulled.organisation())
            .put("title", "Flux")
            .put("url", feed.toString())
            .put("source_type", "dcat_rdf")
            .put("owner_org", pulled.organisation())
            .put("frequency", "MANUAL")
            .put("config", "{\"rdf_format\":\"xml\"}");
    String id = pulled.call("harvest_source_create", wanted).path("id").asText();
    lab.command("harvester", "run-test", id);
  }

  private static Map<String, JsonNode> byTitle(Ckan ckan) {
    Map<String, JsonNode> records = new TreeMap<>();
    ckan.datasets()
        .forEach(
            held ->
                records.put(
                    held.path("title").asText(),
                    ckan.call("package_show", Ckan.object().put("id", held.path("id").asText()))));
    return records;
  }
}
