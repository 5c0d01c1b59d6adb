package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.routes.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validates a table against a schema, as typed by officers. */
class ValidateCommandTest {

  private static final String TREES =
      """
      Identifiant;Genre;Espèce;Hauteur (m);Longitude;Latitude
      A1;Quercus;robur;12;-0,45;46,35
      A2;Tilia;cordata;8,5;-0,46;46,36
      """;

  @TempDir Path folder;

  @Test
  void theTableToCorrectHasAllRowsSinceItIsSentAgainWhole() throws IOException {
    Path trees = write("arbres.csv", TREES + "A3;Acer;campestre;7;;\n");

    JsonNode report = convert(trees, "--schema", "arbres-urbains");

    assertThat(report.path("conformity").asDouble()).isBetween(0.66, 0.67);
    assertThat(folder.resolve("out").resolve(report.path("corrections").asText()))
        .content()
        .contains("erreurs;ligne;Identifiant;Genre", "\r\n;2;A1;Quercus", "\r\n;3;A2;Tilia")
        .containsPattern("\r\n[^;]*longitude[^;]*;4;A3;Acer");
  }

  @Test
  void aValueThatTheSchemaDoesNotKnowIsSaidToBeThatRatherThanMissing() throws IOException {
    Path hydrants =
        write(
            "pei.csv",
            "insee;id_sdis;type_pei;type_rd;lon;lat\n79191;1;PI;C;-0.46;46.32\n"
                + "79191;2;Geyser;C;-0.46;46.32\n79191;3;;C;-0.46;46.32\n");

    JsonNode report = convert(hydrants, "--schema", "pei");

    assertThat(folder.resolve("out").resolve(report.path("corrections").asText()))
        .content()
        .containsPattern("\r\n[^;]*type_pei[^;]*PI, BI, PA, CI[^;]*;3;79191;2;Geyser")
        .containsPattern("\r\n[^;]*type_pei[^;]*remplie[^;]*;4;79191;3;;");
  }

  @Test
  void aNumberGivenTwiceIsToldAsItsProducerWroteIt() throws IOException {
    StringBuilder rows = new StringBuilder("N° arbre;Genre;Hauteur (m);Longitude;Latitude\n");
    for (int i = 0; i < 20; i++) {
      rows.append("A-%02d;Tilia;12;-0,45;46,35\n".formatted(i == 19 ? 3 : i));
    }

    JsonNode report = convert(write("arbres.csv", rows.toString()), "--schema", "arbres-urbains");

    assertThat(report.path("errors").asInt()).isOne();
    assertThat(folder.resolve("out").resolve(report.path("corrections").asText()))
        .content()
        .containsPattern("\r\n[^;]*« A-03 » est déjà celle de la ligne 5[^;]*;21;A-03;Tilia");
  }

  @Test
  void whatIsLostOnTheWayToTheSchemaIsToldByLineThoughAllElseIsValid() throws IOException {
    Path niort =
        write(
            "niort.geojson",
            "{\"type\":\"Polygon\",\"coordinates\":"
                + "[[[-0.6,46.2],[-0.4,46.2],[-0.4,46.4],[-0.6,46.4],[-0.6,46.2]]]}");
    Path trees =
        write(
            "arbres.csv",
            "Identifiant;Genre;Date plantation;Longitude;Latitude\n"
                + "A1;Quercus;2001-03-31;-0,45;46,35\nA2;Tilia;nov-98;-0,46;46,36\n"
                + "A3;Acer;;;\nA4;Acer;;-0,45;46,35;Acer;;-0,45\n");

    JsonNode report = convert(trees, "--schema", "arbres-urbains", "--territory", niort.toString());

    assertThat(report.path("conformity").asDouble()).isOne();
    JsonNode written =
        new ObjectMapper()
            .readTree(folder.resolve("out").resolve(report.path("report").asText()).toFile());
    assertThat(written.path("findings"))
        .extracting(one -> one.path("code").asText() + " " + one.path("line").asText())
        .containsExactly("value-emptied 3", "row-lost 4", "row-lost 5");
    assertThat(written.at("/findings/0/message").asText()).contains("« nov-98 »", "date");
    assertThat(folder.resolve("out").resolve(report.path("corrections").asText()))
        .content()
        .contains("\r\n;2;A1;Quercus")
        .containsPattern("\r\n\"date_plantation : « nov-98 »[^\"]*\";3;A2;Tilia")
        .doesNotContain("A3;Acer");
  }

  @Test
  void aNumberThatIsTooLargeIsNotSaidToBeNone() throws IOException {
    Path trees =
        write(
            "arbres.csv",
            "Identifiant;Genre;Hauteur (m);Longitude;Latitude\n"
                + "A1;Quercus;12;-0,45;46,35\nA2;Tilia;1 200;-0,46;46,36\n");

    JsonNode report = convert(trees, "--schema", "arbres-urbains");

    JsonNode written =
        new ObjectMapper()
            .readTree(folder.resolve("out").resolve(report.path("report").asText()).toFile());
    assertThat(written.at("/findings/0/message").asText())
        .contains("« 1 200 » ne peut pas s’écrire dans cette colonne");
  }

  @Test
  void theReportIsAPageThatStandsForItself() throws IOException {
    Path trees = write("arbres.csv", "id,longitude,latitude,hauteur\n1,-0.4,46.3,<b>dix</b>\n");
    Path page = folder.resolve("rapport.html");

    validated(trees, "--report", page + "");

    assertThat(page)
        .content()
        .startsWith("<!doctype html>")
        .contains("arbres.csv", "Valeur du mauvais type", "hauteur", "&lt;b&gt;dix&lt;/b&gt;")
        .containsOnlyOnce("avertissement</span>")
        .doesNotContain("<link", "src=", "href=\"/");
  }

  @Test
  void thePageSaysEachThingOnceAndShowsThatNoRowIsRight() throws IOException {
    Path trees =
        write(
            "arbres.csv",
            "id,longitude,latitude,date_releve,hauteur\n,-0.4,46.3,hier,2\n7,-0.4\n7,-0.4,x,,\n");
    Path page = folder.resolve("rapport.html");

    validated(trees, "--report", page + "");

    assertThat(page)
        .content()
        .contains("<div class=\"verdict poor\">", "Lignes vérifiées\u00a0: 3.")
        .containsOnlyOnce("Aucune ligne conforme")
        .containsOnlyOnce(">Ligne trop courte</a>")
        .containsOnlyOnce(">Clé primaire en double</a>")
        .containsOnlyOnce(">Clé primaire vide</a>")
        .contains("sous la forme aaaa-mm-jj")
        .doesNotContain("`");
  }

  @Test
  void aFileIsHeldAgainstASchema() throws IOException {
    Path trees = write("arbres.csv", "id,longitude,latitude,hauteur\n1,-0.4,46.3,dix\n");
    Path table = folder.resolve("a-corriger.csv");

    Ended typed = validated(trees, "--report", table + "");

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.out())
        .contains("arbres-urbains 0.3.1", "Ligne 2, colonne « hauteur » : « dix »")
        .containsOnlyOnce("facultative")
        .contains("· Colonnes facultatives absentes : date_releve, famille, genre, ");
    assertThat(table).content().contains("erreurs", "dix");
  }

  @Test
  void onlyAReportThatLeavesErrorsOutSaysSo() throws IOException {
    String header = "id,longitude,latitude,hauteur\n";
    String wrong = "1,-0.4,46.3,dix\n";

    assertThat(validated(write("un.csv", header + wrong)).out())
        .doesNotContain("seules les premières lignes");
    assertThat(validated(write("trop.csv", header + wrong.repeat(21))).out())
        .contains("seules les premières lignes");
  }

  @Test
  void aTableWithTheColumnsOfItsProducerIsSentToConvert() throws IOException {
    Path own = write("arbres.csv", TREES);
    Path other = write("bancs.csv", "Lieu;Longueur\nPort;2\n");

    assertThat(validated(own).out())
        .contains("moisson convert " + own + " --schema arbres-urbains");
    assertThat(validated(other).out()).contains("manque").doesNotContain("convert");
  }

  /** Users correct their table with one or the other. */
  @Test
  void theReportSaysOfACellWhatTheTableToCorrectSays() throws IOException {
    Path caves =
        write(
            "caves.csv",
            "identifiant;type_cavite;code_insee;longitude;latitude\n"
                + "C1;cave;79191;-0,45;46,35\nC2;trou noir;79191;-0,46;46,36\n");

    convert(caves, "--schema", "cavites");

    JsonNode report =
        new ObjectMapper().readTree(folder.resolve("out/caves-rapport.json").toFile());
    assertThat(report.at("/counts/0/detail").asText()).isEqualTo("enum");
    assertThat(report.at("/findings/0/value").asText()).isEqualTo("trou noir");
    assertThat(report.at("/conformity/errors").asInt()).isOne();
    assertThat(folder.resolve("out/caves-a-corriger.csv"))
        .content()
        .contains(report.at("/findings/0/message").asText());
  }

  @Test
  void whatAPackageSaysOfItsTablesIsHeldAgainstThem() throws IOException {
    write("especes.csv", "code\nQUERO\n");
    Path trees = write("arbres.csv", "id,espece\n1,QUERO\n2,FAGSY\n");
    Path described =
        write(
            "datapackage.json",
            """
            {"name": "arbres", "resources": [
              {"name": "especes", "path": "especes.csv",
               "schema": {"fields": [{"name": "code", "type": "string"}]}},
              {"name": "arbres", "path": "arbres.csv",
               "schema": {
                 "fields": [{"name": "id", "type": "integer"}, {"name": "espece", "type": "string"}],
                 "foreignKeys": [{"fields": "espece",
                   "reference": {"resource": "especes", "fields": "code"}}]}}]}
            """);

    Ended typed =
        Typed.run("validate", trees.toString(), "--schema", described.toString(), "--json");

    JsonNode report = new ObjectMapper().readTree(typed.out());
    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.at("/counts/0/code").asText()).isEqualTo("foreign-key");
    assertThat(report.at("/findings/0/line").asInt()).isEqualTo(3);
  }

  @Test
  void aReportDoesNotNameTheFolderOfItsTable() throws IOException {
    Path empty = write("vide.csv", "");
    Path page = folder.resolve("rapport.html");

    Ended typed = validated(empty, "--report", page.toString());

    assertThat(typed.out()).contains("✗ vide.csv ne contient aucune ligne.");
    assertThat(page).content().contains("vide.csv").doesNotContain(folder.toString());
  }

  @Test
  void theConversionThatIsSuggestedCanBeTypedAsItIs() throws IOException {
    Path raw = write("mes arbres.csv", "Numéro;Espèce;Hauteur;X;Y\n1;Tilia cordata;12;-0,4;46,3\n");

    assertThat(validated(raw).out())
        .contains("./moisson convert '" + raw + "' --schema arbres-urbains");
  }

  @Test
  void aPackageIsKnownByItsContentAndSaysWhichTablesItHas() throws IOException {
    Path trees = write("arbres.csv", "id\n1\n");
    Path other = write("bancs.csv", "id\n1\n");
    Path described =
        write(
            "paquet.json",
            """
            {"resources": [{"name": "arbres", "path": "arbres.csv",
              "schema": {"fields": [{"name": "id", "type": "integer"}]}}]}
            """);

    Ended known = Typed.run("validate", trees.toString(), "--schema", described.toString());
    Ended unknown = Typed.run("validate", other.toString(), "--schema", described.toString());

    assertThat(known.out()).startsWith("Conforme au schéma paquet.json : 1 ligne.");
    assertThat(unknown.out())
        .contains("paquet.json ne décrit pas ")
        .contains("bancs.csv ; avec un schéma, il décrit : arbres.");
    assertThat(unknown.code()).isEqualTo(ExitCode.MISUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "geojson"})
  void whatIsConvertedFollowsItsOwnDescriptor(String format) throws IOException {
    Path bins =
        write(
            "bacs.csv",
            "lieu;pose;vu;litres;latitude;longitude\n"
                + "Parc;04/03/2025;2026-01-02 10:20;1,5;46.3;-0.4\n");
    Path out = folder.resolve("out");
    convert(bins);

    Ended typed =
        Typed.run(
            "validate",
            out.resolve("bacs." + format).toString(),
            "--schema",
            out.resolve("bacs-datapackage.json").toString());

    assertThat(typed.out() + typed.err())
        .startsWith("Conforme au schéma bacs-datapackage.json : 1 ligne");
    assertThat(typed.code()).isZero();
  }

  @Test
  void whatHadToBeGuessedIsSaidOfAFileThatIsValidatedToo() throws IOException {
    Path trees = folder.resolve("arbres.csv");
    Files.write(trees, "id,longitude,latitude,genre\n1,-0.4,46.3,Érable\n".getBytes(ISO_8859_1));

    Ended typed =
        Typed.run(
            "validate",
            trees.toString(),
            "--schema",
            "../config/schemas/arbres-urbains.json",
            "--json");

    assertThat(typed.code()).isZero();
    assertThat(new ObjectMapper().readTree(typed.out()).at("/notices/0/code").asText())
        .isEqualTo("ENCODING_GUESSED");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Ended validated(Path table, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("validate", table + "", "--schema", "arbres-urbains", "--config", "../config"));
    words.addAll(List.of("--data", folder.resolve("data") + ""));
    words.addAll(List.of(more));
    return Typed.run(words.toArray(String[]::new));
  }

  private JsonNode convert(Path input, String... more) throws IOException {
    return Typed.convert(input, folder.resolve("out"), more);
  }
}
