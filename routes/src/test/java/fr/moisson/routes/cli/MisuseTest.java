package fr.moisson.routes.cli;

import static fr.moisson.routes.SmallConfiguration.EMBEDDED;
import static fr.moisson.routes.cli.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in commands or in the configuration, as reported to officers. */
class MisuseTest {

  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() {
    configuration = SmallConfiguration.ofTrees(folder);
  }

  @Test
  void whatIsWrongInTheConfigurationIsNamedByFileLineKeyCauseAndRemedy() throws Exception {
    configuration.territory(
        "niortais",
        """
        sources:
          - use: arbre
          - use: arbres
            options: { chemin: x.csv }
        portals:
          catalogue: { type: embedded }
        """);
    String file = folder.resolve("config/territories/niortais.yaml").toString();

    Ended french = new Program(folder).run(configuration.typed("harvest", "--json"));

    assertThat(french.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(json(french).at("/error/code").asText()).isEqualTo("CONFIGURATION");
    assertThat(json(french).at("/error/problems").findValuesAsText("key"))
        .containsExactly("sources.arbre", "sources.arbres.options.chemin");
    assertThat(french.err())
        .contains(
            file + ":4: sources.arbre: « arbre » n’existe pas. → Noms possibles : arbres (tous")
        .contains(file + ":6: sources.arbres.options.chemin: clé inconnue « chemin ». →")
        .contains("2 problèmes de configuration")
        .doesNotContain("\tat ");
    Ended english = Typed.run(configuration.typed("check", "--lang", "en"));
    assertThat(english.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(english.err()).contains(file + ":4: sources.arbre: ", "2 configuration problems");
  }

  @Test
  void aProgramThatAskedForOneObjectGetsOneWhateverGoesWrong() throws Exception {
    String elsewhere = folder.resolve("nulle-part").toString();
    for (Ended ended :
        List.of(
            Typed.run(configuration.typed("harvest", "poitiers", "--json")),
            Typed.run(configuration.typed("harvest", "--json", "--jason")),
            Typed.run("preview", "--json", "--config", elsewhere),
            Typed.run(configuration.typed("feed", "--json")))) {
      JsonNode error = json(ended).path("error");
      assertThat(error.path("code").asText()).as(ended.out()).matches("COMMAND|CONFIGURATION");
      assertThat(error.path("message").asText()).isNotBlank();
      assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
      assertThat(ended.err()).isNotBlank();
    }
  }

  @Test
  void aPortalForACommuneOfAnotherPlaceIsToldInsteadOfGettingNothing() {
    configuration
        .write("jeton", "j3ton-4711")
        .territory(
            "niortais",
            """
            sources: [arbres]
            portals:
              ville:
                type: ckan
                for: { commune: "79000" }
                options: { url: http://127.0.0.1:9, organisation: v, token: "file:jeton" }
            """);

    Ended ended = Typed.run(configuration.typed("harvest"));
    Ended check = Typed.run(configuration.typed("check"));

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.out())
        .contains(
            "La commune 79000, à laquelle un portail est destiné, ne fait pas partie du territoire Le"
                + " Niortais")
        .contains("(non le code postal)");
    assertThat(check.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(check.err())
        .contains("niortais.yaml:7: portals.ville.for: La commune 79000, à laquelle");
  }

  @Test
  void aCommandThatIsNotUnderstoodIsAUsageError() {
    assertMisused(
        Typed.run(configuration.typed("harvest", "--jason")), "« --jason » est inconnu", "--help");
    assertMisused(Typed.run("moissonner"), "« moissonner » est inconnu", "moisson --help");
    assertMisused(
        Typed.run(configuration.typed("harvst")),
        "« harvst » est inconnu. Vouliez-vous dire : harvest,");
    assertThat(Typed.run("harvst").err()).doesNotContain("Did you mean");
    assertMisused(
        Typed.run("convert", "arbres.csv", "--to", "xls"),
        "« xls » ne convient pas pour --to. Attendu : csv, geojson,");
    assertMisused(Typed.run(configuration.typed("approve")), "il manque TERRITOIRE/SOURCE");
    assertMisused(
        Typed.run("validate", "arbres.csv"),
        "Commande incomprise : il manque --schema ou --shacl.\n");
    assertMisused(
        Typed.run("validate", "arbres.csv", "--lang", "en"), "--schema or --shacl is missing.\n");
    assertMisused(
        Typed.run("validate", "arbres.csv", "--shacl", "--schema", "arbres-urbains"),
        "une seule de ces options se donne, une fois : --schema ou --shacl.\n");
    assertMisused(
        Typed.run("demo", "--port", "beaucoup"), "« beaucoup » ne convient pas", "--port");
    assertMisused(Typed.run("check", "--lang", "de"), "« de » ne convient pas pour --lang");
    assertMisused(
        Typed.run(configuration.typed("harvest", "poitiers")),
        "« poitiers » n’existe pas. Connus : niortais\n");
    assertMisused(
        Typed.run("--lang", "en", "check", "--config", folder.resolve("none").toString()),
        "2 configuration problems");
  }

  @Test
  void theReportOfBeforeStaysWhereThereIsNoNewOne() throws Exception {
    Path broken = Files.writeString(folder.resolve("arbres.xlsx"), "PK\u0003\u0004 et plus rien");
    Path report = Files.writeString(folder.resolve("rapport.csv"), "celui d’hier");

    Ended ended =
        Typed.run(
            "validate",
            broken.toString(),
            "--schema",
            "arbres-urbains",
            "--config",
            "../config",
            "--data",
            folder.resolve("data").toString(),
            "--report",
            report.toString());

    assertThat(ended.code()).as(ended.out()).isNotEqualTo(ExitCode.WELL);
    assertThat(report).hasContent("celui d’hier");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrder(broken, report);
    }
  }

  @Test
  void aPathThatLeadsNowhereIsTheOfficersToCorrectAndNoFaultOfMoisson() throws Exception {
    Path file = configuration.folder().resolve("arbres.csv");
    Files.createFile(Files.createDirectory(folder.resolve("data")).resolve("moisson.db"));

    Ended folderless = Typed.run(configuration.typed("feed", "--json", "--out", file.toString()));
    assertThat(folderless.code()).as(folderless.err()).isEqualTo(ExitCode.MISUSED);
    assertThat(json(folderless).at("/error/code").asText()).isEqualTo("NOT_WRITABLE");
    assertThat(folderless.err())
        .contains(file + " ne peut pas être écrit", "→ Choisissez")
        .doesNotContain("Erreur interne de Moisson", "\tat ");

    assertThat(Typed.run(configuration.typed("serve", "--port", "99999")).err())
        .contains("« port » : 99999. → Attendu : 0, 1… 65535")
        .doesNotContain("Erreur interne de Moisson");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearestFirstAndNoEndlessList() {
    StringBuilder sources = new StringBuilder("sources:\n  - arbres\n");
    IntStream.range(0, 60)
        .forEach(i -> sources.append("  - { use: arbres, name: releve-").append(i).append(" }\n"));
    configuration.territory("niortais", sources + EMBEDDED);

    assertMisused(
        Typed.run(configuration.typed("check", "nortais")),
        "« nortais » n’existe pas. Connus : niortais\n");
    assertMisused(
        Typed.run(configuration.typed("check", "arbres")), "Connus : niortais/arbres, niortais\n");
    assertMisused(
        Typed.run(configuration.typed("preview", "niortais/abres")),
        "Connus : niortais/arbres, niortais/releve-0",
        ", …\n");
    assertMisused(
        Typed.run(configuration.typed("erase", "niortais")),
        "« niortais » est un territoire : il manque la source. Connues : niortais/arbres, ");
    assertMisused(
        Typed.run(configuration.typed("erase", "niortais", "--lang", "en")),
        "“niortais” is a territory: its source is missing.");
  }

  /** Nothing to erase and nothing to report would be false comfort. */
  @ParameterizedTest
  @CsvSource({
    "report, ''",
    "replay, ''",
    "erase, niortais/arbres",
    "restore, niortais/arbres",
    "approve, niortais/arbres",
    "adopt, niortais/catalogue"
  })
  void aMistypedDataFolderIsToldAndNotCreated(String command, String selection) {
    List<String> words = Stream.of(command, selection).filter(word -> !word.isEmpty()).toList();

    assertMisused(
        Typed.run(configuration.typed(words.toArray(String[]::new))),
        "n’est pas un dossier de données de Moisson, ou n’existe pas.");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  /** Under systemd it would harvest everything again at each restart. */
  @Test
  void aServerWithoutItsPortHarvestsNothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended = Typed.run(configuration.typed("serve", "--port", port));

      assertMisused(ended, "Le port " + port + " est déjà pris");
      assertThat(ended.err()).doesNotContain("arbres");
    }
  }

  private void assertMisused(Ended ended, String... words) {
    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(words).doesNotContain("\tat ");
  }
}
