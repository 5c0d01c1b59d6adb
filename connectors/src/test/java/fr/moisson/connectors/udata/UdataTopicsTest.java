package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bouquets of Ecosphères. */
class UdataTopicsTest {

  private static final String TOPICS = "https://www.data.example/api/2/topics/";
  private static final UdataSource SOURCE =
      new UdataSource(
          URI.create("https://www.data.example"),
          null,
          List.of("ecospheres"),
          "https://ecologie.example/bouquets/{slug}",
          null);

  @TempDir Path folder;
  private final List<Notice> told = new ArrayList<>();
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    topics("2026-03-01", "2026-01-01");
    elements(
        "a",
        "{\"id\": \"e1\", \"title\": \"Cours d’eau\", \"description\": \"Tous.\","
            + " \"element\": {\"class\": \"Dataset\", \"id\": \"d1\"}},"
            + "{\"id\": \"e2\", \"title\": \"Ailleurs\", \"element\": null,"
            + " \"extras\": {\"ecospheres\": {\"uri\": \"https://autre.example/jeu\"}}},"
            + "{\"id\": \"e3\", \"title\": \"À faire\", \"element\": null,"
            + " \"extras\": {\"ecospheres\": {\"availability\": \"missing\"}}},"
            + "{\"id\": \"e4\", \"title\": \"API\", \"element\":"
            + " {\"class\": \"Dataservice\", \"id\": \"s1\"}},"
            + "{\"id\": \"e5\", \"title\": \"Carte\", \"element\":"
            + " {\"class\": \"Reuse\", \"id\": \"u1\"}}",
        5);
    elements("b", "", 0);
  }

  private void topics(String ofA, String ofB) {
    door.serve(
        TOPICS + "?tag=ecospheres&page=1&page_size=50",
        """
        {"data": [{"id": "a", "name": "Rafraîchir Niort", "tags": ["univers"], "slug": "rafraichir",
                   "description": "Un bouquet.", "last_modified": "%s",
                   "organization": {"name": "Ministère"}},
                  {"id": "b", "name": "Vide", "last_modified": "%s"}], "total": 2}"""
            .formatted(ofA, ofB));
  }

  private void elements(String topic, String elements, int total) {
    door.serve(
        TOPICS + topic + "/elements/?page=1&page_size=50",
        "{\"data\": [" + elements + "], \"total\": " + total + "}");
  }

  private Run run(String since) {
    return new Run(Niortais.of("79191"), door, folder, since, told::add, Niortais.AT);
  }

  @Test
  void aBouquetIsASeriesWhoseElementsAreLinks() {
    List<RawItem> items = SOURCE.fetch(run(null)).toList();
    Dataset bouquet =
        SOURCE.map(new DatasetId("niort", "bouquets", "a"), items.get(0), Niortais.of("79191"));

    assertThat(items).extracting(RawItem::remoteId).containsExactly("a", "b");
    assertThat(bouquet.kind()).isEqualTo(Kind.SERIES);
    assertThat(bouquet.title()).isEqualTo("Rafraîchir Niort");
    assertThat(bouquet.publisher().name()).isEqualTo("Ministère");
    assertThat(bouquet.distributions())
        .extracting(part -> ((Link) part).url().toString())
        .containsExactly(
            "https://www.data.example/datasets/d1/",
            "https://autre.example/jeu",
            "https://www.data.example/dataservices/s1/",
            "https://www.data.example/reuses/u1/");
    assertThat(bouquet.landingPage())
        .isEqualTo(URI.create("https://ecologie.example/bouquets/rafraichir"));
  }

  @Test
  void idsThatAreNoneAreEscapedInAddresses() {
    door.serve(
        TOPICS + "?tag=ecospheres&page=1&page_size=50",
        "{\"data\": [{\"id\": \"a {b}\", \"name\": \"Vide\", \"last_modified\": \"2026-01-01\"}], \"total\": 1}");
    elements(
        "a%20%7Bb%7D",
        "{\"id\": \"e1\", \"title\": \"Un\", \"element\": {\"class\": \"Dataset\", \"id\": \"d 1\"}},"
            + "{\"id\": \"e2\", \"title\": \"Deux\", \"element\": null,"
            + " \"extras\": {\"ecospheres\": {\"uri\": \"/jeux/d 2\"}}}",
        2);

    RawItem item = SOURCE.fetch(run(null)).toList().get(0);

    assertThat(
            SOURCE
                .map(new DatasetId("niort", "bouquets", "a"), item, Niortais.of("79191"))
                .distributions())
        .extracting(part -> ((Link) part).url().toString())
        .containsExactly(
            "https://www.data.example/datasets/d%201/", "https://www.data.example/jeux/d%202");
  }

  @Test
  void whatABouquetAnnouncesAndNobodyHasIsTold() {
    SOURCE.fetch(run(null)).toList();

    assertThat(told)
        .containsExactly(Notice.of(Notice.Code.PART_MISSING, "Rafraîchir Niort", "À faire"));
  }

  @Test
  void bouquetsThatDidNotChangeAreNotOpenedAgain() {
    Run first = run(null);
    SOURCE.fetch(first).toList();
    topics("2026-03-01", "2026-04-01");
    int before = door.asked().size();

    Run second = run(first.marker().orElseThrow());
    List<RawItem> items = SOURCE.fetch(second).toList();

    assertThat(items).extracting(RawItem::remoteId).containsExactly("b");
    assertThat(second.stoppedEarly()).isTrue();
    assertThat(door.asked().size() - before).isEqualTo(2);
  }
}
