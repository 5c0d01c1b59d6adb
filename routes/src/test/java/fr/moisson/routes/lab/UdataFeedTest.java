package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The records that udata's own harvester makes of our feed, compared with those we write ourselves.
 */
class UdataFeedTest extends OnUdata {

  private static final int COUNT = 20;

  /** The facts that it cannot understand are listed in lab/README.md. */
  @Test
  void itUnderstandsWhatWeWrite() {
    publish(COUNT);
    officer.harvest().well();
    Map<String, JsonNode> theirs;
    try (Officer.Site site = officer.serve()) {
      theirs = byTitle(Udata.of(lab).harvest(site.feed()));
    }
    Map<String, JsonNode> ours = byTitle(udata.datasets());

    assertThat(theirs.keySet()).isEqualTo(ours.keySet()).hasSize(COUNT + 1);
    ours.forEach(
        (title, record) -> assertThat(facts(theirs.get(title))).as(title).isEqualTo(facts(record)));
    theirs.forEach(
        (title, record) ->
            assertThat(record.path("harvest").path("remote_id"))
                .as(title)
                .isEqualTo(ours.get(title).path("extras").path("moisson:id")));
    // Only the feed names the API of our files.
    assertThat(
            Udata.resources(theirs.get("Arbres – Le Niortais")).stream()
                .filter(UdataFeedTest::isLayer))
        .singleElement()
        .satisfies(
            layer -> {
              assertThat(layer.path("title").asText()).isEqualTo("Arbres (OGC API) – Le Niortais");
              assertThat(layer.path("type").asText()).isEqualTo("api");
            });
    JsonNode harvest = theirs.get("Mesures 7").path("harvest");
    assertThat(harvest.path("remote_url").asText())
        .isEqualTo("https://producteur.example.org/page/jeu-7");
    assertThat(harvest.path("issued_at").asText()).startsWith("2025-03-01");
    assertThat(harvest.path("modified_at").asText()).startsWith("2026-04-02");
  }

  private static boolean isLayer(JsonNode resource) {
    return resource.path("url").asText().contains("/ogc/collections/");
  }

  private static Map<String, JsonNode> byTitle(List<JsonNode> records) {
    Map<String, JsonNode> byTitle = new TreeMap<>();
    records.forEach(held -> byTitle.put(held.path("title").asText(), held));
    return byTitle;
  }

  private static Map<String, Object> facts(JsonNode record) {
    Map<String, Object> facts = new TreeMap<>();
    for (String field :
        List.of(
            "description", "license", "frequency", "temporal_coverage", "private", "archived")) {
      facts.put(field, record.path(field));
    }
    Set<String> tags = new TreeSet<>(Udata.tags(record));
    // It turns a theme into a keyword.
    tags.remove("environnement");
    facts.put("tags", tags);
    // A place that we write as a zone is harvested as a box.
    if (record.path("title").asText().startsWith("Mesures")) {
      facts.put("spatial", record.path("spatial"));
    }
    SortedSet<String> contacts = new TreeSet<>();
    record
        .path("contact_points")
        .forEach(
            contact ->
                contacts.add(
                    contact.path("role").asText()
                        + " "
                        + contact.path("name").asText()
                        + " "
                        + contact.path("email").asText()));
    facts.put("contacts", contacts);
    List<Object> files = new ArrayList<>();
    for (JsonNode resource :
        Udata.resources(record).stream().filter(one -> !isLayer(one)).toList()) {
      Map<String, Object> file = new TreeMap<>();
      for (String field : List.of("url", "title", "format", "mime", "filesize", "type")) {
        file.put(field, resource.path(field));
      }
      files.add(file);
    }
    facts.put("files", files);
    return facts;
  }
}
