package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not YAML, or that YAML reads differently from what was meant. */
class YamlFaultsTest {

  private static final String TERRITORY = "territories/niort.yaml";

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder);
  }

  private List<String> problemsOf(String text) {
    return config.write(TERRITORY, text).problems();
  }

  /**
   * Line and column show the mistake itself, which may be before the place where the parser fails.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "territory:\\n\\tcommune: x | :2:1: tabulation là où YAML veut des espaces : « ⇥commune: x »",
        "a:\\n  \\tb: x | :2:3: tabulation",
        "language:fr\\nserver: x | :1:10: il manque une espace après « : » : « language:fr »",
        "server:\\n  port:8081\\n  host: x | :2:8: il manque une espace après « : »",
        "territory:{ commune: x } | :1: il manque une espace après « : »",
        "territory: {commune:79191} | :1:13: il manque une espace après « : »",
        "sources\\n  - a\\nportals: {} | :1:1: il manque « : » après une clé : « sources »",
        "portals:\\n  ville\\n    type: ckan | :2:3: il manque « : » après une clé : « ville »",
        "title: Arbres: inventaire | :1:14: « : » dans une valeur sans guillemets",
        "title: Arbres : inventaire | :1:15: « : » dans une valeur sans guillemets",
        "title: \"Arbres\\na: x | :1:8: guillemet ouvert et jamais fermé : « title: \"Arbres »",
        "title: \"Arbres\\na: \"x\"\\nb: y | :1:8: guillemet ouvert et jamais fermé",
        "title: 'Arbres d'alignement' | :1:18: du texte suit le guillemet fermant",
        "x: { title: 'L'eau', b: c } | :1:16: du texte suit le guillemet fermant",
        "title: \"C:\\Users\" | :1:11: barre oblique inverse",
        "a:\\n  - use: x\\n   name: y | :3:4: cette ligne n’est pas alignée",
        "a:\\n  - use: x\\n     name: y | :3:6: cette ligne n’est pas alignée",
        "a: { b: c }\\n  d: e | :2:3: cette ligne n’est pas alignée",
        "a: b\\n- c | :2:1: cette ligne n’est pas alignée",
        "sources: [ portail\\nportals: {} | :1:10: « [ » n’a pas son pendant",
        "x:\\n  from: [\\n | :2:9: « [ » n’a pas son pendant",
        "x: { from: a,\\n\\n | :1:4: « { » n’a pas son pendant",
        "x: { a: b\\ny: c | :1:4: « { » n’a pas son pendant",
        "x: [ a ]] | :1:9: « ] » n’a pas son pendant",
        "x: { jeton: ${JETON} } | :1:13: « ${ » demande des guillemets",
        "x: { use: a, schedule: 0 15 3 ? * MON } | :1:31: « ? » demande des guillemets",
        "title: @sig | :1:8: « @ » demande des guillemets : « title: @sig »",
        "title: *Arbres* | :1:8: les alias YAML",
        "title: a\u0007b | :1:9: caractère interdit (U+0007)",
        "territory:\\n  commune : x\\n  epci : y | :2:12: espace insécable là où YAML veut une espace",
        "title: x\\nserver: y | :1:7: espace insécable",
        "territory: { commune:\u00A0\"79191\" } | :1:22: espace insécable",
        "territory: { commune:\u00A079191 } | :1:22: espace insécable",
        "title: {territoire} – arbres | :1:8: « { » demande des guillemets",
        "a:\\n  - use: x\\n  -use: y | :3:4: il manque une espace après « - » : « -use: y »",
        "a: > b | :1:6: cette ligne n’est pas du YAML",
      })
  void aMistakeOfYamlIsSaidInTheOfficersWordsWhereItIs(String text, String said) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t");

    assertThat(problemsOf(yaml)).singleElement().asString().startsWith(TERRITORY + said);
    assertThat(config.problems(Locale.ENGLISH))
        .singleElement()
        .asString()
        .as("none of the parser's words")
        .doesNotContain("token", "scalar", "block")
        .contains(". → ");
  }

  @Test
  void aSecretOnABrokenLineIsNotRepeated() {
    assertThat(problemsOf("options: { token: \"s3cr3t, url: x }\n"))
        .singleElement()
        .asString()
        .contains("token: ***")
        .doesNotContain("s3cr3t");
  }

  @Test
  void keywordsAreNoSecret() {
    assertThat(problemsOf("options: { keywords: \"eau, url: x }\n"))
        .singleElement()
        .asString()
        .contains("keywords: \"eau");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "options:\n      password:s3cr3t",
        "options:\n      url:x\n      password:s3cr3t",
        "options: 'password: s3cr3t'",
        "options:\n      password:{ s3cr3t: x }"
      })
  void aSecretWhereKeysWereExpectedIsNotRepeated(String options) {
    assertThat(
            problemsOf(
                "territory: { commune: \"79191\" }\nsources:\n  - use: portail\n    "
                    + options
                    + "\nportals: { catalogue: { type: embedded } }\n"))
        .isNotEmpty()
        .allSatisfy(
            said -> assertThat(said).containsPattern("\\*\\*\\*|« options » doit être fait de"))
        .noneMatch(said -> said.contains("s3cr3t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ref:insee: \"\"", "a: [b:c, '']", "{ ref:insee: \"\" }"})
  void anEmptyTextInQuotesIsAValue(String yaml) {
    assertThat(YamlSyntax.fault(Path.of("a.yaml"), yaml)).isEmpty();
  }

  @Test
  void aMissingSpaceIsToldWhereKeysOrAListWereExpected() {
    String rest = "sources:\n  -portail\nportals:\n  catalogue:\n    type:embedded\n";

    assertThat(problemsOf("territory: { commune: \"79191\" }\n" + rest))
        .containsExactly(
            TERRITORY
                + ":2: sources: il manque une espace après « - » : « -portail ». → Écrivez"
                + " « clé: valeur » et « - élément ».",
            TERRITORY
                + ":5: portals.catalogue: il manque une espace après « : » : « type:embedded ». →"
                + " Écrivez « clé: valeur » et « - élément ».");
  }

  @Test
  void aSecondDocumentIsToldAtItsLine() {
    assertThat(problemsOf("territory: { commune: \"79191\" }\n---\nsources: []\n"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .contains(TERRITORY + ":2: la ligne « --- » commence un second document"));
  }

  @Test
  void aListWhereOneValueIsExpectedIsToldAsSuch() {
    assertThat(problemsOf("territory: { commune: [\"79191\", \"79003\"] }\nsources: []\n"))
        .anySatisfy(
            problem ->
                assertThat(problem).contains("« commune » ne prend qu’un code, et non une liste"));
  }

  @Test
  void anEmptyFileIsNotATerritoryLeftOut() {
    String empty = TERRITORY + ": fichier vide. → Remplissez-le ou supprimez-le.";

    assertThat(problemsOf("")).containsExactly(empty);
    assertThat(problemsOf("# rien\n")).containsExactly(empty);
    assertThat(problemsOf("---\n")).containsExactly(empty);
    assertThat(problemsOf("{}")).hasSize(3).allMatch(said -> said.contains("clé obligatoire"));
  }

  @Test
  void aFileThatIsNoMappingIsRefused() {
    assertThat(problemsOf("# liste\n- a\n- b\n"))
        .containsExactly(
            TERRITORY
                + ":2: « niort.yaml » doit être fait de lignes « clé: valeur ». → Écrivez-les dessous,"
                + " en retrait, ou ainsi : { …: … }.");
    assertThat(problemsOf("? [ a ]\n: b\n")).singleElement().asString().contains("illisible");
  }

  @Test
  void aliasesCannotMakeAFewLinesIntoGigabytes() {
    String laughs =
        "a0: &a0 [ ha, ha, ha ]\n"
            + IntStream.range(1, 30)
                .mapToObj(
                    i -> "a%d: &a%d [ *a%d, *a%d, *a%d ]".formatted(i, i, i - 1, i - 1, i - 1))
                .collect(Collectors.joining("\n"));

    assertThat(problemsOf(laughs))
        .containsExactly(
            TERRITORY
                + ":2:11: les alias YAML (&nom, *nom) ne sont pas admis. → Recopiez la valeur, ou"
                + " mettez-la entre guillemets si c’est du texte.");
  }

  @Test
  void deepNestingEndsInAProblem() {
    assertThat(problemsOf("a: " + "[".repeat(2_000) + "]".repeat(2_000)))
        .singleElement()
        .asString()
        .contains("fichier illisible");
  }

  @Test
  void anotherEncodingIsNamed() {
    config.write(TERRITORY, "# communauté d’agglomération\n", StandardCharsets.UTF_16LE);
    config.write("sources/portail.yaml", "title: x\n# Forêts\n", StandardCharsets.ISO_8859_1);

    assertThat(config.problems())
        .containsExactly(
            "sources/portail.yaml:2:6: ce fichier n’est pas encodé en UTF-8, mais sans doute en"
                + " windows-1252 : « # Forêts ». → Enregistrez-le en UTF-8.",
            TERRITORY
                + ":1:1: ce fichier n’est pas encodé en UTF-8, mais sans doute en UTF-16LE : « #"
                + " communauté d’agglomération ». → Enregistrez-le en UTF-8.");
  }

  @Test
  void aByteOrderMarkDoesNotHideTheFirstKey() {
    config.write("moisson.yaml", "\uFEFFlanguage: en\n");

    assertThat(config.read().settings().language()).isEqualTo(Settings.Language.EN);
  }

  @Test
  void aKeyWrittenTwiceIsRefusedSinceOneOfThemWouldBeLost() {
    assertThat(
            problemsOf(
                """
                territory: { commune: "79191" }
                sources: [ portail ]
                portals:
                  catalogue: { type: embedded }
                  catalogue: { type: embedded }
                """))
        .containsExactly(
            TERRITORY
                + ":5: portals.catalogue: la clé « catalogue » figure deux fois. → N’en gardez"
                + " qu’une ; si la seconde commence un autre élément de la liste, mettez « - »"
                + " devant.");
  }

  @Test
  void aKeyWithoutAValueIsRefusedWhereverItStands() {
    assertThat(
            problemsOf(
                """
                territory: { commune: "79191" }
                sources:
                  - portail
                  -
                  - use: portail
                    name: autre
                    options:
                portals:
                  catalogue:
                """))
        .containsExactly(
            TERRITORY
                + ":4: sources.#2: aucune valeur pour « #2 ». → Donnez-en une, en retrait si"
                + " elle commence à la ligne suivante, ou supprimez la ligne.",
            TERRITORY
                + ":7: sources.autre.options: aucune valeur pour « options ». → Donnez-en une,"
                + " en retrait si elle commence à la ligne suivante, ou supprimez la ligne.",
            TERRITORY
                + ":9: portals.catalogue: aucune valeur pour « catalogue ». → Donnez-en une,"
                + " en retrait si elle commence à la ligne suivante, ou supprimez la ligne.");
  }

  @Test
  void keysWithDotsAreFoundOnTheirLine() {
    config.write(
        TERRITORY,
        """
        territory: { commune: "79191" }
        sources: [ portail ]
        portals:
          donnees.niort.fr:
            type: embedded
            couleur: bleu
        """);

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith(TERRITORY + ":6: portals.donnees.niort.fr.couleur: clé inconnue");
  }
}
