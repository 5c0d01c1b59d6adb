package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not YAML, or that YAML reads in another way than they were meant. */
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

  @Test
  void brokenYamlIsSaidWithItsLine() {
    assertThat(problemsOf("territory: { commune: \"79191\" }\nsources: [ portail\nportals: {}\n"))
        .singleElement()
        .asString()
        .startsWith(TERRITORY + ":3: fichier illisible : ")
        .endsWith("→ Corrigez le YAML ou créez le fichier.");
  }

  @Test
  void tabsAreNamed() {
    assertThat(problemsOf("territory:\n\tcommune: \"79191\"\n"))
        .containsExactly(
            TERRITORY
                + ":2: tabulation là où YAML veut des espaces. → Remplacez-la par des espaces.");
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
            TERRITORY + ":2: valeur inutilisable pour « niort.yaml » : …. → Attendu : { …: … }.");
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
                + ":2: les alias YAML (&nom, *nom) ne sont pas admis. → Recopiez la valeur, ou"
                + " mettez-la entre guillemets si c’est du texte.");
  }

  @Test
  void deepNestingEndsInAProblem() {
    assertThat(problemsOf("a: " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .contains("fichier illisible");
  }

  @Test
  void anotherEncodingIsNamed() {
    config.write(TERRITORY, "# communauté d’agglomération\n", StandardCharsets.UTF_16LE);
    config.write("sources/portail.yaml", "title: Forêts\n", StandardCharsets.ISO_8859_1);

    assertThat(config.problems())
        .contains(
            "sources/portail.yaml: ce fichier n’est pas encodé en UTF-8. → Enregistrez-le en"
                + " UTF-8.")
        .hasSize(2);
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
                + " qu’une.");
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
                + ":4: sources.1: aucune valeur pour « 1 ». → Donnez-en une, ou supprimez la"
                + " ligne.",
            TERRITORY
                + ":7: sources.2.options: aucune valeur pour « options ». → Donnez-en une, ou"
                + " supprimez la ligne.",
            TERRITORY
                + ":9: portals.catalogue: aucune valeur pour « catalogue ». → Donnez-en une, ou"
                + " supprimez la ligne.");
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
