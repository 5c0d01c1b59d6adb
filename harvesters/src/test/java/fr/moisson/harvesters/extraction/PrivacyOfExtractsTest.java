package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.territory.Places;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

/** Personal data and sensitive species in the files of a harvest. */
class PrivacyOfExtractsTest {

  /** Niort's contour in these tests is the square from (-1, 46) to (0, 47), west of -0.5. */
  private static final String OBSERVATIONS =
      """
      cdNom;sensiNiveau;observateurIdentite;codeCommune;lon;lat
      1;0;Claire Martin;79191;-0.25;46.5
      2;1;Claire Martin;79191;-0.25;46.5
      3;2;Claire Martin;79191;-0.25;46.5
      4;3;Claire Martin;79191;-0.25;46.5
      5;4;Claire Martin;79191;-0.25;46.5
      6;0;Claire Martin;75056;3;48
      7;2;Claire Martin;75056;3;48
      """;

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void sensitiveRowsArePlacedByWhatMayBeKnown() throws IOException {
    List<Extract> extracts = make(Places.niort());

    assertThat(content(extracts.get(0)))
        .isEqualTo(
            "cdNom,sensiNiveau,codeCommune,lon,lat,longitude,latitude,wkt\r\n"
                + "1,0,79191,-0.25,46.5,-0.25,46.5,POINT (-0.25 46.5)\r\n"
                + "2,1,79191,,,,,\r\n"
                + "3,2,,,,,,\"POLYGON ((-0.2580378 46.4535519, -0.1278554 46.457192, -0.1330238"
                + " 46.5471662, -0.2634208 46.5435201, -0.2580378 46.4535519))\"\r\n");
    assertThat(extracts.get(0).receipt().rowsIn()).isEqualTo(7);
    assertThat(extracts.get(0).receipt().rowsOut()).isEqualTo(3);
    assertThat(notices)
        .contains(
            Notice.of(Notice.Code.PERSONAL_COLUMNS, "observateurIdentite"),
            Notice.of(Notice.Code.SENSITIVE_BLURRED, 2),
            Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, 2));
  }

  @Test
  void noFileHoldsAPersonOrTheExactPlace() throws IOException {
    for (Extract extract : make(Places.niort())) {
      assertThat(content(extract)).doesNotContain("Martin");
    }
    assertThat(content(make(Places.niort()).get(1)).lines().filter(line -> line.contains("46.5]")))
        .hasSize(1);
  }

  @Test
  void rowsThatTheirProducerWithholdsAreCountedWhereTheyLie() throws IOException {
    String trees =
        "nom;diffusable;lon;lat\nA;oui;-0.25;46.5\nNid;non;-0.25;46.5\n"
            + "B;non;-0.75;46.5\nC;non;-0.75;46.5\nD;oui;-0.75;46.5\nE;non;;\n";
    Path file = Reading.written(folder, "f.csv", trees.getBytes(UTF_8));

    List<Extract> extracts =
        Extracts.clipped(
            Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
            Places.niort(),
            folder.resolve("files"),
            notices::add);

    assertThat(content(extracts.get(0)).lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("A,oui,");
    assertThat(extracts.get(0).receipt().outside()).isEqualTo(3);
    assertThat(extracts.get(0).receipt().withheld()).isEqualTo(2);
    assertThat(notices).contains(Notice.of(Notice.Code.ROWS_WITHHELD, 2, "diffusable"));
  }

  @Test
  void aTableOfWhichNothingMayBeShownIsNotSaidToBeEmpty() {
    Path file =
        Reading.written(
            folder, "f.csv", "cdNom;sensiNiveau;lon;lat\n5;4;-0.25;46.5\n".getBytes(UTF_8));

    Extracts.clipped(
        Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
        Places.niort(),
        folder.resolve("files"),
        notices::add);

    assertThat(notices).containsExactly(Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, 1));
  }

  @Test
  void aCellIsNeitherCutNorMeasured() throws IOException {
    String onTheBoundary = "cdNom;sensiNiveau;lon;lat\n3;2;-0.51;46.5\n";
    Path file = Reading.written(folder, "f.csv", onTheBoundary.getBytes(UTF_8));

    List<Extract> extracts =
        Extracts.clipped(
            Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
            Places.niort(),
            folder.resolve("files"),
            notices::add);

    assertThat(extracts.get(0).receipt().cut()).isZero();
    assertThat(extracts.get(0).receipt().area()).isNull();
    Geometry cell =
        Reading.of(
                Reading.table(
                    folder.resolve("files").resolve(extracts.get(1).file()),
                    Table.Format.GEOJSON,
                    Table.Place.GUESSED))
            .rows()
            .get(0)
            .geometry();
    assertThat(cell.getEnvelopeInternal().getMinX()).as("beyond the boundary").isLessThan(-0.5);
    assertThat(cell.getEnvelopeInternal().getMaxX()).as("and within it").isGreaterThan(-0.5);
  }

  /** Line 3 has no known place, line 4 one that must not be disclosed. */
  @Test
  void theTableToCorrectHoldsTheTerritorysRowsAlone() throws IOException {
    String rows =
        """
        cdNom;sensiNiveau;codeCommune;lon;lat
        chouette;0;79191;-0.25;46.5
        buse;0;;;
        milan;2;;;
        """;
    String schema = "{\"name\":\"faune\",\"fields\":[{\"name\":\"cdNom\",\"type\":\"integer\"}]}";
    Mapping mapping =
        new Mapping(
            "faune",
            MappingFile.EMPTY,
            TableSchema.read(new ByteArrayInputStream(schema.getBytes(UTF_8)), "faune.json"),
            Map.of());

    Assessment assessment =
        Extracts.mapped(
                Reading.table(
                    Reading.written(folder, "f.csv", rows.getBytes(UTF_8)),
                    Table.Format.CSV,
                    Table.Place.GUESSED),
                mapping,
                Places.niort(),
                folder.resolve("files"),
                notices::add)
            .assessment();

    assertThat(folder.resolve("files").resolve(assessment.corrections()))
        .content()
        .contains("chouette")
        .doesNotContain("buse", "milan");
    assertThat(folder.resolve("files").resolve(assessment.report()))
        .content()
        .containsPattern("row-lost\"[^}]*\"line\"\\s*:\\s*3\\b")
        .containsPattern("row-lost\"[^}]*\"line\"\\s*:\\s*4\\b");
  }

  @Test
  void aSchemaWithColumnsForThatSaysHowPreciselyARowIsShown() throws IOException {
    String rows = "cdNom;sensiNiveau;lon;lat\n3;2;-0.25;46.5\n4;0;-0.25;46.5\n";
    String schema =
        """
        {"name":"faune","fields":[{"name":"cdNom","type":"integer"},
        {"name":"coordinateUncertaintyInMeters","type":"number"},
        {"name":"footprintWKT","type":"string"},{"name":"dataGeneralizations","type":"string"}]}
        """;
    Mapping mapping =
        new Mapping(
            "faune",
            MappingFile.EMPTY,
            TableSchema.read(new ByteArrayInputStream(schema.getBytes(UTF_8)), "faune.json"),
            Map.of());

    Extract extract =
        Extracts.mapped(
            Reading.table(
                Reading.written(folder, "f.csv", rows.getBytes(UTF_8)),
                Table.Format.CSV,
                Table.Place.GUESSED),
            mapping,
            Places.niort(),
            folder.resolve("files"),
            notices::add);

    assertThat(content(extract))
        .contains("3,7071,\"POLYGON ((-0.2580378 46.4535519, ")
        .contains("))\",Position floutée à la maille de 10 km")
        .contains("4,,,");
  }

  private List<Extract> make(Territory territory) {
    Path file = Reading.written(folder, "f.csv", OBSERVATIONS.getBytes(UTF_8));
    return Extracts.of(
        Reading.table(file, Table.Format.CSV, Table.Place.GUESSED),
        "Observations",
        "observations",
        List.of(territory),
        folder.resolve("files"),
        notices::add);
  }

  private String content(Extract extract) throws IOException {
    return Files.readString(folder.resolve("files").resolve(extract.file()));
  }
}
