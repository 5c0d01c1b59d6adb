package fr.moisson.routes.cli;

import static fr.moisson.routes.SmallConfiguration.EMBEDDED;
import static fr.moisson.routes.cli.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of officers, the output they read, and the exit codes. */
class CommandLineTest {
  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() {
    configuration = SmallConfiguration.ofTrees(folder);
  }

  @Test
  void aDatasetIsForeseenHarvestedReplayedHeldApprovedAndRestored() throws Exception {
    Ended preview = new Program(folder).run(configuration.typed("preview"));
    assertThat(preview.code()).as(preview.err()).isZero();
    assertThat(preview.out())
        .contains("Portail niortais/catalogue", "à créer", "Arbres – Le Niortais", "1 changement")
        .as("what an officer can still better before it is published")
        .contains("points sur 405 en moyenne", "Période couverte (+ 20)", "defaults: { temporal:");
    assertThat(
            json(Typed.run(configuration.typed("preview", "--json")))
                .at("/descriptions/datasets")
                .asInt())
        .isOne();

    Ended harvest = new Program(folder).run(configuration.typed("harvest", "niortais", "--json"));
    assertThat(harvest.code()).as(harvest.err()).isZero();
    assertThat(run(harvest).path("created").asInt()).as("the preview wrote nothing").isOne();
    assertThat(portal(harvest).path("created").asInt()).isOne();

    assertThat(json(Typed.run(configuration.typed("preview", "--json"))).path("changes")).isEmpty();

    Ended replay = Typed.run(configuration.typed("replay", "niortais/arbres", "--json"));
    assertThat(replay.code()).as(replay.err()).isZero();
    assertThat(run(replay).path("unchanged").asInt()).isOne();

    configuration.trees(0);
    Ended held = Typed.run(configuration.typed("harvest"));
    assertThat(held.code()).isEqualTo(ExitCode.FAILED);
    assertThat(held.out())
        .contains("en attente d’accord", "! niortais/arbres :", "Avis sur niortais/arbres")
        .containsOnlyOnce("n’a plus aucune ligne à la source");
    assertThat(run(Typed.run(configuration.typed("harvest", "--json"))).path("state").asText())
        .isEqualTo("held");

    Ended report = Typed.run(configuration.typed("report"));
    assertThat(report.code()).as(report.err()).isEqualTo(ExitCode.FAILED);
    assertThat(report.out())
        .startsWith("niortais/arbres : en attente d’accord, ")
        .contains("\n  ! 1 jeu de données sur 1 n’a plus aucune ligne à la source")
        .containsOnlyOnce("n’a plus aucune ligne à la source");
    JsonNode told = json(Typed.run(configuration.typed("report", "niortais/arbres", "--json")));
    assertThat(told.at("/runs/0/state").asText()).isEqualTo("held");
    assertThat(told.at("/runs/0/started").asText()).endsWith("Z");
    assertThat(told.at("/runs/0/notices").findValuesAsText("code")).contains("HELD_EMPTIED");

    Ended approved = Typed.run(configuration.typed("approve", "niortais/arbres"));
    assertThat(approved.code()).as(approved.err()).isZero();
    assertThat(approved.out()).contains("niortais/arbres : 1 jeu de données retiré");
    assertThat(Typed.run(configuration.typed("preview")).out())
        .as("by its title, as an officer knows it")
        .contains("à retirer   Arbres – Le Niortais");
    Ended withdrawn = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(withdrawn.code()).as(withdrawn.err()).isZero();
    assertThat(portal(withdrawn).path("withdrawn").asInt()).isOne();

    assertThat(Typed.run(configuration.typed("approve", "niortais/arbres")).out())
        .isEqualTo("niortais/arbres : rien n’attendait d’accord.\n");

    Ended restored = Typed.run(configuration.typed("restore", "niortais/arbres"));
    assertThat(restored.out())
        .isEqualTo(
            "niortais/arbres : 1 jeu de données rétabli au catalogue : Arbres – Le Niortais.\n");
    configuration.trees(3);
    Ended back = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(portal(back).path("created").asInt()).as("shown again").isOne();
  }

  @Test
  void whatWasWithdrawnIsErasedOnceThePortalHasTakenItOff() throws Exception {
    Typed.run(configuration.typed("harvest"));
    assertThat(files()).isNotEmpty();
    Ended tooEarly = Typed.run(configuration.typed("erase", "niortais/arbres"));
    assertThat(tooEarly.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(tooEarly.out()).contains("rien à effacer", "except");
    configuration.trees(0);
    Typed.run(configuration.typed("harvest"));
    Typed.run(configuration.typed("approve", "niortais/arbres"));

    Ended shown = Typed.run(configuration.typed("erase", "niortais/arbres"));
    assertThat(shown.code()).isEqualTo(ExitCode.FAILED);
    assertThat(shown.out()).startsWith("Encore sur niortais/catalogue : « Arbres – Le Niortais »");
    Typed.run(configuration.typed("harvest"));
    Path feeds = Files.createDirectories(folder.resolve("data/feeds/served/edition/rdf"));
    Path rendered = feeds.resolve("1");
    Files.writeString(rendered, "Arbres – Le Niortais");
    Ended erased =
        Typed.run(configuration.typed("erase", "niortais/arbres", "--dataset", "arbres"));

    assertThat(erased.code()).as(erased.err()).isZero();
    assertThat(erased.out()).matches("Effacé : « Arbres – Le Niortais » \\(arbres-\\w+\\)\\.\\R");
    assertThat(files()).isEmpty();
    assertThat(rendered).doesNotExist();
    assertThat(Typed.run(configuration.typed("restore", "niortais/arbres")).out())
        .contains("rien à rétablir");
    configuration.trees(3);
    Ended back = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(portal(back).path("created").asInt()).as(back.out()).isOne();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("data/files"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Although neither the source nor the program has changed. */
  @Test
  void whatTheOfficerStatesOfASourceIsPublishedAtOnce() throws Exception {
    Typed.run(configuration.typed("harvest"));
    configuration.territory(
        "niortais",
        "sources: [{ use: arbres, defaults: { contact: { url: https://a.example.org/ } } }]\n"
            + EMBEDDED);

    Ended stated = Typed.run(configuration.typed("harvest", "--json"));

    assertThat(portal(stated).path("updated").asInt()).as(stated.out()).isOne();
    Ended again = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(portal(again).path("unchanged").asInt()).as(again.out()).isOne();
  }

  @Test
  void aTerritoryThatWasRenamedLeavesTheEmbeddedCatalogueWithItsSource() throws Exception {
    Typed.run(configuration.typed("harvest"));
    Files.delete(configuration.folder().resolve("territories/niortais.yaml"));
    configuration.territory("niort", "sources: [arbres]\n" + EMBEDDED);

    assertThat(
            List.of(
                Typed.run(configuration.typed("preview")).out(),
                Typed.run(configuration.typed("harvest")).out()))
        .allSatisfy(
            said ->
                assertThat(said)
                    .contains("ce nom si elle ou le fichier de son territoire en a changé"));
    assertThat(Typed.run(configuration.typed("report")).out())
        .contains(
            "moisson approve niortais/arbres",
            "Le portail niortais/catalogue n’est plus dans la configuration, mais 1 jeu de données"
                + " y reste",
            "moisson approve niortais/catalogue --portal");
    Typed.run(configuration.typed("approve", "niortais/arbres"));
    assertThat(Typed.run(configuration.typed("harvest")).out())
        .doesNotContain("plus dans la configuration");

    assertThat(Typed.run(configuration.typed("erase", "niortais/arbres")).out())
        .startsWith("Effacé : « Arbres – Le Niortais »");
  }

  @Test
  void whatTheCriteriaStillLeaveOutIsNotRestoredWithoutAWord() {
    Typed.run(configuration.typed("harvest"));
    configuration.territory(
        "niortais", "sources: [{ use: arbres, except: [{ titles: \"Arbres*\" }] }]\n" + EMBEDDED);
    Typed.run(configuration.typed("harvest"));
    Typed.run(configuration.typed("approve", "niortais/arbres"));

    assertThat(Typed.run(configuration.typed("restore", "niortais/arbres")).out())
        .startsWith("niortais/arbres : 1 jeu de données rétabli")
        .contains("Si vos critères (only, except) en écartent, ceux-là seront retirés de nouveau");
    assertThat(Typed.run(configuration.typed("restore", "niortais/arbres")).out())
        .isEqualTo("niortais/arbres : rien à rétablir.\n");
  }

  @Test
  void aPortalThatWasRemovedIsGivenUp() throws Exception {
    Typed.run(configuration.typed("harvest"));
    configuration.territory("niortais", "sources: [arbres]\nportals: {}\n");

    assertThat(Typed.run(configuration.typed("harvest")).out())
        .contains("Le portail niortais/catalogue n’est plus dans la configuration");
    assertThat(Typed.run(configuration.typed("approve", "niortais/catalogue", "--portal")).out())
        .isEqualTo("niortais/catalogue : 1 jeu de données abandonné.\n");
    assertThat(Typed.run(configuration.typed("report")).out())
        .doesNotContain("plus dans la configuration");

    configuration.territory("niortais", "sources: [arbres]\n" + EMBEDDED);
    Ended back = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(portal(back).path("created").asInt()).as(back.out()).isOne();
  }

  @Test
  void aSourceThatWasRenamedIsToldUntilItsDatasetsAreLetGo() throws Exception {
    Typed.run(configuration.typed("harvest"));
    configuration.territory("niortais", "sources: [{ use: arbres, name: forets }]\n" + EMBEDDED);

    Ended renamed = Typed.run(configuration.typed("harvest"));
    assertThat(renamed.out())
        .contains(
            "La source niortais/arbres n’est plus dans la configuration, mais 1 jeu",
            "moisson approve niortais/arbres");

    Ended approved = Typed.run(configuration.typed("approve", "niortais/arbres"));
    assertThat(approved.out()).contains("niortais/arbres : 1 jeu de données retiré");
    Ended after = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(portal(after).path("withdrawn").asInt()).isOne();
    assertThat(Typed.run(configuration.typed("harvest")).out())
        .doesNotContain("plus dans la configuration");

    assertThat(Typed.run(configuration.typed("restore", "niortais/arbres")).out())
        .contains("niortais/arbres : 1 jeu de données rétabli");
  }

  @Test
  void aSourceThatIsDownIsSaidInTheReadersLanguageAndFailsTheCommandAlone() throws Exception {
    configuration
        .write(
            "sources/muet.yaml",
            """
            source: udata
            title: Un portail qui ne répond pas
            producer: personne
            options: { url: "http://127.0.0.1:9", searches: [ { q: eau } ] }
            """)
        .territory("niortais", "sources: [muet, arbres]\n" + EMBEDDED);

    Ended french = new Program(folder).run(configuration.typed("harvest"));

    assertThat(french.code()).isEqualTo(ExitCode.FAILED);
    assertThat(french.out())
        .containsPattern("niortais/muet +échec")
        .containsPattern("niortais/arbres +complète")
        .containsPattern("! niortais/muet : 127\\.0\\.0\\.1:\\S+ refuse la connexion");
    assertThat(french.err()).contains("WARN [niortais/muet]").doesNotContain("\tat ");
    assertThat(secondsSince("WARN [niortais/muet]", french.err()))
        .as("seconds since the line was written, by the clock of schedules and pages")
        .isLessThan(600);

    Ended english =
        new Program(folder)
            .with("LANGUAGE", "en")
            .run(configuration.typed("harvest", "niortais/muet", "--log", "json"));

    assertThat(english.code()).isEqualTo(ExitCode.FAILED);
    assertThat(english.out())
        .containsPattern("niortais/muet +failed")
        .contains("refuses the connection");
    List<String> logged = english.err().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(logged).isNotEmpty();
    for (String line : logged) {
      assertThat(names(new ObjectMapper().readTree(line)))
          .contains("time", "level", "logger", "message");
    }
  }

  private static long secondsSince(String message, String log) {
    String line = log.lines().filter(one -> one.contains(message)).findFirst().orElseThrow();
    String moment = line.substring(0, "2026-03-02 00:00:00".length());
    LocalDateTime written = LocalDateTime.parse(moment.replace(' ', 'T'));
    return Duration.between(written, LocalDateTime.now(LegalTime.FRANCE)).toSeconds();
  }

  @Test
  void aContourThatWasKeptServesWhereNobodyTellsANewOneAndIsNamed() throws Exception {
    int year = Year.now().getValue() - 2;
    String kept = "data/territories/commune-79191-%d.geojson".formatted(year);
    configuration
        .write(
            "territories/niortais.yaml",
            "territory: { commune: \"79191\" }\nsources: [arbres]\n" + EMBEDDED)
        .write(
            "../" + kept,
            """
            {"type":"Feature","properties":{"code":"79191","nom":"Niort"},"geometry":{"type":"Polygon",
            "coordinates":[[[-0.6,46.2],[-0.3,46.2],[-0.3,46.4],[-0.6,46.4],[-0.6,46.2]]]}}
            """);
    Files.setLastModifiedTime(folder.resolve(kept), FileTime.from(Instant.EPOCH));

    Ended ended =
        new Program(folder)
            .with("https_proxy", "http://127.0.0.1:9")
            .run(configuration.typed("preview"));

    assertThat(ended.code()).as(ended.out()).isEqualTo(ExitCode.WELL);
    assertThat(ended.err()).contains("geo.api.gouv.fr ne répond pas", "du millésime " + year);
  }

  @Test
  void aTerritoryThatCannotBeLookedUpIsAReasonInTheReportAndNotACrash() throws Exception {
    // The real geo.api.gouv.fr must not be called; the request is refused as by a proxy.
    configuration.write(
        "territories/ailleurs.yaml",
        "territory: { commune: \"86194\" }\nsources: [arbres]\n" + EMBEDDED);

    Ended ended =
        new Program(folder)
            .with("https_proxy", "http://127.0.0.1:9")
            .run(configuration.typed("harvest", "--json"));

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    JsonNode runs = json(ended).path("runs");
    assertThat(runs.findValuesAsText("state")).containsExactly("failed", "complete");
    assertThat(runs.findValuesAsText("reason")).singleElement().asString().contains("86194");
    assertThat(json(ended).path("portals").findValuesAsText("portal"))
        .containsExactly("ailleurs/catalogue", "niortais/catalogue");
    assertThat(ended.err())
        .contains("[ailleurs/arbres]")
        .doesNotContain("Erreur interne de Moisson");
  }

  @Test
  void aFaultyTerritoryIsToldStopsNoOtherAndLosesNothing() throws Exception {
    configuration.territory("voisine", "sources: [arbres]\n" + EMBEDDED);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    configuration.territory("voisine", "sources: [arbre]\n" + EMBEDDED);
    String told = "voisine.yaml:3: sources.arbre: « arbre » n’existe pas.";

    Ended all = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(all.code()).as("the command was about it too").isEqualTo(ExitCode.MISUSED);
    assertThat(all.err())
        .contains(told, "Mis de côté jusqu’à correction : voisine. Le reste continue");
    assertThat(json(all).path("runs").findValuesAsText("territory")).containsExactly("niortais");
    assertThat(json(all).path("problems").findValuesAsText("key")).containsExactly("sources.arbre");
    Ended preview = Typed.run(configuration.typed("preview", "--json"));
    assertThat(preview.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(json(preview).path("problems")).hasSize(1);

    Ended one = Typed.run(configuration.typed("harvest", "niortais"));
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.err()).doesNotContain("voisine");
    assertThat(one.out()).as("it is not gone").doesNotContain("plus dans la configuration");
    assertThat(Typed.run(configuration.typed("check", "niortais")).code()).isZero();

    for (String command : List.of("harvest", "preview", "check")) {
      Ended itself = Typed.run(configuration.typed(command, "voisine"));
      assertThat(itself.code()).isEqualTo(ExitCode.MISUSED);
      assertThat(itself.err()).contains(told);
    }
    for (String command : List.of("approve", "restore", "adopt", "register")) {
      Ended ofIt = Typed.run(configuration.typed(command, "voisine/arbres"));
      assertThat(ofIt.code()).as(command).isEqualTo(ExitCode.MISUSED);
      assertThat(ofIt.err()).contains(told);
    }
    assertThat(Typed.run(configuration.typed("check")).err())
        .contains(told, "1 problème de configuration");

    Process server = new Program(folder).start(configuration.typed("serve", "--port", "0"));
    try {
      URI page = addressSaid(server).resolve("/territories/voisine/catalog.ttl");
      HttpResponse<String> feed =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(feed.body()).as("what it published is still there").contains("Arbres – ");
      assertThat(Files.readString(folder.resolve("err"))).contains(told);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void theCommandsThatReadTheConfigurationSayWhatTheyFound() {
    assertThat(Typed.run(configuration.typed("check")))
        .isEqualTo(
            new Ended(
                ExitCode.WELL,
                "Configuration correcte : 1 préréglage, 1 territoire (niortais), 1 source"
                    + " en service.\n",
                ""));
    assertThat(Typed.run(configuration.typed("sources")).out())
        .isEqualTo("arbres  Arbres — une association\n");
    assertThat(Typed.run(configuration.typed("sources", "arbres")).out())
        .contains("| Moisson | chaque jour |");
    assertThat(Files.exists(folder.resolve("data"))).as("they write nothing").isFalse();
  }

  @Test
  void theServerAnswersUntilItIsStoppedAndStopsAtOnce() throws Exception {
    configuration.territory(
        "niortais",
        "sources: [arbres, { use: arbres, name: fete, schedule: \"0 0 3 1 5 ? 2020\" }]\n"
            + EMBEDDED);
    Process server = new Program(folder).start(configuration.typed("serve", "--port", "0"));
    try {
      URI address = addressSaid(server);
      HttpResponse<String> ready =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address.resolve("/health/ready")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(Files.readString(folder.resolve("err")))
          .as("what it is waiting for")
          .containsPattern(
              "1 source \\(niortais\\) est moissonnée .* niortais/arbres, \\p{L}+ \\d+ \\p{L}+ \\d{4}")
          .as("one that is over stops nothing")
          .contains("niortais/fete ne sera plus moissonnée : son horaire (0 0 3 1 5 ? 2020)");

      server.destroy();

      assertThat(server.waitFor(15, TimeUnit.SECONDS)).as("it stops").isTrue();
      assertThat(folder.resolve("data/moisson.db-wal")).as("the database is closed").doesNotExist();
    } finally {
      server.destroyForcibly();
    }
  }

  private URI addressSaid(Process server) throws Exception {
    Pattern address = Pattern.compile("http://localhost:\\d+/");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && server.isAlive()) {
      Matcher said = address.matcher(Files.readString(folder.resolve("out")));
      if (said.find()) {
        return URI.create(said.group());
      }
      server.waitFor(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(Files.readString(folder.resolve("err")));
  }

  @Test
  void theShippedConfigurationIsCorrect() {
    Ended ended = Typed.run("check", "--config", "../config");

    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void helpIsFrenchUnlessAskedOtherwise() {
    assertThat(new Program(folder).run("--help").out())
        .contains("Utilisation\u00a0: moisson", "Moissonne maintenant", "Codes de sortie");
    assertThat(new Program(folder).with("LANGUAGE", "en").run("harvest", "--help").out())
        .contains("Usage: moisson harvest", "Harvests now", "Exit codes", "--config", "--json");
    assertThat(Typed.run("--help", "--lang", "en").out()).contains("Usage: moisson", "Commands:");
    assertThat(Typed.run().out()).contains("Utilisation\u00a0: moisson");
  }

  private static JsonNode run(Ended ended) throws Exception {
    return json(ended).path("runs").path(0);
  }

  private static JsonNode portal(Ended ended) throws Exception {
    return json(ended).path("portals").path(0);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
