package fr.moisson.connectors.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class FilesSourceTest {

  private static final String TEMPLATE =
      """
      "dataset": {"title": "Arbres de {territoire}", "description": "Les arbres, à {territoire}.",
        "keywords": ["arbre", "{territoire}"], "themes": ["ENVI"], "licence": "lov2",
        "publisher": {"name": "Ville", "siren": "217901917"},
        "contact": {"email": "sig@exemple.fr"}, "frequency": "ANNUAL"}
      """;
  private static final Territory NIORT =
      new Territory(
          Kind.COMMUNE,
          "79191",
          "Niort",
          List.of(new Territory.Commune("79191", "Niort", "79", "75")),
          new GeometryFactory().toGeometry(new Envelope(-1, 0, 46, 47)),
          "2026");

  private static final Instant LATER = Instant.now().plusSeconds(3_600);

  @TempDir Path folder;

  @Test
  void theLastChangeIsThatOfTheFilesThatAreMeant() throws IOException {
    Instant before = Instant.now().minusSeconds(2);
    FilesSource one = bound("\"path\": \"arbres.csv\"");
    FilesSource some = bound("\"path\": \"*.csv\"");
    assertThat(one.lastChange(LATER)).as("not there yet").isEmpty();
    assertThat(some.lastChange(LATER)).as("nothing there").isEmpty();

    Files.writeString(folder.resolve("arbres.txt"), "brouillon");
    assertThat(some.lastChange(LATER)).as("not meant").isEmpty();
    Path file = Files.writeString(folder.resolve("arbres.csv"), "nom;lon;lat\nif;-0.4;46.3\n");

    assertThat(one.lastChange(LATER)).hasValueSatisfying(at -> assertThat(at).isAfter(before));
    assertThat(some.lastChange(LATER)).isEqualTo(one.lastChange(LATER));
    assertThat(some.lastChange(before)).as("later than that").isEmpty();
    assertThat(bound("\"url\": \"https://exemple.fr/arbres.csv\"").lastChange(LATER)).isEmpty();

    assertThat(bound("\"path\": \"arbres.csv/*.csv\"").lastChange(LATER)).as("no folder").isEmpty();
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(one.lastChange(LATER))
        .as("copied with the date of its content")
        .hasValueSatisfying(at -> assertThat(at).isAfter(before));
  }

  @Test
  void aFileOfThisMachineIsOneDataset() throws IOException {
    Files.writeString(folder.resolve("arbres 2026.csv"), "nom;lon;lat\nif;-0.4;46.3\n", UTF_8);
    FilesSource source = bound("\"path\": \"arbres 2026.csv\"");

    RawItem item = only(source, refusing());
    Dataset dataset = source.map(new DatasetId("79191", "arbres", "x"), item, NIORT);
    Table table = source.table(item).orElseThrow();

    assertThat(item.remoteId()).isEqualTo("arbres 2026");
    assertThat(dataset.title()).isEqualTo("Arbres de Niort");
    assertThat(dataset.keywords()).containsExactly("Niort", "arbre");
    assertThat(dataset.coverage().zones()).containsExactly("commune:79191");
    assertThat(dataset.distributions()).isEmpty();
    assertThat(dataset.modified()).endsWith("Z");
    assertThat(table.format()).isEqualTo(Table.Format.CSV);
    assertThat(table.origin()).isEqualTo(URI.create("file:arbres%202026.csv"));
  }

  @Test
  void aFileOfTheWebIsLinkedToo() throws IOException {
    String content = "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}";
    Path body = Files.writeString(folder.resolve("body"), content, UTF_8);
    URI url = URI.create("https://donnees.example/export/arbres.php?f=csv");
    FilesSource source = bound("\"url\": \"" + url + "\", \"id\": \"arbres\"");

    RawItem item =
        only(
            source,
            answering(
                new Door.Body(
                    URI.create("https://cdn.example/123"),
                    body,
                    "text/html",
                    "utf-8",
                    Map.of("last-modified", "Wed, 25 Nov 2026 08:00:00 GMT"),
                    "abc")));
    Dataset dataset = source.map(new DatasetId("79191", "arbres", "x"), item, NIORT);

    assertThat(item.remoteId()).isEqualTo("arbres");
    assertThat(source.table(item).orElseThrow().format()).isEqualTo(Table.Format.GEOJSON);
    assertThat(source.table(item).orElseThrow().origin()).isEqualTo(url);
    assertThat(dataset.modified()).isEqualTo("2026-11-25T08:00:00Z");
    assertThat(dataset.distributions())
        .containsExactly(
            new Distribution.Link(
                url.toString(),
                "arbres.php",
                null,
                url,
                "GEOJSON",
                "text/html",
                (long) content.length(),
                "sha256:abc",
                "2026-11-25T08:00:00Z",
                null));
  }

  @Test
  void anAddressThatASecretOpensIsNotPublished() throws IOException {
    Path body = Files.writeString(folder.resolve("body"), "nom;lon;lat\nif;-0.4;46.3\n", UTF_8);
    URI url = URI.create("https://donnees.example/export?token=SECRET&f=1");
    Door.Body answer = new Door.Body(url, body, "text/csv", null, Map.of(), "abc");
    FilesSource source = bound("\"url\": \"" + url + "\"");

    RawItem item = only(source, answering(answer));

    assertThat(source.map(new DatasetId("79191", "arbres", "x"), item, NIORT).distributions())
        .isEmpty();
    assertThat(source.table(item).orElseThrow().origin())
        .isEqualTo(URI.create("https://donnees.example/export?token=***&f=1"));
    assertThat(item.body().toString()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment; filename=\"relevé.csv\"",
        "attachment; filename=x.csv; filename*=UTF-8''relev%C3%A9.csv"
      })
  void theNameThatAServerGivesIsTheFilesName(String disposition) throws IOException {
    Path body = Files.writeString(folder.resolve("body"), "nom;lon;lat\nif;-0.4;46.3\n", UTF_8);
    URI url = URI.create("https://donnees.example/download.php?id=3");
    Map<String, String> headers = Map.of("content-disposition", disposition);
    FilesSource source = bound("\"url\": \"" + url + "\"");

    RawItem item =
        only(source, answering(new Door.Body(url, body, "text/csv", null, headers, "abc")));

    assertThat(item.remoteId()).as("of the address, which is stable").isEqualTo("download");
    assertThat(item.body().path("name").asText()).isEqualTo("relevé.csv");
    assertThat(item.body().path("stem").asText()).isEqualTo("relevé");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nom;lon;lat\n", "{\"type\":\"FeatureCollection\",\"features\":[]}"})
  void aFileWithoutRowsListsNothing(String content) throws IOException {
    Files.writeString(folder.resolve("f.csv"), content, UTF_8);

    assertThat(bound("\"path\": \"f.csv\"").fetch(run(refusing()))).isEmpty();
  }

  @Test
  void aPageInPlaceOfTheFileIsStillListed() throws IOException {
    Files.writeString(folder.resolve("f.csv"), "<!doctype html><p>Maintenance", UTF_8);

    assertThat(bound("\"path\": \"f.csv\"").fetch(run(refusing()))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("noTables")
  void anAddressThatAnswersNoTableHasNotBeenRead(String content, Notice.Code fault)
      throws IOException {
    Path body = Files.writeString(folder.resolve("body"), content, UTF_8);
    URI url = URI.create("https://donnees.example/arbres.csv");
    Door door = answering(new Door.Body(url, body, "text/csv", "utf-8", Map.of(), "abc"));

    assertThatThrownBy(() -> bound("\"url\": \"" + url + "\"").fetch(run(door)).toList())
        .isInstanceOfSatisfying(
            Unavailable.class, refusal -> assertThat(refusal.notice().code()).isEqualTo(fault));
  }

  static Stream<Arguments> noTables() {
    return Stream.of(
        Arguments.of("<!doctype html><p>Maintenance", Notice.Code.PAGE_INSTEAD),
        Arguments.of("PK\u0003\u0004 cut", Notice.Code.DAMAGED_ARCHIVE),
        Arguments.of(
            "{\"error\":{\"code\":498,\"message\":\"Invalid token\"}}",
            Notice.Code.NOT_THE_FORMAT));
  }

  @Test
  void rowsInAMemberOfAnAnswerAreRead() throws IOException {
    Files.writeString(
        folder.resolve("f.json"), "{\"total\":2,\"data\":[{\"a\":1},{\"a\":2}]}", UTF_8);
    FilesSource source = bound("\"path\": \"f.json\"");

    Table table = source.table(only(source, refusing())).orElseThrow();

    try (Rows rows = Rows.open(table, notice -> {})) {
      assertThat(rows.next().value("a")).isEqualTo("1");
    }
  }

  @Test
  void aFileThatIsNotThereMayComeLater() {
    assertThatThrownBy(() -> bound("\"path\": \"absent.csv\"").fetch(run(refusing())))
        .isInstanceOfSatisfying(
            Unavailable.class,
            fault -> assertThat(fault.notice().code()).isEqualTo(Notice.Code.NO_SUCH_FILE));
  }

  @Test
  void theWayToReadTheFileCanBeStated() throws IOException {
    Files.writeString(folder.resolve("f.txt"), "{\"a\":1}\n{\"a\":2}\n", UTF_8);
    FilesSource source =
        bound(
            "\"path\": \"f.txt\", \"format\": \"JSON_LINES\","
                + " \"place\": {\"commune\": \"a\", \"alreadyCut\": true}");

    Table table = source.table(only(source, refusing())).orElseThrow();

    assertThat(table.format()).isEqualTo(Table.Format.JSON_LINES);
    assertThat(table.place()).isEqualTo(new Table.Place(null, null, null, null, "a", true));
  }

  @Test
  void theLayerMayDependOnTheDepartement() throws IOException {
    new Zipped().with("met.csv", "a;b\n1;2\n").with("mart.csv", "a;b\n3;4\n").in(folder, "f.zip");
    String layers = "\"layer\": \"met\", \"layerByDepartement\": {\"%s\": \"mart\"}";

    FilesSource here = bound("\"path\": \"f.zip\", " + layers.formatted("79"));
    FilesSource elsewhere = bound("\"path\": \"f.zip\", " + layers.formatted("972"));

    assertThat(here.table(only(here, refusing())).orElseThrow().file()).hasContent("a;b\n3;4");
    assertThat(elsewhere.table(only(elsewhere, refusing())).orElseThrow().file())
        .hasContent("a;b\n1;2");
  }

  @Test
  void aPresetMustNameOneFileAndDescribeIt() {
    assertThatThrownBy(() -> bound("\"id\": \"x\"")).isInstanceOf(JsonMappingException.class);
    assertThatThrownBy(() -> bound("\"path\": \"a\", \"url\": \"http://b\""))
        .isInstanceOf(JsonMappingException.class);
    assertThatThrownBy(() -> mapper().readValue("{\"path\": \"a\"}", FilesSource.class))
        .isInstanceOf(JsonMappingException.class);
  }

  private FilesSource bound(String options) throws JsonProcessingException {
    return mapper().readValue("{" + options + ", " + TEMPLATE + "}", FilesSource.class);
  }

  private ObjectMapper mapper() {
    return new ObjectMapper()
        .setInjectableValues(new InjectableValues.Std().addValue("folder", folder));
  }

  private RawItem only(FilesSource source, Door door) {
    List<RawItem> items = source.fetch(run(door)).toList();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private Run run(Door door) {
    return new Run(NIORT, door, folder, null, notice -> {}, Niortais.AT);
  }

  private static Door refusing() {
    return answering(null);
  }

  private static Door answering(Door.Body body) {
    return new Door() {
      @Override
      public Body get(Request request) {
        assertThat(body).as("a file of this machine needs no network").isNotNull();
        return body;
      }

      @Override
      public Reply send(Request request) {
        throw new UnsupportedOperationException("nothing is written");
      }
    };
  }
}
