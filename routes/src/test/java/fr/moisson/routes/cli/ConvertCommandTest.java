package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {
  private static final String SQUARE =
      """
      {"type":"Feature","properties":{"nom":"Centre"},"geometry":{"type":"Polygon",
      "coordinates":[[[-0.5,46.3],[-0.4,46.3],[-0.4,46.4],[-0.5,46.4],[-0.5,46.3]]]}}
      """;

  private static final String TREES =
      """
      Identifiant;Genre;Espèce;Hauteur (m);Longitude;Latitude
      A1;Quercus;robur;12;-0,45;46,35
      A2;Tilia;cordata;8,5;-0,46;46,36
      """;

  @TempDir Path folder;

  @Test
  void aFileIsCutToAnyPolygon() throws IOException {
    Path trees = write("Haies d’été.csv", "essence;lon;lat\nIf;-0,45;46,35\nOrme;2,3;48,8\n");
    Path square = write("centre.geojson", SQUARE);

    JsonNode report = convert(trees, "--territory", square.toString());

    assertThat(report.path("rowsIn").asInt()).isEqualTo(2);
    assertThat(report.path("rowsOut").asInt()).isEqualTo(1);
    assertThat(report.path("outside").asInt()).isEqualTo(1);
    assertThat(report.at("/files/0/path").asText()).isEqualTo("Haies-d-ete-centre.csv");
    assertThat(folder.resolve("out/Haies-d-ete-centre.csv"))
        .hasContent("essence,lon,lat,longitude,latitude\r\nIf,\"-0,45\",\"46,35\",-0.45,46.35\r\n");
  }

  /** Users without a configuration cannot use its keys. */
  @ParameterizedTest
  @CsvSource({"fr, indiquez-le avec --crs", "en, specify it with --crs"})
  void whatAnOptionOfTheCommandMendsIsToldWithThatOption(String language, String advice)
      throws IOException {
    Path trees = write("t.csv", "essence;x;y\nIf;433692,3;6585100,2\nOrme;433700,1;6585200,4\n");
    String out = folder.resolve("out").toString();

    Ended ended = Typed.run("convert", trees.toString(), "--lang", language, "--out", out);

    assertThat(ended.out()).contains("EPSG:2154", advice).doesNotContain("(crs");
  }

  @Test
  void aFileIsCutToAConfiguredTerritory() throws IOException {
    SmallConfiguration configuration =
        new SmallConfiguration(folder.resolve("config"))
            .territory("niortes", "sources: [arbres]\n" + SmallConfiguration.EMBEDDED);
    String trees = write("t.csv", "essence;lon;lat\nIf;-0,45;46,35\nOrme;2,3;48,8\n").toString();
    String out = folder.resolve("out").toString();

    Ended known =
        Typed.run(configuration.typed("convert", trees, "--territory", "niortes", "--out", out));
    Ended unknown =
        Typed.run(configuration.typed("convert", trees, "--territory", "niorte", "--out", out));

    assertThat(known.code()).isZero();
    assertThat(folder.resolve("out/t-200041317.csv"))
        .hasContent("essence,lon,lat,longitude,latitude\r\nIf,\"-0,45\",\"46,35\",-0.45,46.35\r\n");
    assertThat(unknown.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(unknown.out()).contains("niorte");
  }

  @Test
  void aFileMayComeThroughStandardInput() throws IOException {
    Path square = write("centre.geojson", SQUARE);
    InputStream console = System.in;
    System.setIn(new ByteArrayInputStream("essence;lon;lat\nIf;-0,45;46,35\n".getBytes(UTF_8)));
    try {
      JsonNode report = convert(Path.of("-"), "--territory", square.toString());

      assertThat(report.path("rowsOut").asInt()).isEqualTo(1);
      assertThat(report.at("/files/0/path").asText()).isEqualTo("stdin-centre.csv");
      assertThat(folder.resolve("out/stdin-centre-datapackage.json"))
          .content()
          .contains("\"stdin\"");
    } finally {
      System.setIn(console);
    }
  }

  @Test
  void nothingUnfinishedIsLeftWhenItIsStopped() throws Exception {
    StringBuilder rows = new StringBuilder("essence;lon;lat\n");
    for (int i = 0; i < 300_000; i++) {
      rows.append("If;-0,45;46,35\n");
    }
    Path trees = write("arbres.csv", rows.toString());
    Path out = Files.createDirectory(folder.resolve("faits"));
    Process process =
        new Program(folder)
            .start("convert", trees.toString(), "--to", "xlsx,gpkg", "--out", out.toString());
    try {
      for (int tick = 0; tick < 9_000 && unfinished(out).isEmpty(); tick++) {
        Thread.sleep(10);
      }
      assertThat(unfinished(out)).isNotEmpty();
      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(unfinished(out)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<Path> unfinished(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void shapesAreCutAndMeasuredWhereItIsAskedFor() throws IOException {
    Path paths =
        write(
            "sentiers.geojson",
            "{\"type\":\"Feature\",\"properties\":{\"nom\":\"GR\"},\"geometry\":"
                + "{\"type\":\"LineString\",\"coordinates\":[[-0.45,46.35],[-0.35,46.35]]}}");
    Path square = write("centre.geojson", SQUARE);

    JsonNode whole = convert(paths, "--territory", square.toString());
    JsonNode cut = convert(paths, "--territory", square.toString(), "--clip", "--shares");

    assertThat(whole.path("cut").asInt()).isZero();
    assertThat(whole.path("rule").asText()).isEqualTo("points-in-lines-whole");
    assertThat(whole.path("length").isNull()).isTrue();
    assertThat(cut.path("cut").asInt()).isEqualTo(1);
    assertThat(cut.path("rule").asText()).isEqualTo("points-in-lines-cut");
    assertThat(cut.at("/length/inside").asDouble() / cut.at("/length/whole").asDouble())
        .isBetween(0.499, 0.501);
    assertThat(folder.resolve("out/sentiers-centre.csv")).content().contains("GR,,,0.5,3");
  }

  @Test
  void treesBecomeTreesOfTheSchemaBesideThoseOfTheTown() throws IOException {
    JsonNode report = convert(write("arbres.csv", TREES));

    assertThat(report.path("schema").asText()).isEqualTo("arbres-urbains");
    assertThat(report.path("confidence").asDouble()).isGreaterThan(0.7);
    assertThat(report.path("conformity").asDouble()).isEqualTo(1);
    assertThat(report.path("encoding").asText()).isEqualTo("UTF-8");
    assertThat(report.path("separator").asText()).isEqualTo(";");
    assertThat(folder.resolve("out/arbres.csv")).content().startsWith("Identifiant,Genre,");
    assertThat(folder.resolve("out/arbres-arbres-urbains.csv"))
        .content()
        .startsWith("id,")
        .contains("Quercus,robur");
  }

  /** The schema requires the commune's code, but the source has only names, or only positions. */
  @Test
  void theCommuneOfEachRowIsFoundAmongThoseOfTheTerritory() throws IOException {
    Path fountains =
        write(
            "fontaines.csv",
            """
            Identifiant;Type Objet;Voie;Commune;Accès;PMR;Gourde;geo_point_2d
            1;BORNE_FONTAINE;Rue du Puits;NIORT;aucune;oui;oui;"46.35, -0.45"
            2;FONTAINE_ARCEAU;Place du Port;;aucune;non;oui;"46.25, -0.45"
            """);
    String west = SQUARE.strip().replace("\"nom\"", "\"code_insee\":\"79191\",\"nom\"");
    String south =
        west.replace("79191", "79125").replace("46.3]", "46.2]").replace("46.4]", "46.3]");
    Path members =
        write(
            "membres.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[" + west + "," + south + "]}");

    JsonNode report =
        convert(
            fountains, "--territory", members.toString(), "--schema", "fontaines", "--to", "csv");

    assertThat(report.path("conformity").asDouble()).isEqualTo(1);
    assertThat(folder.resolve("out/fontaines-membres.csv"))
        .content()
        .contains(",79191,", ",79125,");
  }

  @Test
  void whoNamesASchemaGetsThatAlone() throws IOException {
    JsonNode report = convert(write("arbres.csv", TREES), "--schema", "arbres-urbains");

    assertThat(report.path("schema").asText()).isEqualTo("arbres-urbains");
    assertThat(report.path("files")).hasSize(2);
    assertThat(folder.resolve("out/arbres.csv")).content().startsWith("id,");
  }

  @Test
  void theNameOfAFileOrAMemberSaysWhatFewColumnsAreOf() throws IOException {
    String columns = "nom;adresse;longitude;latitude\nBrèche;Place de la Brèche;-0.46;46.32\n";
    String members =
        "{\"bornes_fontaines\": [{\"nom\": \"Brèche\", \"lon\": -0.46, \"lat\": 46.32}]}";

    assertThat(convert(write("fontaines-a-boire.csv", columns)).path("schema").asText())
        .isEqualTo("fontaines");
    assertThat(convert(write("equipements.json", members)).path("schema").asText())
        .isEqualTo("fontaines");
    assertThat(convert(write("lieux.csv", columns)).path("schema").isNull()).isTrue();
  }

  @Test
  void whoWantsNoneGetsTheColumnsAsTheyAre() throws IOException {
    JsonNode report = convert(write("arbres.csv", TREES), "--schema", "none", "--to", "gpkg,xlsx");

    assertThat(report.path("schema").isNull()).isTrue();
    assertThat(report.at("/files/0/format").asText()).isEqualTo("gpkg");
    assertThat(folder.resolve("out/arbres.xlsx")).isNotEmptyFile();
  }

  @Test
  void besideTheFilesStandsWhatTheyAre() throws IOException {
    JsonNode report = convert(write("arbres.csv", TREES), "--schema", "none", "--to", "csv,gpkg");

    assertThat(report.path("descriptor").asText()).isEqualTo("arbres-datapackage.json");
    JsonNode described =
        new ObjectMapper().readTree(folder.resolve("out/arbres-datapackage.json").toFile());
    assertThat(described.at("/resources/0/path").asText()).isEqualTo("arbres.csv");
    assertThat(described.at("/resources/0/schema/fields/3/type").asText()).isEqualTo("number");
    assertThat(described.at("/resources/1/hash").asText()).startsWith("sha256:");
    assertThat(described.at("/sources/0/path").asText()).isEqualTo("arbres.csv");
    assertThat(described.has("created")).as("nobody says when the data changed").isFalse();
    assertThat(described.has("licenses")).as("nor on which conditions").isFalse();
  }

  @Test
  void withoutTerritoryAllRowsStay() throws IOException {
    JsonNode report = convert(write("t.csv", "essence,lieu\nIf,ici\nOrme,\n"));

    assertThat(report.path("rowsOut").asInt()).isEqualTo(2);
  }

  @Test
  void aNoticeSaysWhichRowAndColumnItIsAbout() throws IOException {
    Path trees = write("t.csv", "essence;hauteur;date\nIf;1200;2024-01-05\nOrme;900;2024-02-30\n");

    JsonNode notices = convert(trees).path("notices");

    assertThat(notices)
        .filteredOn(notice -> notice.path("code").asText().equals("NO_SUCH_DAY"))
        .extracting(notice -> notice.path("column").asText())
        .containsExactly("date");
    assertThat(notices).allMatch(notice -> notice.has("row") && notice.has("column"));
  }

  @Test
  void whatIsAboutPersonsIsLeftOutUnlessItIsAskedFor() throws IOException {
    Path trees = write("t.csv", "essence,observateur,tel\nIf,Claire Martin,05 49 00 00 00\n");

    JsonNode report = convert(trees);

    assertThat(report.at("/notices/0/code").asText()).isEqualTo("PERSONAL_COLUMNS");
    assertThat(report.at("/notices/0/message").asText()).contains("observateur, tel");
    assertThat(folder.resolve("out/t.csv")).hasContent("essence\r\nIf\r\n");
    convert(trees, "--keep-personal", "Observateur");
    assertThat(folder.resolve("out/t.csv"))
        .hasContent("essence,observateur\r\nIf,Claire Martin\r\n");
  }

  @Test
  void theFileThatIsReadIsNeverReplaced() throws IOException {
    Path trees = write("t.csv", "essence,lieu\nIf,ici\n");

    Ended typed = Typed.run("convert", trees.toString(), "--out", folder.toString(), "--json");

    assertThat(typed.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(new ObjectMapper().readTree(typed.out()).at("/notices/0/code").asText())
        .isEqualTo("OUTPUT_IS_INPUT");
    assertThat(trees).hasContent("essence,lieu\nIf,ici\n");
  }

  @Test
  void theRowsBeforeAFaultAreWrittenAndTheShellIsToldThatSomeLack() throws IOException {
    Path trees = write("arbres.json", "[{\"essence\":\"If\",\"lieu\":\"ici\"},{\"essence");
    Path out = folder.resolve("out");

    Ended typed = Typed.run("convert", trees.toString(), "--out", out.toString(), "--json");

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(new ObjectMapper().readTree(typed.out()).at("/notices").findValuesAsText("code"))
        .containsExactly("MALFORMED", "ROWS_BEFORE_FAULT");
    assertThat(out.resolve("arbres.csv")).hasContent("essence,lieu\r\nIf,ici\r\n");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    JsonNode report = convert(folder.resolve("absent.csv"));

    assertThat(report.at("/notices/0/code").asText()).isEqualTo("NO_SUCH_FILE");
    assertThat(convert(folder).at("/notices/0/code").asText()).isEqualTo("FOLDER_INSTEAD");
    Ended ended =
        Typed.run("convert", "https://donnees exemple.fr/a.csv", "--out", folder.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.out()).contains("https://donnees exemple.fr/a.csv n’existe pas");
  }

  @Test
  void whatTheOfficerHasToCorrectIsACommandThatIsWrong() throws IOException {
    String trees = write("arbres.csv", "essence,x,y\nIf,1,2\n").toString();
    String out = folder.resolve("out").toString();

    Ended crs = Typed.run("convert", trees, "--out", out, "--crs", "EPSG:99999");
    Ended schema = Typed.run("validate", trees, "--schema", "arbre", "--config", "../config");
    Ended absent = Typed.run("convert", folder.resolve("absent.csv").toString());

    assertThat(List.of(crs, schema, absent)).extracting(Ended::code).containsOnly(ExitCode.MISUSED);
    assertThat(crs.out()).contains("« crs » : EPSG:99999", "Attendu : EPSG:2154");
  }

  @Test
  void aTerritoryThatIsMistypedIsToldWithThoseThatThereAre() throws IOException {
    String trees = write("arbres.csv", TREES).toString();

    Ended name = Typed.run("convert", trees, "--territory", "niorte", "--config", "../config");
    Ended file =
        Typed.run("convert", trees, "--territory", "zone.geojson", "--config", "../config");

    assertThat(name.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(name.out()).contains("« niorte » n’est ni un fichier", "niort,");
    assertThat(file.out()).contains("zone.geojson n’existe pas");
  }

  @Test
  void aReportGoesIntoAFolderThatIsNotThereYet() throws IOException {
    Path report = folder.resolve("rapports/2026/r.json");

    JsonNode told = convert(write("t.csv", TREES), "--report", report.toString());

    assertThat(new ObjectMapper().readTree(report.toFile()).path("rowsIn"))
        .isEqualTo(told.path("rowsIn"));
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeTheWork() throws IOException {
    Path trees = write("t.csv", TREES);
    Path file = write("fichier", "");

    for (String[] option :
        new String[][] {
          {"--report", file + "/r.json"}, {"--report", folder.toString()}, {"--out", file + "/d"}
        }) {
      Ended typed = Typed.run("convert", trees.toString(), option[0], option[1], "--json");

      assertThat(typed.code()).isEqualTo(ExitCode.MISUSED);
      assertThat(new ObjectMapper().readTree(typed.out()).at("/notices/0/code").asText())
          .isEqualTo("NOT_WRITABLE");
    }
    assertThat(
            Typed.run(
                    "validate",
                    trees.toString(),
                    "--schema",
                    "arbres-urbains",
                    "--config",
                    "../config",
                    "--report",
                    file + "/r.csv")
                .code())
        .isEqualTo(ExitCode.MISUSED);
  }

  @Test
  void theFileThatIsReadIsNotReplacedByItsReport() throws IOException {
    Path trees = write("t.csv", TREES);

    JsonNode told = convert(trees, "--report", trees.toString());

    assertThat(told.at("/notices/0/code").asText()).isEqualTo("OUTPUT_IS_INPUT");
    assertThat(trees).hasContent(TREES);
  }

  @Test
  void aReportIsNeverWrittenInThePlaceOfTheFileThatItTellsOf() throws IOException {
    Path trees = write("t.json", "[{\"essence\":\"If\",\"lieu\":\"ici\"}]");
    Path out = Files.createDirectory(folder.resolve("out"));
    Path link = Files.createSymbolicLink(folder.resolve("lien"), out);

    JsonNode told = convert(trees, "--to", "csv", "--report", link.resolve("t.csv").toString());

    assertThat(told.at("/notices/0/code").asText()).isEqualTo("REPORT_IS_OUTPUT");
    assertThat(out).isEmptyDirectory();

    convert(trees, "--to", "csv", "--report", out.resolve("t.json").toString());
    assertThat(out.resolve("t.csv")).hasContent("essence,lieu\r\nIf,ici\r\n");
    Ended again =
        Typed.run(
            "convert",
            trees.toString(),
            "--out",
            out.toString(),
            "--report",
            out.resolve("t.csv").toString());
    assertThat(again.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(out.resolve("t.csv")).hasContent("essence,lieu\r\nIf,ici\r\n");
  }

  @Test
  void aLayerOfAFileWithoutLayersIsRefused() throws IOException {
    Path trees = write("t.csv", TREES);

    assertThat(convert(trees, "--layer", "zones").at("/notices/0/message").asText())
        .contains("ne contient pas « zones »", "on y trouve : t.csv");
  }

  @Test
  void aFileWithoutARowIsNoSuccess() throws IOException {
    String out = folder.resolve("out").toString();

    Ended typed = Typed.run("convert", write("t.csv", "essence;lieu\n").toString(), "--out", out);

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.out()).contains("t.csv ne contient aucune ligne");
  }

  @Test
  void aFileOfBrokenRowsOnlyIsNoSuccess() throws IOException {
    Path out = folder.resolve("out");
    Path trees = write("t.csv", "essence,hauteur\nIf,12,5\nOrme,8,5\n");

    Ended typed = Typed.run("convert", trees.toString(), "--out", out.toString(), "--json");

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(new ObjectMapper().readTree(typed.out()).at("/notices/0/code").asText())
        .isEqualTo("ROWS_BROKEN");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private JsonNode convert(Path input, String... more) throws IOException {
    return Typed.convert(input, folder.resolve("out"), more);
  }
}
