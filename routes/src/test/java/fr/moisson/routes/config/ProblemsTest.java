package fr.moisson.routes.config;

import static fr.moisson.routes.config.ConfigFolder.files;
import static fr.moisson.routes.config.ConfigFolder.territory;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact message for each kind of mistake: file, line, key, cause, remedy. */
class ProblemsTest {
  private static final String SETTINGS = "moisson.yaml";
  private static final String PRESET = "sources/portail.yaml";
  private static final String TERRITORY = "territories/niort.yaml";

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder).environment("PASSWORD", "abc");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void everyMistakeIsSaidWithItsPlaceItsCauseAndItsRemedy(
      String name, String file, String text, String french, String english) {
    config.write(file, text);

    assertThat(config.problems(Locale.FRENCH)).containsExactly(file + french);
    assertThat(config.problems(Locale.ENGLISH)).containsExactly(file + english);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "unknown key",
            SETTINGS,
            "language: fr\nserveur: { port: 1 }\n",
            ":2: serveur: clé inconnue « serveur ». → Clés possibles : server, events, http, language,"
                + " safety, store.",
            ":2: serveur: unknown key “serveur”. → Possible keys: server, events, http, language,"
                + " safety, store."),
        mistake(
            "missing key",
            PRESET,
            preset("title: t\nproducer: p"),
            ":1: source: clé obligatoire absente : « source ». → Ajoutez-la.",
            ":1: source: missing key: “source”. → Add it."),
        mistake(
            "wrong type",
            SETTINGS,
            "server:\n  port: huit\n",
            ":2: server.port: valeur inutilisable pour « port » : huit. → Attendu : 1, 2, 3….",
            ":2: server.port: unusable value for “port”: huit. → Expected: 1, 2, 3…."),
        mistake(
            "no address of a machine",
            SETTINGS,
            "server:\n  host: 300.1.1.1\n",
            ":2: server.host: valeur inutilisable pour « host » : 300.1.1.1. → Attendu :"
                + " 127.0.0.1, 0.0.0.0, ::1….",
            ":2: server.host: unusable value for “host”: 300.1.1.1. → Expected: 127.0.0.1,"
                + " 0.0.0.0, ::1…."),
        mistake(
            "no address of PostgreSQL",
            SETTINGS,
            "store:\n  url: postgresql://h/x\n  user: u\n  password: ${PASSWORD}\n",
            ":2: store.url: valeur inutilisable pour « url » : postgresql://h/x. → Attendu :"
                + " jdbc:postgresql://localhost/moisson.",
            ":2: store.url: unusable value for “url”: postgresql://h/x. → Expected:"
                + " jdbc:postgresql://localhost/moisson."),
        mistake(
            "out of range",
            SETTINGS,
            "language: fr\nsafety:\n  graceDays: 7\n  maxShare: 20\n",
            ":4: safety.maxShare: valeur inutilisable pour « maxShare » : 20. → Attendu : 0 … 1.",
            ":4: safety.maxShare: unusable value for “maxShare”: 20. → Expected: 0 … 1."),
        mistake(
            "not an address of the web",
            SETTINGS,
            "server: { baseUrl: donnees.example.org }\n",
            ":1: server.baseUrl: valeur inutilisable pour « baseUrl » : donnees.example.org. →"
                + " Attendu : https://….",
            ":1: server.baseUrl: unusable value for “baseUrl”: donnees.example.org. → Expected:"
                + " https://…."),
        mistake(
            "bad enum",
            PRESET,
            preset("source: udata\ntitle: t\nproducer: p\nkeep: tout"),
            ":4: keep: valeur inutilisable pour « keep » : tout. → Attendu : all, concerned.",
            ":4: keep: unusable value for “keep”: tout. → Expected: all, concerned."),
        mistake(
            "an enum is not a number",
            PRESET,
            preset("source: udata\ntitle: t\nproducer: p\nkeep: 1"),
            ":4: keep: valeur inutilisable pour « keep » : 1. → Attendu : all, concerned.",
            ":4: keep: unusable value for “keep”: 1. → Expected: all, concerned."),
        mistake(
            "bad cron",
            PRESET,
            preset("source: udata\ntitle: t\nproducer: p\nschedule: 0 3 31 2 *"),
            ":4: schedule: valeur inutilisable pour « schedule » : 0 3 31 2 *. → Attendu :"
                + " hourly, daytime, daily, weekly, monthly, cron Quartz (0 15 3 ? * MON).",
            ":4: schedule: unusable value for “schedule”: 0 3 31 2 *. → Expected: hourly, daytime, daily,"
                + " weekly, monthly, cron Quartz (0 15 3 ? * MON)."),
        mistake(
            "unknown preset",
            TERRITORY,
            territory("commune: \"79191\"", "\n  - portial", "type: embedded"),
            ":3: sources.portial: « portial » n’existe pas. → Noms possibles : portail (tous :"
                + " ./moisson sources).",
            ":3: sources.portial: “portial” does not exist. → Possible names: portail (all:"
                + " ./moisson sources)."),
        mistake(
            "unknown schema",
            TERRITORY,
            territory(
                "commune: \"79191\"",
                " [ { use: portail, files: { schema: arbre-urbain } } ]",
                "type: embedded"),
            ":2: sources.portail.files.schema: « arbre-urbain » n’existe pas. → Noms possibles :"
                + " arbres-urbains, auto, none, schema-arbre.",
            ":2: sources.portail.files.schema: “arbre-urbain” does not exist. → Possible names:"
                + " arbres-urbains, auto, none, schema-arbre."),
        mistake(
            "unknown schema of a preset",
            PRESET,
            files("t") + "files: { mapping: { schema: sites } }\n",
            ":7: files.mapping.schema: « sites » n’existe pas. → Noms possibles : arbres-urbains,"
                + " auto, none, schema-arbre.",
            ":7: files.mapping.schema: “sites” does not exist. → Possible names: arbres-urbains,"
                + " auto, none, schema-arbre."),
        mistake(
            "unknown source type",
            PRESET,
            preset("title: t\nproducer: p\nsource: udat"),
            ":3: source: « udat » n’existe pas. → Noms possibles : udata, "
                + Connectors.sources().stream()
                    .filter(name -> !name.equals("udata"))
                    .collect(Collectors.joining(", "))
                + ".",
            ":3: source: “udat” does not exist. → Possible names: udata, "
                + Connectors.sources().stream()
                    .filter(name -> !name.equals("udata"))
                    .collect(Collectors.joining(", "))
                + "."),
        mistake(
            "unknown portal type",
            TERRITORY,
            territory("commune: \"79191\"", " [ portail ]", "type: ckna"),
            ":4: portals.catalogue.type: « ckna » n’existe pas. → Noms possibles : ckan, arcgis,"
                + " datafair, embedded, geonetwork, opendatasoft, udata.",
            ":4: portals.catalogue.type: “ckna” does not exist. → Possible names: ckan, arcgis,"
                + " datafair, embedded, geonetwork, opendatasoft, udata."),
        mistake(
            "source name that is no address",
            TERRITORY,
            territory(
                "commune: \"79191\"",
                " [ { use: portail, name: Flux d’été & co } ]",
                "type: embedded"),
            ":2: sources.Flux d’été & co: valeur inutilisable pour « name » : Flux d’été & co. → Attendu :"
                + " a-z, 0-9, -, _ (flux-d-ete-co).",
            ":2: sources.Flux d’été & co: unusable value for “name”: Flux d’été & co. → Expected: a-z, 0-9,"
                + " -, _ (flux-d-ete-co)."),
        mistake(
            "duplicate source name",
            TERRITORY,
            territory("commune: \"79191\"", " [ portail, { use: portail } ]", "type: embedded"),
            ":2: sources.portail: le nom « portail » est utilisé deux fois. → Ôtez l’un des deux,"
                + " ou donnez-lui un autre nom (clé name, ou nom du fichier).",
            ":2: sources.portail: the name “portail” is used twice. → Remove one of them, or"
                + " give it another name (name key, or file name)."),
        mistake(
            "neither commune nor EPCI",
            TERRITORY,
            territory("", " [ portail ]", "type: embedded"),
            ":1: territory: valeur inutilisable pour « territory » : { }. → Attendu : commune:"
                + " \"79191\" | epci: \"200041317\".",
            ":1: territory: unusable value for “territory”: { }. → Expected: commune: \"79191\""
                + " | epci: \"200041317\"."),
        mistake(
            "both commune and EPCI",
            TERRITORY,
            territory("commune: \"79191\", epci: \"200041317\"", " [ portail ]", "type: embedded"),
            ":1: territory: valeur inutilisable pour « territory » : commune + epci. → Attendu :"
                + " commune: \"79191\" | epci: \"200041317\".",
            ":1: territory: unusable value for “territory”: commune + epci. → Expected: commune:"
                + " \"79191\" | epci: \"200041317\"."),
        mistake(
            "a code that is not one",
            TERRITORY,
            territory("commune: \"7919\"", " [ portail ]", "type: embedded"),
            ":1: territory.commune: valeur inutilisable pour « commune » : 7919. → Attendu :"
                + " INSEE : \"79191\", \"01004\", \"2A004\".",
            ":1: territory.commune: unusable value for “commune”: 7919. → Expected: INSEE :"
                + " \"79191\", \"01004\", \"2A004\"."),
        mistake(
            "a code without quotes, which YAML reads in octal",
            TERRITORY,
            territory("commune: 01004", " [ portail ]", "type: embedded"),
            ":1: territory.commune: 01004 n’est pas lu comme du texte pour « commune ». → Mettez"
                + " des guillemets : \"01004\".",
            ":1: territory.commune: 01004 is not read as text for “commune”. → Put it in quotes:"
                + " \"01004\"."),
        mistake(
            "a code without quotes",
            TERRITORY,
            territory("epci: 200041317", " [ portail ]", "type: embedded"),
            ":1: territory.epci: 200041317 n’est pas lu comme du texte pour « epci ». → Mettez"
                + " des guillemets : \"200041317\".",
            ":1: territory.epci: 200041317 is not read as text for “epci”. → Put it in quotes:"
                + " \"200041317\"."),
        mistake(
            "a yes that YAML takes for true",
            PRESET,
            preset("source: udata\ntitle: yes\nproducer: p"),
            ":2: title: yes n’est pas lu comme du texte pour « title ». → Mettez des guillemets"
                + " : \"yes\".",
            ":2: title: yes is not read as text for “title”. → Put it in quotes: \"yes\"."),
        mistake(
            "a list that is a text",
            TERRITORY,
            territory("commune: \"79191\"", " portail", "type: embedded"),
            ":2: sources: « sources » doit être une liste. → Écrivez chaque élément sur sa ligne, après"
                + " « - ».",
            ":2: sources: “sources” must be a list. → Write each item on its own line, after “- ”."),
        mistake(
            "a portal that is a word",
            TERRITORY,
            territory("commune: \"79191\"", " [ portail ]", "type: embedded")
                .replace("catalogue: { type: embedded }", "catalogue: embedded"),
            ":4: portals.catalogue: « catalogue » doit être fait de lignes « clé: valeur ». →"
                + " Écrivez-les dessous, en retrait, ou ainsi : { type: …, for: …, perSecond: …,"
                + " atOnce: …, overwrite: …, options: … }.",
            ":4: portals.catalogue: “catalogue” must be “key: value” lines. → Write them below,"
                + " indented, or like this: { type: …, for: …, perSecond: …, atOnce: …, overwrite:"
                + " …, options: … }."),
        mistake(
            "a digit of a SIREN mistyped",
            TERRITORY,
            territory("epci: \"200041371\"", " [ portail ]", "type: embedded"),
            ":1: territory.epci: 200041371 n’est pas un SIREN : d’après le dernier chiffre, qui contrôle les"
                + " autres, l’un d’eux est faux. → Vérifiez-les.",
            ":1: territory.epci: 200041371 is not a SIREN: its check digit shows that one digit"
                + " is wrong. → Check them."),
        mistake(
            "a digit of a SIRET mistyped",
            TERRITORY,
            "siret: \"20004131700031\"\n"
                + territory("commune: \"79191\"", " [ portail ]", "type: embedded"),
            ":1: siret: 20004131700031 n’est pas un SIRET : d’après le neuvième ou le dernier chiffre, qui"
                + " contrôlent les autres, l’un d’eux est faux. → Vérifiez-les.",
            ":1: siret: 20004131700031 is not a SIRET: its check digits, the ninth and the last, show"
                + " that one digit is wrong. → Check them."),
        mistake(
            "the embedded portal has no options",
            TERRITORY,
            territory(
                "epci: \"200041317\"",
                " [ portail ]",
                "type: embedded, for: { commune: \"79191\" }"),
            ":4: portals.catalogue.for: clé inconnue « for ». → Clés possibles : type.",
            ":4: portals.catalogue.for: unknown key “for”. → Possible keys: type."),
        mistake(
            "a word in braces misspelt",
            PRESET,
            files("\"{ficher} – {territoire}\""),
            ":6: options.dataset.title: « {ficher} » n’est remplacé par rien. → Mots possibles entre"
                + " accolades : {fichier}, {territoire}.",
            ":6: options.dataset.title: “{ficher}” cannot be substituted. → Possible words in"
                + " braces: {fichier}, {territoire}."),
        mistake(
            "a word of the territory misspelt",
            PRESET,
            rest("codes: \"{Codes}\""),
            ":8: options.endpoints.a.parameters.codes: « {Codes} » n’est remplacé par rien. → Mots"
                + " possibles entre accolades : {codes}, {code}, {date}, {departement},"
                + " {east}, {geojson}, {lat}, {lon}, {nom}, {north}, {radius}, {siren}, {south},"
                + " {west}, {wkt}.",
            ":8: options.endpoints.a.parameters.codes: “{Codes}” cannot be substituted. → Possible"
                + " words in braces: {codes}, {code}, {date}, {departement}, {east},"
                + " {geojson}, {lat}, {lon}, {nom}, {north}, {radius}, {siren}, {south}, {west},"
                + " {wkt}."),
        mistake(
            "a word that nothing replaces, alone in its text",
            PRESET,
            rest("codes: \"{code_insee}\""),
            ":8: options.endpoints.a.parameters.codes: « {code_insee} » n’est remplacé par rien. → Mots possibles entre accolades : {codes}, {code}, {date}, {departement}, {east}, {geojson}, {lat}, {lon}, {nom}, {north}, {radius}, {siren}, {south}, {west}, {wkt}.",
            ":8: options.endpoints.a.parameters.codes: “{code_insee}” cannot be substituted. → Possible words in braces: {codes}, {code}, {date}, {departement}, {east}, {geojson}, {lat}, {lon}, {nom}, {north}, {radius}, {siren}, {south}, {west}, {wkt}."));
  }

  /** If only found during a run, either mistake would look like a bug, or give half a listing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "style: none | rows: data | valeur inutilisable pour « rows » : data. → Attendu : /data",
        "'style: page, parameter: p' | 'rows: /data, partial: true' | « envelope.total »",
        "style: next | rows: /data | clé obligatoire absente : « envelope.next »",
        "'style: cursor, parameter: c' | rows: /data | clé obligatoire absente : « envelope.next »",
        "style: page | rows: /data | paging.parameter: clé obligatoire absente : « parameter »"
      })
  void pagesThatCannotBeFollowedAreRefusedBeforeTheyAreAskedFor(
      String paging, String envelope, String problem) {
    config.write(PRESET, rest("", paging, envelope));

    assertThat(config.problems()).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"depot/a\\0b.csv\"", "\"depot/\\0/*.csv\"", "\"depot/[.csv\""})
  void aPathThatNoFileCanHaveIsSaidWhereItIsWritten(String path) {
    config.write(PRESET, files("t").replace("arbres.csv", path));

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith(PRESET + ":5: options.path: valeur inutilisable pour « path »")
        .doesNotContain("\0");
  }

  private static String rest(String parameter) {
    return rest(parameter, "style: none", "rows: /data");
  }

  private static String rest(String parameter, String paging, String envelope) {
    return """
        source: rest
        title: t
        producer: p
        options:
          url: https://a.example.org
          endpoints:
            a:
              parameters: { %s }
              paging: { %s }
              envelope: { %s }
              dataset: { title: t, description: d, licence: lov2, publisher: { name: A } }
        """
        .formatted(parameter, paging, envelope);
  }

  /** Such a column would be ignored silently. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema: schema-arbre, mapping: { columns: { essance: { from: E } } }",
        "mapping: { schema: arbres-urbains, columns: { essance: { from: E } } }"
      })
  void aColumnThatTheSchemaDoesNotHaveIsTold(String files) {
    config.write(
        TERRITORY,
        territory(
            "commune: \"79191\"",
            " [ { use: portail, files: { %s } } ]".formatted(files),
            "type: embedded"));

    assertThat(config.problems())
        .containsExactly(
            TERRITORY
                + ":2: sources.portail.files.mapping.columns.essance: clé inconnue « essance »."
                + " → Clés possibles : essence.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arbres-urbains",
        "Arbres-Urbains@0.3.1",
        "schema-arbre",
        "auto",
        "none",
        "scdl/deliberations",
        "https://a.example.org/schema.json",
        "pom.xml"
      })
  void aSchemaIsOfOursOrElsewhere(String schema) {
    config.write(
        TERRITORY,
        territory(
            "commune: \"79191\"",
            " [ { use: portail, files: { schema: \"%s\" } } ]".formatted(schema),
            "type: embedded"));

    assertThat(config.problems()).isEmpty();
  }

  /** In query languages and in patterns, braces have another meaning. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter: \"{\\\"code\\\": [\\\"{codes}\\\"]}\"",
        "filter: 'code LIKE \"79[0-9]{3}$\"'",
        "query: '{arbres(insee:\"{code}\"){id}}'",
        "base: 'Base {BD}'"
      })
  void bracesThatHoldNoWordAreLeftAlone(String parameter) {
    config.write(PRESET, rest(parameter));

    assertThat(config.problems()).isEmpty();
  }

  @Test
  void aVariableWhereNoneIsReadIsRefusedRatherThanSent() {
    config.write(
        PRESET,
        """
        source: udata
        title: t
        producer: p
        options:
          url: https://portail.example.org
          searches: [ { q: "jeton ${JETON}" } ]
        """);

    assertThat(config.problems())
        .containsExactly(
            PRESET
                + ":6: options.searches.#1.q: « q » n’est pas un secret : « jeton ${JETON} » y serait"
                + " pris tel quel. → Écrivez la valeur, ou passez par authentication.");
  }

  private static Arguments mistake(
      String name, String file, String text, String french, String english) {
    return Arguments.of(name, file, text, french, english);
  }

  private static String preset(String rest) {
    return rest + "\noptions: { url: https://a.example.org, searches: [] }\n";
  }

  @Test
  void allValuesOfABlockAreToldAtOnce() {
    config.write(
        PRESET,
        """
        source: udata
        title: t
        producer: p
        options: { url: https://portail.example.org, searches: [ { q: arbres } ] }
        defaults:
          publisher: { name: " " }
          contact: { name: SIG }
          licence: lov9
          spatial: nulle-part
          temporal: { start: hier }
        """);

    assertThat(config.problems())
        .containsExactly(
            PRESET
                + ":6: defaults.publisher: valeur inutilisable pour « publisher » : …. → Attendu :"
                + " { name: \"…\" }.",
            PRESET
                + ":7: defaults.contact: valeur inutilisable pour « contact » : …. → Attendu :"
                + " { email: sig@example.org } | { url: https://… }.",
            PRESET
                + ":8: defaults.licence: valeur inutilisable pour « licence » : lov9. → Attendu :"
                + " lov2, fr-lo, odc-odbl, odc-by, odc-pddl, cc-zero, cc-by, cc-by-sa,"
                + " mobility-licence, https://….",
            PRESET
                + ":9: defaults.spatial: valeur inutilisable pour « spatial » : nulle-part. → Attendu :"
                + " territory | commune:79191, epci:200041317, departement:79, region:75.",
            PRESET
                + ":10: defaults.temporal: valeur inutilisable pour « temporal » : …. → Attendu :"
                + " { start: \"2019\", end: \"2023-12-31\" }.");
  }

  @Test
  void aListThatIsTooLongEndsAtAWholeName() {
    List<String> names = IntStream.range(100, 150).mapToObj(i -> "source-" + i).toList();

    assertThat(Names.unknownName("surce-101", names).args().get(1))
        .startsWith("source-101, source-100, source-102, ")
        .matches(".*, source-\\d{3}, …")
        .hasSizeLessThan(300);
  }
}
