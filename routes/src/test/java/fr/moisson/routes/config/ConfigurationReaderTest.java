package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.moisson.connectors.ckan.CkanPortal;
import fr.moisson.connectors.udata.UdataSource;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder);
  }

  @Test
  void whatIsShippedIsRight() throws Exception {
    Path shipped = Path.of("../config");

    Configuration read = ConfigurationReader.read(ConfigurationReader.Origin.of(shipped)).whole();

    try (Stream<Path> presets = Files.list(shipped.resolve("sources"))) {
      assertThat(read.presets()).hasSize((int) presets.count()).hasSizeGreaterThan(5);
    }
    assertThat(read.territories()).extracting(ConfiguredTerritory::name).contains("niort");
    assertThat(read.settings().httpOrDefault().contact()).as("announced to producers").isEmpty();
  }

  @Test
  void theDemonstrationIsRight(@TempDir Path territories) {
    Sandbox.writeTerritory(territories);

    Configuration read =
        ConfigurationReader.read(
            new ConfigurationReader.Origin(
                Path.of("../config"),
                territories,
                Map.of(),
                Map.of("sandbox", "http://127.0.0.1:1")));

    assertThat(read.territories().get(0).sources()).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void aTerritorySaysWhatDiffersFromThePreset() {
    config.write(
        "territories/niort.yaml",
        """
        territory: { epci: "200041317" }
        sources:
          - portail
          - use: portail
            name: autre
            schedule: weekly
            keep: Concerned
            options: { url: https://autre.example.org, pageSize: 50 }
        portals:
          ville:
            type: ckan
            for: { commune: "79191" }
            perSecond: 2
            options: { url: https://ckan.example.org, organisation: niort, token: "${JETON}" }
        """);

    Configuration read = config.environment("JETON", "tres-secret").read();

    ConfiguredTerritory territory = read.territories().get(0);
    assertThat(territory.place().kind()).isEqualTo(Territory.Kind.EPCI);
    assertThat(territory.sources())
        .extracting(ConfiguredSource::name)
        .containsExactly("portail", "autre");
    ConfiguredSource other = territory.sources().get(1);
    assertThat(other.keepAll()).isFalse();
    assertThat(other.schedule()).hasToString("weekly");
    assertThat(other.source())
        .isEqualTo(
            new UdataSource(
                URI.create("https://autre.example.org"),
                List.of(Map.of("q", "{nom}")),
                null,
                null,
                50));
    assertThat(territory.portals().get(0).pace().perSecond()).isEqualTo(2);
    assertThat(territory.portals().get(0).portal()).isInstanceOf(CkanPortal.class);
  }

  @Test
  void twoEntriesOfOnePortalAreAMistake() {
    String options =
        "options: { url: https://ckan.example.org, organisation: %s, token: \"${J}\" }";
    config
        .environment("J", "tres-secret")
        .write(
            "territories/niort.yaml",
            """
            territory: { epci: "200041317" }
            sources: [portail]
            portals:
              agglo: { type: ckan, %s }
              ville: { type: ckan, for: { commune: "79191" }, %s }
              autre: { type: ckan, for: { commune: "79191" }, %s }
            """
                .formatted(
                    options.formatted("agglo"),
                    options.formatted("agglo, namePrefix: ville"),
                    options.formatted("ville")));

    assertThat(config.problems())
        .singleElement()
        .asString()
        .contains(":5: portals.ville", "« agglo »");
  }

  @Test
  void settingsMayBeAbsentOrSayNothing() throws Exception {
    assertThat(config.write("moisson.yaml", "# tout par défaut\n").read().port()).isEqualTo(8080);
    Files.delete(folder.resolve("moisson.yaml"));
    assertThat(config.read().settings()).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    config
        .write("moisson.yaml", "langue: fr\nserver: { port: beaucoup, hote: x }\n")
        .write("sources/portail.yaml", "source: udata\ntitel: Un portail\noptions: { uri: x }\n")
        .write(
            "territories/niort.yaml",
            """
            territory: { commune: 79191 }
            sources: [ portail, portial ]
            portals:
              catalogue: { type: embeded }
              ville: { type: ckan, options: { url: ckan.example.org } }
            """);

    assertThat(config.places())
        .containsExactly(
            "moisson.yaml:1: langue",
            "moisson.yaml:2: server.hote",
            "moisson.yaml:2: server.port",
            "sources/portail.yaml:1: title",
            "sources/portail.yaml:1: producer",
            "sources/portail.yaml:2: titel",
            "sources/portail.yaml:3: options.uri",
            "territories/niort.yaml:1: territory.commune",
            "territories/niort.yaml:2: sources.portial",
            "territories/niort.yaml:4: portals.catalogue.type",
            "territories/niort.yaml:5: portals.ville.options.url",
            "territories/niort.yaml:5: portals.ville.options.token",
            "territories/niort.yaml:5: portals.ville.options.organisation");
  }

  @Test
  void aWrongOptionIsSaidWhereItStands() {
    config
        .write("sources/portail.yaml", preset("url: https://a.example.org, pageSize: cent"))
        .write(
            "territories/niort.yaml",
            territory("{ use: portail, options: { searches: [ { q: 3 } ] } }"));

    assertThat(config.problems())
        .containsExactly(
            "sources/portail.yaml:4: options.pageSize: valeur inutilisable pour « pageSize » :"
                + " cent. → Attendu : 1, 2, 3….",
            "territories/niort.yaml:2: sources.portail.options.searches.#1.q: 3 n’est pas lu comme du"
                + " texte pour « q ». → Mettez des guillemets : \"3\".");
  }

  @Test
  void optionsAreLookedAtThoughSomethingElseIsWrongWithTheirSource() {
    config.write(
        "territories/niort.yaml",
        territory("{ use: portail, schedule: parfois, options: { adresse: x } }"));

    assertThat(config.places())
        .containsExactly(
            "territories/niort.yaml:2: sources.portail.schedule",
            "territories/niort.yaml:2: sources.portail.options.adresse");
  }

  @Test
  void aFaultyPresetLeavesOutThoseWhoUseItAndNoOther() {
    config
        .write("sources/faux.yaml", preset("url: https://a.example.org, pageSize: cent"))
        .write("sources/inutile.yaml", "source: udata\n")
        .write("territories/poitiers.yaml", territory("faux"));

    Configuration read = config.read();

    assertThat(read.territories()).extracting(ConfiguredTerritory::name).containsExactly("niort");
    assertThat(read.presets()).containsOnlyKeys("portail");
    assertThat(read.faults().territories()).containsOnlyKeys("poitiers");
    assertThat(read.faults().presets()).containsOnlyKeys("faux", "inutile");
    assertThat(read.faults().ofTerritories())
        .extracting(problem -> problem.file().getFileName().toString())
        .containsOnly("faux.yaml");
    assertThat(catchThrowable(() -> read.faults().refuse("poitiers/faux")))
        .isInstanceOf(ConfigurationFault.class);
    read.faults().refuse("niort");
  }

  @Test
  void aSecretThatIsMissingStopsOnlyWhoNeedsIt() {
    config
        .write(
            "sources/prive.yaml",
            "title: t\nproducer: p\nsource: opendatasoft\n"
                + "options: { url: https://a.example.org, apikey: \"${JETON_ABSENT}\" }\n")
        .write("territories/poitiers.yaml", territory("prive", "portail"));

    Configuration read = config.read();

    assertThat(read.territories())
        .extracting(ConfiguredTerritory::name)
        .containsExactly("niort", "poitiers");
    assertThat(read.faults().territories()).isEmpty();
    read.faults().refuse("poitiers/prive");
    assertThat(read.faults().ofTerritories())
        .extracting(problem -> problem.cause().code())
        .containsExactly(Code.CONFIG_NO_SECRET);
  }

  @Test
  void aFaultyPresetIsSaidOnceThoughManyUseIt() {
    config
        .write("sources/portail.yaml", preset("url: portail.example.org"))
        .write("territories/niort.yaml", territory("portail", "{ use: portail, name: b }"))
        .write("territories/chaure.yaml", territory("portail"));

    assertThat(config.problems()).filteredOn(said -> said.startsWith("sources/")).hasSize(1);
  }

  @Test
  void aMissingOptionIsAskedOfTheTerritory() {
    config.write("sources/portail.yaml", preset("url: https://a.example.org"));

    assertThat(config.problems())
        .containsExactly(
            "territories/niort.yaml:2: sources.portail.options.searches | topics: clé obligatoire absente : «"
                + " searches | topics ». → Ajoutez l’une d’elles, par exemple searches: [ {"
                + " organization: ville-de-niort } ].");
  }

  @Test
  void aPresetThatNobodyUsesIsCheckedToo() {
    config.write("sources/inutile.yaml", preset("url: https://a.example.org, serches: []"));

    assertThat(config.problems(Locale.ENGLISH))
        .containsExactly(
            "sources/inutile.yaml:4: options.serches: unknown key “serches”. → Possible keys:"
                + " searches, pageSize, topicPage, topics, url.");
  }

  @Test
  void aPresetMayLeaveItsSecretsAndOptionsToTheTerritory() {
    config.write("sources/inutile.yaml", preset("searches: []"));

    assertThat(config.problems()).isEmpty();
  }

  @Test
  void whatTheProgramGivesCannotBeWritten() {
    config.write(
        "sources/fichier.yaml",
        "source: files\ntitle: t\nproducer: p\noptions: { folder: /etc }\n");

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith("sources/fichier.yaml:4: options.folder: clé inconnue « folder ».")
        .contains("path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ma-commune.yaml.txt", "ma-commune.yml.txt", "ma-commune.YAML"})
  void aFileWhoseNameWindowsHasSpoiltIsToldRatherThanIgnored(String name) {
    config.write("territories/" + name, territory("portial"));

    assertThat(config.read().faults().territories()).containsOnlyKeys("ma-commune");
    assertThat(config.problems())
        .hasSize(2)
        .anySatisfy(
            said -> assertThat(said).startsWith("territories/" + name + ": le nom de ce fichier"));
    config.write("territories/lisez-moi.txt", "à lire").write("territories/niort.yaml~", "");
    assertThat(config.problems()).hasSize(2);
  }

  @Test
  void twoFilesOfOneNameAreNotMistakenForEachOther() {
    config.write("territories/niort.yml", territory("portail"));

    assertThat(config.problems())
        .containsExactly(
            "territories/niort.yml: le nom « niort » est utilisé deux fois. → Ôtez l’un des"
                + " deux, ou donnez-lui un autre nom (clé name, ou nom du fichier).");
  }

  @Test
  void aMissingFolderIsAProblemNotACrash(@TempDir Path empty) {
    assertThat(new ConfigFolder(folder).problems()).isEmpty();
    ConfigurationReader.Origin nowhere = ConfigurationReader.Origin.of(empty);

    assertThat(catchThrowable(() -> ConfigurationReader.read(nowhere)))
        .isInstanceOfSatisfying(
            ConfigurationFault.class,
            fault ->
                assertThat(fault.problems())
                    .extracting(ConfigurationProblem::file)
                    .containsExactly(empty.resolve("sources"), empty.resolve("territories")))
        .as("the remedy, since a folder of one's own needs what Moisson ships")
        .hasMessageContaining("--config");
  }

  @Test
  void theTerritoryHasTheLastWordOnWhatRecordsDoNotSayKeyByKey() {
    config
        .write(
            "sources/portail.yaml",
            preset("url: https://a.example.org, searches: [ { q: x } ]")
                + "defaults: { licence: lov2, language: fr }\n")
        .write(
            "territories/niort.yaml",
            territory("portail", "{ use: portail, name: b, defaults: { licence: odc-odbl } }"));

    List<ConfiguredSource> sources = config.read().territories().get(0).sources();

    assertThat(sources.get(0).defaults()).hasToString(defaults("lov2"));
    assertThat(sources.get(1).defaults()).hasToString(defaults("odc-odbl"));
  }

  private static String defaults(String licence) {
    return "Defaults[publisher=null, contact=null, licence=%s, rights=null, access=null,"
            .formatted(licence)
        + " keywords=null, themes=null, language=[fr], frequency=null, spatial=null,"
        + " temporal=null]";
  }

  @Test
  void theLicenceOfTheCatalogueIsOneThatIsKnown() {
    config.write("moisson.yaml", "server: { licence: lov3 }\n");

    assertThat(config.problems())
        .anyMatch(
            problem -> problem.contains("server.licence") && problem.contains(" : lov2, fr-lo,"));
  }

  @Test
  void whatRecordsDoNotSayCannotBeSaidInAnyWords() {
    config
        .write(
            "sources/portail.yaml",
            preset("url: https://a.example.org, searches: [ { q: x } ]")
                + "defaults: { access: libre, publisher: { nom: Ville } }\n")
        .write(
            "territories/niort.yaml",
            territory(
                "{ use: portail, defaults: { licence: lov3, spatial: niort, titre: x } }",
                "{ use: portail, name: b, defaults: { licence: lov3 } }",
                "{ use: portail, name: c, defaults: { temporal: { start: 2019 } } }"));

    assertThat(config.places())
        .containsExactly(
            "sources/portail.yaml:5: defaults.publisher.nom",
            "sources/portail.yaml:5: defaults.publisher.name",
            "sources/portail.yaml:5: defaults.access",
            "territories/niort.yaml:2: sources.portail.defaults.titre",
            "territories/niort.yaml:2: sources.portail.defaults.licence",
            "territories/niort.yaml:2: sources.b.defaults.licence",
            "territories/niort.yaml:2: sources.c.defaults.temporal.start");
    assertThat(config.problems())
        .contains(
            "sources/portail.yaml:5: defaults.access: valeur inutilisable pour « access » : libre."
                + " → Attendu : public, restricted, non_public.",
            "territories/niort.yaml:2: sources.b.defaults.licence: valeur inutilisable pour"
                + " « licence » : lov3. → Attendu : lov2, fr-lo, odc-odbl, odc-by, odc-pddl,"
                + " cc-zero, cc-by, cc-by-sa,"
                + " mobility-licence, https://….");
  }

  /** Also in a preset that no territory uses. */
  @Test
  void aWordThatNoRuleKnowsIsRefusedWithTheNearestThatItKnows() {
    config.write(
        "sources/arbres.yaml",
        """
        source: files
        title: t
        producer: p
        options:
          path: arbres.csv
          id: arbres
          dataset:
            title: t
            description: d
            publisher: { name: p }
            licence: licence ouvert
            themes: [ENVI, environement]
            frequency: anuelle
        defaults: { language: frnçais, licence: https://a.example.org/licence }
        """);

    assertThat(config.problems())
        .satisfiesExactly(
            said ->
                assertThat(said)
                    .startsWith("sources/arbres.yaml:11: options.dataset.licence: valeur")
                    .contains("« licence » : licence ouvert. → Attendu : ", "lov2, fr-lo,"),
            said ->
                assertThat(said)
                    .startsWith("sources/arbres.yaml:12: options.dataset.themes: valeur")
                    .contains(": environement. → Attendu : Environnement, AGRI, ECON,"),
            said ->
                assertThat(said)
                    .startsWith("sources/arbres.yaml:13: options.dataset.frequency: valeur")
                    .contains(": anuelle. → Attendu : annuel", "ANNUAL"),
            said ->
                assertThat(said)
                    .startsWith("sources/arbres.yaml:14: defaults.language: valeur")
                    .contains(": frnçais. → Attendu : français, fr, en,"));
  }

  @Test
  void theTerritoryHasTheLastWordOnWhichDatasetsItTakes() {
    config
        .write(
            "sources/portail.yaml",
            preset("url: https://a.example.org, searches: [ { q: x } ]")
                + "only: [ { themes: ENVI } ]\nexcept: [ { titles: Budget* } ]\n")
        .write(
            "territories/niort.yaml",
            territory(
                "portail", "{ use: portail, name: b, only: [ { keywords: [eau, arbre*] } ] }"));

    List<ConfiguredSource> sources = config.read().territories().get(0).sources();

    assertThat(sources.get(0).choice().only()).hasToString("[{ themes: [ENVI] }]");
    assertThat(sources.get(1).choice().only()).hasToString("[{ keywords: [eau, arbre*] }]");
    assertThat(sources.get(1).choice().except()).hasToString("[{ titles: [Budget*] }]");
  }

  @Test
  void aChoiceThatCanBeNoneIsRefusedAtItsPlace() {
    config
        .write("sources/portail.yaml", preset("url: https://a.example.org, searches: [ { q: x } ]"))
        .write(
            "territories/niort.yaml",
            territory(
                "{ use: portail, only: [ { theme: ENVI }, { themes: environement }, { titles: [a, 12] } ] }"));

    assertThat(config.problems())
        .satisfiesExactly(
            said ->
                assertThat(said)
                    .startsWith("territories/niort.yaml:2: sources.portail.only.#1.theme: clé")
                    .contains("themes"),
            said ->
                assertThat(said)
                    .startsWith("territories/niort.yaml:2: sources.portail.only.#2.themes: valeur")
                    .contains(": environement. → Attendu : Environnement, AGRI,"),
            said ->
                assertThat(said)
                    .startsWith("territories/niort.yaml:2: sources.portail.only.#3.titles: valeur")
                    .contains("« titles » : ", "→ Attendu : texte | [texte, texte]"));
  }

  private static String preset(String options) {
    return "source: udata\ntitle: t\nproducer: p\noptions: { " + options + " }\n";
  }

  private static String territory(String... sources) {
    return """
        territory: { commune: "79191" }
        sources: [ %s ]
        portals: { catalogue: { type: embedded } }
        """
        .formatted(String.join(", ", sources));
  }
}
