package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.harvesters.territory.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

  private static final String TREES =
      """
      essence;lon;lat;insee
      Chêne;-0,25;46,5;
      Hêtre;46,5;-0,75;
      Orme;3;48;
      Frêne;;;79191
      If;;;
      Pin;1;2;3;4
      """;

  @TempDir Path folder;
  private Path files;
  private final List<Notice> notices = new ArrayList<>();

  @BeforeEach
  void chooseFolder() {
    files = folder.resolve("files");
  }

  @Test
  void whereNothingSaysAPlaceTheColumnsAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), "nom;lieu-dit\nif;Ribray\n");
    List<Notice> told = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Extracts.of(
                    Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
                    "t",
                    "t",
                    List.of(Places.niort()),
                    folder,
                    told::add))
        .isInstanceOfSatisfying(
            BadItem.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(
                        Notice.of(Notice.Code.ROWS_NOWHERE, "t", 1, "Niort", "nom, lieu-dit")));
    assertThat(told).isEmpty();
  }

  @Test
  void eachTerritoryGetsItsShareInOnePass() throws IOException {
    List<Extract> extracts = make(TREES, Places.niortais(), Places.niort(), Places.fors());

    assertThat(extracts)
        .extracting(extract -> extract.territory() + " " + extract.format())
        .containsExactly(
            "200041317 CSV",
            "200041317 GEOJSON",
            "79191 CSV",
            "79191 GEOJSON",
            "79125 CSV",
            "79125 GEOJSON");
    assertThat(content(extracts.get(2)))
        .isEqualTo(
            "essence,lon,lat,insee,longitude,latitude\r\n"
                + "Chêne,\"-0,25\",\"46,5\",,-0.25,46.5\r\n"
                + "Frêne,,,79191,,\r\n");
    assertThat(content(extracts.get(5)))
        .contains("\"essence\":\"Hêtre\"", "[-0.75,46.5]")
        .doesNotContain("Chêne");
  }

  @Test
  void textsThatWereDecodedWrongAreToldAndPutRight() throws IOException {
    String wrong = new String(TREES.getBytes(UTF_8), Charset.forName("windows-1252"));

    Extract extract = make(wrong, Places.niort()).get(0);

    assertThat(content(extract)).contains("Chêne,", "Frêne,").doesNotContain("Ã");
    assertThat(notices).contains(Notice.of(Notice.Code.MOJIBAKE, "essence"));
  }

  @Test
  void geoJsonOfTextsHasTheTypesThatAllRowsShow() throws IOException {
    String rows =
        "insee;haut;n;abattu;cote;lon;lat\n"
            + "79191;12,5;3;false;4;-0.25;46.5\n01004;8;;true;haute;-0.25;46.5\n";

    assertThat(content(make(rows, Places.niort()).get(1)))
        .contains(
            "{\"insee\":\"79191\",\"haut\":12.5,\"n\":3,\"abattu\":false,\"cote\":\"4\",",
            "{\"insee\":\"01004\",\"haut\":8,\"n\":null,\"abattu\":true,\"cote\":\"haute\",");
  }

  @Test
  void geoJsonIsMadeAnewIfALaterRowShowsAnotherTypeThanTheFirst() throws IOException {
    StringBuilder rows = new StringBuilder("n;haut;lon;lat\n");
    for (int i = 1; i <= 3_000; i++) {
      rows.append(i).append(";2,5;-0.25;46.5\n");
    }

    String numbers = content(make(rows + "", Places.niort()).get(1));
    String texts = content(make(rows + "12 bis;haute;-0.25;46.5\n", Places.niort()).get(1));

    assertThat(numbers.lines().filter(line -> line.contains("\"haut\":2.5,"))).hasSize(3_000);
    assertThat(numbers).contains("{\"n\":1,", "{\"n\":3000,");
    assertThat(texts.lines().filter(line -> line.contains("\"haut\":\"2,5\","))).hasSize(3_000);
    assertThat(texts).contains("{\"n\":\"1\",", "{\"n\":\"12 bis\",\"haut\":\"haute\",");
  }

  @Test
  void daysThatThereAreNotAreTold() throws IOException {
    String rows =
        "nom;vu le;le;lon;lat\nif;12/01/2024;2024-04-31;-0.25;46.5\n"
            + "orme;30/02/2024;reporté;-0.25;46.5\n";

    assertThat(content(make(rows, Places.niort()).get(0))).contains("orme,30/02/2024,");
    assertThat(notices)
        .containsExactly(Notice.of(Notice.Code.NO_SUCH_DAY, 1, "vu le", "30/02/2024"));
  }

  @Test
  void ordinatesInColumnsAreTurnedWithTheirPlace() throws IOException {
    String rows = "nom;lat;lng\nif;-0,25;46,5\norme;46,5;-0,25\n";
    String letters = "nom;x;y\nif;46.50001;-0.25001\n";

    List<Extract> extracts = make(rows, Places.niort());

    assertThat(content(extracts.get(0)))
        .contains("if,\"46,5\",\"-0,25\",-0.25,46.5", "orme,\"46,5\",\"-0,25\",-0.25,46.5");
    assertThat(content(extracts.get(1))).contains("{\"nom\":\"if\",\"lat\":46.5,\"lng\":-0.25}");
    assertThat(notices).contains(Notice.of(Notice.Code.AXES_SWAPPED, 1));
    assertThat(content(make(letters, Places.niort()).get(0)))
        .contains("if,-0.25001,46.50001,-0.25001,46.50001");
  }

  @Test
  void theReceiptAccountsForEveryRow() {
    Extract extract = make(TREES, Places.niortais()).get(0);

    assertThat(extract.receipt())
        .isEqualTo(
            new Receipt(6, 3, 1, 1, 1, Cut.RULE, "2026", 0, 0, 0, null, null, 0, "CA du Niortais"));
    assertThat(extract.place()).isEqualTo("CA du Niortais");
    assertThat(extract.title()).isEqualTo("Arbres (CSV), CA du Niortais");
    assertThat(extract.derivedFrom()).isEqualTo(Reading.ORIGIN);
    assertThat(notices)
        .containsExactlyInAnyOrder(
            Notice.of(Notice.Code.ROWS_BROKEN, 1, "l. 7", 5, 4).at(7),
            Notice.of(Notice.Code.AXES_SWAPPED, 1),
            Notice.of(Notice.Code.ROWS_WITHOUT_PLACE, 1, "6"),
            Notice.of(Notice.Code.ROWS_OUTSIDE, 1, "CA du Niortais"));
  }

  @Test
  void thePathIsMadeOfTheContent() throws IOException {
    Extract extract = make(TREES, Places.niort()).get(0);
    Extract again = make(TREES, Places.niort()).get(0);

    byte[] content = Files.readAllBytes(files.resolve(extract.file()));
    assertThat(extract.sha256()).isEqualTo(Hashes.hex(Hashes.sha256().digest(content)));
    assertThat(extract.file()).isEqualTo(extract.sha256().substring(0, 16) + "/arbres-79191.csv");
    assertThat(extract.bytes()).isEqualTo(content.length);
    assertThat(again).isEqualTo(extract);
    try (Stream<Path> kept = Files.walk(files)) {
      assertThat(kept.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void aDescriptorLeadsToTheFilesThatLieBelowIt() throws IOException {
    List<Extract> extracts = make(TREES, Places.niortais(), Places.niort());

    String path = extracts.get(2).descriptor();
    assertThat(path).matches("[0-9a-f]{16}-arbres-79191-datapackage.json");
    assertThat(extracts.get(3).descriptor()).isEqualTo(path);
    assertThat(extracts.get(0).descriptor()).endsWith("-arbres-200041317-datapackage.json");
    JsonNode described = new ObjectMapper().readTree(files.resolve(path).toFile());
    for (int i = 0; i < 2; i++) {
      JsonNode resource = described.at("/resources/" + i);
      assertThat(resource.path("path").asText()).isEqualTo(extracts.get(2 + i).file());
      assertThat(resource.path("hash").asText())
          .isEqualTo("sha256:" + extracts.get(2 + i).sha256());
    }
    assertThat(described.at("/provenance"))
        .hasToString(
            "{\"territory\":{\"code\":\"79191\",\"name\":\"Niort\",\"contour\":\"2026\"},"
                + "\"boundaryRule\":\"points-in-lines-whole\","
                + "\"software\":{\"name\":\"Moisson\",\"version\":\"1.2\"}}");
  }

  @Test
  void aTerritoryWithoutRowsHasNoExtract() {
    List<Extract> extracts = make("lon;lat\n3;48\n", Places.niortais(), Places.niort());

    assertThat(extracts).isEmpty();
    assertThat(notices).containsExactly(Notice.of(Notice.Code.NO_ROW_INSIDE, 1, "CA du Niortais"));
  }

  /** It may be in Niort or not, since nobody knows whether the quarter is. */
  @Test
  void aCommuneIsNoPlaceWhereTheTerritorySaysNone() {
    Territory quarter =
        Places.commune("Q7", "Souché", "POLYGON((-1 46, 0 46, 0 47, -1 47, -1 46))");

    make(TREES, quarter);

    assertThat(notices)
        .contains(
            Notice.of(Notice.Code.AREA_WITHOUT_COMMUNES, "Souché"),
            Notice.of(Notice.Code.ROWS_WITHOUT_PLACE, 2, "5, 6"));
  }

  /** Niort’s contour ends at longitude 0. */
  @Test
  void whatNamesTheTerritoryBesideWhichItLiesIsTold() {
    String rows = "nom;lon;lat;insee\nau centre;-0.1;46.5;79191\n";
    String pier = "jetée;0.01;46.5;79191\n";

    make(rows + pier + "voisin;0.01;46.5;86194\nloin;2;48;79191\n", Places.niort(), Places.fors());

    assertThat(notices)
        .contains(
            Notice.of(Notice.Code.ROWS_BESIDE, 1, "Niort", "3"),
            Notice.of(Notice.Code.ROWS_OUTSIDE, 3, "Niort"));
  }

  /** Perhaps metres in an undeclared system: all rows may belong to the territory. */
  @Test
  void rowsOfWhichNoneCanBePlacedAreNoRowsElsewhere() {
    assertThatThrownBy(() -> make("x;y\n320000;50\n320100;51\n", Places.niort()))
        .isInstanceOfSatisfying(
            BadItem.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(Notice.of(Notice.Code.ROWS_NOWHERE, "Arbres", 2, "Niort", "x, y")));
    assertThat(make("x;y\n320000;50\n3.1;48.2\n", Places.niort())).isEmpty();
  }

  @Test
  void rowsThatAllLieElsewhereAnswerNoQuestionAboutABox() {
    byte[] far = "lon;lat\n3;48\n".getBytes(UTF_8);
    byte[] beside = "lon;lat\n3;48\n-0.75;46.5\n".getBytes(UTF_8);

    assertThatThrownBy(() -> makeByBox(far)).isInstanceOf(BadItem.class);
    assertThat(makeByBox(beside)).isEmpty();
  }

  /** An extract for a triangle that does not contain the upper left corner of its box. */
  private List<Extract> makeByBox(byte[] csv) {
    Territory triangle = Places.commune("79191", "Niort", "POLYGON((-1 46, 0 46, 0 47, -1 46))");
    Path file = Reading.written(folder, "box.csv", csv);
    return Extracts.of(
        Reading.table(file, Table.Format.CSV, Table.Place.GUESSED).byBox(),
        "Arbres",
        "arbres",
        List.of(triangle),
        files,
        notices::add);
  }

  @Test
  void aTableOfCommunesHasNoGeoJson() {
    assertThat(make("insee;n\n79191;1\n", Places.niort()))
        .extracting(Extract::format)
        .containsExactly("CSV");
  }

  @Test
  void rowsAlreadyCutAreTheFirstTerritorysAlone() {
    Table.Place place = new Table.Place(null, null, null, null, null, true);
    Path file = Reading.written(folder, "f.csv", "jour;indice\n1;2\n".getBytes(UTF_8));

    List<Extract> extracts =
        Extracts.of(
            Reading.table(file, Table.Format.CSV, place),
            "Air",
            "air",
            List.of(Places.niortais(), Places.niort()),
            files,
            notices::add);

    assertThat(extracts).extracting(Extract::territory).containsExactly("200041317");
  }

  @Test
  void invalidShapesAreRepairedAndKeptWhole() throws IOException {
    String bowTie =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[[-0.4,46.1],[-0.2,46.3],[-0.2,46.1],[-0.4,46.3],[-0.4,46.1]]]}}";
    Path file = Reading.written(folder, "f.geojson", bowTie.getBytes(UTF_8));

    List<Extract> extracts =
        Extracts.of(
            Reading.table(file, Table.Format.GEOJSON, Table.Place.GUESSED),
            "Zones",
            "zones",
            List.of(Places.niort()),
            files,
            notices::add);

    assertThat(content(extracts.get(1))).contains("MultiPolygon");
    assertThat(notices).containsExactly(Notice.of(Notice.Code.GEOMETRIES_REPAIRED, 1));
  }

  private static final String ZONES =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"nom":"dedans"},"geometry":{"type":"Polygon","coordinates":
       [[[-0.2,46.1],[-0.1,46.1],[-0.1,46.2],[-0.2,46.2],[-0.2,46.1]]]}},
      {"type":"Feature","properties":{"nom":"à cheval"},"geometry":{"type":"Polygon","coordinates":
       [[[-0.1,46.1],[0.1,46.1],[0.1,46.2],[-0.1,46.2],[-0.1,46.1]]]}},
      {"type":"Feature","properties":{"nom":"à côté"},"geometry":{"type":"Polygon","coordinates":
       [[[0,46.1],[0.1,46.1],[0.1,46.2],[0,46.2],[0,46.1]]]}},
      {"type":"Feature","properties":{"nom":"papillon"},"geometry":{"type":"Polygon","coordinates":
       [[[-0.4,46.1],[-0.2,46.3],[-0.2,46.1],[-0.4,46.3],[-0.4,46.1]]]}},
      {"type":"Feature","properties":{"nom":"plat"},"geometry":{"type":"Polygon","coordinates":
       [[[-0.4,46.1],[-0.2,46.1],[-0.3,46.1],[-0.4,46.1]]]}},
      {"type":"Feature","properties":{"nom":"vide"},"geometry":{"type":"Polygon","coordinates":[]}},
      {"type":"Feature","properties":{"nom":"sentier"},"geometry":{"type":"LineString",
       "coordinates":[[-0.1,46.5],[0.3,46.5]]}}]}
      """;

  @Test
  void aCutAccountsForWhatItDidToGeometries() throws IOException {
    Path file = Reading.written(folder, "f.geojson", ZONES.getBytes(UTF_8));

    Extract extract =
        Extracts.clipped(
                Reading.table(file, Table.Format.GEOJSON, Table.Place.GUESSED),
                Places.niort(),
                files,
                notices::add)
            .get(1);

    Receipt receipt = extract.receipt();
    assertThat(receipt)
        .usingRecursiveComparison()
        .ignoringFields("area", "length")
        .isEqualTo(
            new Receipt(7, 4, 1, 2, 0, Cut.CLIPPED_RULE, "2026", 2, 1, 2, null, null, 0, "Niort"));
    assertThat(receipt.area().whole() / receipt.area().inside()).isBetween(1.24, 1.26);
    assertThat(receipt.length().inside() / receipt.length().whole()).isBetween(0.249, 0.251);
    assertThat(content(extract))
        .contains("\"part_surface\":0.5,", "\"part_longueur\":0.25,")
        .contains("[[-0.1,46.5],[0,46.5]]")
        .doesNotContain("à côté");
    assertThat(notices)
        .contains(
            Notice.of(Notice.Code.GEOMETRIES_REPAIRED, 1),
            Notice.of(Notice.Code.GEOMETRIES_EMPTY, 2));
  }

  @Test
  void aShapeInAColumnIsCutAsWell() throws IOException {
    String zones =
        "nom;geo_shape\n"
            + "coupée;\"LINESTRING (-0.6 46.5, -0.4 46.5)\"\n"
            + "entière;\"LINESTRING (-0.4 46.5, -0.3 46.5)\"\n";
    Path file = Reading.written(folder, "f.csv", zones.getBytes(UTF_8));

    Extract csv =
        Extracts.clipped(
                Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
                Places.niort(),
                files,
                notices::add)
            .get(0);

    assertThat(content(csv).lines())
        .satisfiesExactly(
            header ->
                assertThat(header).startsWith("nom,geo_shape,").doesNotContain("wkt", "longitude,"),
            cut -> assertThat(cut).startsWith("coupée,\"LINESTRING (-0.5 46.5, -0.4 46.5)\","),
            whole ->
                assertThat(whole).startsWith("entière,\"LINESTRING (-0.4 46.5, -0.3 46.5)\","));
  }

  @Test
  void aDamagedFileLeavesNothingBehind() throws IOException {
    Path damaged = damaged(2_000);
    ExtractOrder order = order(damaged, false);

    assertThatThrownBy(() -> Extraction.make(order, notices::add)).isInstanceOf(BadItem.class);

    try (Stream<Path> kept = Files.walk(folder)) {
      assertThat(kept.filter(Files::isRegularFile)).containsExactly(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000})
  void whoSaysSoGetsTheRowsBeforeAFaultAndTheFault(int rows) throws IOException {
    Portion portion = Extraction.make(order(damaged(rows), true), notices::add).get(0);

    assertThat(portion.isWhole()).isFalse();
    assertThat(portion.receipt().rowsOut()).isEqualTo(rows);
    assertThat(notices)
        .extracting(Notice::code)
        .containsExactly(Notice.Code.MALFORMED, Notice.Code.ROWS_BEFORE_FAULT);
    assertThat(files.resolve("arbres-79191.csv")).content().hasLineCount(rows + 1);
  }

  private Path damaged(int rows) {
    String row = "{\"essence\": \"if\", \"lon\": -0.25, \"lat\": 46.5},\n";
    return Reading.written(folder, "f.json", ("[" + row.repeat(rows) + "{]").getBytes(UTF_8));
  }

  private ExtractOrder order(Path json, boolean takesPart) {
    Table table = Reading.table(json, Table.Format.JSON, Table.Place.GUESSED);
    return new ExtractOrder(
        table,
        Extracts.subject("Arbres", table),
        "arbres",
        List.of(Places.niort()),
        Recipe.USUAL,
        takesPart,
        KnownSchemas.NONE,
        Destination.named(files, files),
        "1.2");
  }

  private List<Extract> make(String csv, Territory... territories) {
    Path file = Reading.written(folder, "f.csv", csv.getBytes(UTF_8));
    return make(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED), territories);
  }

  private List<Extract> make(Table table, Territory... territories) {
    return Extracts.of(table, "Arbres", "arbres", List.of(territories), files, notices::add);
  }

  private String content(Extract extract) {
    try {
      return Files.readString(files.resolve(extract.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
