package fr.moisson.routes.cli;

import static fr.moisson.routes.SmallConfiguration.EMBEDDED;
import static fr.moisson.routes.cli.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in advance what would stop a harvest although no configuration file shows it. */
class CheckTest {

  private static final String CITY =
      """
      sources: [arbres]
      portals:
        ville:
          type: ckan
          for: { commune: "%s" }
          options: { url: http://127.0.0.1:9, organisation: v, token: "file:jeton" }
      """;

  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() {
    configuration =
        new SmallConfiguration(folder.resolve("config"))
            .write("jeton", "j3ton-4711")
            .territory("niortais", "sources: [arbres]\n" + EMBEDDED);
  }

  @Test
  void aFolderThatIsNotThereYetIsAWarning() {
    configuration.territory(
        "niortais", "sources: [{ use: arbres, options: { path: depots/arbres } }]\n" + EMBEDDED);

    Ended check = check();

    assertThat(check.code()).isEqualTo(ExitCode.WELL);
    assertThat(check.err())
        .contains("niortais/arbres : ", "config/depots/arbres n’existe pas", "« path »");
  }

  @Test
  void aConfigurationThatHarvestsNothingIsAWarning() throws IOException {
    assertThat(check().err()).doesNotContain("rien ne sera moissonné");
    Path territories = folder.resolve("config/territories");
    Files.delete(territories.resolve("niortais.yaml"));

    Ended check = check();
    Ended harvest = Typed.run(configuration.typed("harvest"));
    Ended report = Typed.run(configuration.typed("report"));

    assertThat(List.of(check, harvest, report))
        .allSatisfy(
            ended ->
                assertThat(ended.err())
                    .contains(
                        "Aucun territoire de " + territories + " n’a de source", "→ Décrivez-y"));
    assertThat(check.code()).isEqualTo(ExitCode.WELL);
    assertThat(report.code()).as("whoever watches learns of it").isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aSecretThatIsMissingIsToldOfATerritoryAsOfAll() throws IOException {
    configuration.territory("niortais", CITY.formatted("79191")).territory("autre", EMBEDDED);
    assertThat(Typed.run(configuration.typed("check", "niortais")).code()).isEqualTo(ExitCode.WELL);
    Files.delete(folder.resolve("config/jeton"));

    for (String name : List.of("niortais", "niortais/arbres")) {
      Ended one = Typed.run(configuration.typed("check", name));

      assertThat(one.code()).isEqualTo(ExitCode.MISUSED);
      assertThat(one.err()).contains("portals.ville.options.token: secret introuvable");
    }
    assertThat(check().code()).isEqualTo(ExitCode.MISUSED);
  }

  /** As after a file was copied, or shared out among colleagues. */
  @Test
  void twoFilesThatPublishTheSameOnOnePortalAreAFault() {
    String file = "territory: { commune: \"79191\" }\n" + CITY.formatted("79191");
    String other = file.replace("ville:", "agglo:").replace("http://127", "https://127");
    configuration.write("territories/a.yaml", file).write("territories/b.yaml", other);

    Ended check = check();

    assertThat(check.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(check.err())
        .contains("b.yaml:4: portals.agglo: « a/ville » publie déjà", "« arbres »", "1 problème");
    assertThat(Typed.run(configuration.typed("check", "a")).code()).isEqualTo(ExitCode.WELL);
    configuration.write("territories/b.yaml", other.replace("organisation: v", "organisation: w"));
    assertThat(check().code()).as("in another organisation").isEqualTo(ExitCode.WELL);
    configuration.write("territories/b.yaml", other.replace("79191", "79005"));
    assertThat(check().code()).as("of another commune").isEqualTo(ExitCode.WELL);
    configuration.write(
        "territories/b.yaml",
        other.replace("[arbres]", "[{ use: arbres, options: { path: autres } }]"));
    assertThat(check().code()).as("from another source").isEqualTo(ExitCode.WELL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"FeatureCollection\",\"features\":[]} | n’a aucune commune",
        "bonjour | contours.geojson",
        "{\"type\":\"Feature\",\"properties\":{\"nom\":\"Niort\"},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[[0,46],[1,46],[1,47],[0,46]]]}} | la propriété code_insee",
        "{\"type\":\"Feature\",\"properties\":{\"code_insee\":\"79191\"},\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[0,46]}} | « 79191 » n’a pas de surface",
      })
  void ofAFileOfContoursTheFileAndItsFaultAreNamed(String content, String fault) {
    configuration.write("territories/contours.geojson", content);

    Ended check = check();

    assertThat(check.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(check.err())
        .contains("niortais.yaml:2: contour.file: ", "contours.geojson", fault, "1 problème")
        .doesNotContain("200041317");
  }

  @Test
  void aCommuneOfAnotherEpciIsKnownByWhatAHarvestKeptOfTheMembers() {
    configuration.write(
        "territories/niortais.yaml",
        "territory: { epci: \"200041317\" }\n" + CITY.formatted("17300"));
    assertThat(check().code()).as("nobody has said who its members are").isEqualTo(ExitCode.WELL);

    configuration.write(
        "../data/territories/epci-200041317-%d.geojson".formatted(Year.now().getValue()),
        """
        {"type":"Feature","properties":{"code":"200041317","nom":"CA du Niortais",
        "communes":[{"code":"79191","nom":"Niort"}]},
        "geometry":{"type":"Polygon","coordinates":[[[0,46],[1,46],[1,47],[0,46]]]}}
        """);

    assertThat(check().code()).isEqualTo(ExitCode.MISUSED);
    assertThat(check().err())
        .contains("niortais.yaml:6: portals.ville.for: La commune 17300", "CA du Niortais");
  }

  @Test
  void programsGetOneObject() throws Exception {
    Ended well = Typed.run(configuration.typed("check", "--json"));

    assertThat(json(well)).hasToString("{\"presets\":1,\"territories\":1,\"sources\":1}");

    configuration.write("territories/contours.geojson", "bonjour");
    Ended misused = Typed.run(configuration.typed("check", "--json"));

    assertThat(misused.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(json(misused).at("/error/code").asText()).isEqualTo("CONFIGURATION");
    assertThat(json(misused).at("/error/problems")).hasSize(1);
    assertThat(misused.err()).isEqualTo(check().err());
  }

  private Ended check() {
    return Typed.run(configuration.typed("check"));
  }
}
