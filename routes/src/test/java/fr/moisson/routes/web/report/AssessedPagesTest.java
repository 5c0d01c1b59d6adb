package fr.moisson.routes.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.routes.web.AssessedTrees;
import fr.moisson.routes.web.ShownDataset;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a dataset whose rows were validated against a schema. */
class AssessedPagesTest {

  @TempDir Path folder;
  @AutoClose private ShownDataset shown;

  @BeforeEach
  void open() throws IOException {
    shown = ShownDataset.of(AssessedTrees::dataset, folder);
  }

  @Test
  void theDatasetSaysHowFarItFollowsItsSchema() {
    assertThat(shown.page())
        .containsOnlyOnce("96\u00a0% des lignes conformes au schéma arbres-urbains 0.3.1")
        .contains("Les fichiers au nom d’un schéma ont les colonnes de ce schéma")
        .contains("24 lignes conformes sur 25.", "3 erreurs.", "confiance de 90\u00a0%")
        .contains("href=\"../" + shown.address() + "/reports/200041317\">Rapport de validation</a>")
        .contains("href=\"https://schema.example/arbres-urbains/0.3.1/schema.json\"");
    assertThat(shown.englishPage())
        .contains("96% of rows conform to the schema arbres-urbains 0.3.1")
        .contains(
            "href=\"../../en/" + shown.address() + "/reports/200041317\">Validation report</a>");
  }

  @Test
  void theDatasetSaysWhatEuropeWouldThinkOfItsDescription() {
    assertThat(shown.page())
        .contains("Qualité de la description", " points sur 405\u00a0: ")
        .containsPattern("<summary>Les \\d+ critères à améliorer, et qui peut agir</summary>")
        .contains("<dt>Période couverte (+ 20)</dt>", "<dd>À la source : indiquer la période");
    assertThat(shown.englishPage())
        .contains("Quality of the description", " of 405 points: ")
        .contains("<dt>Period covered (+20)</dt>");
    assertThat(shown.site().page("/"))
        .contains("Qualité des descriptions selon le barème européen\u00a0: ");
    assertThat(shown.site().page("/?q=licorne"))
        .as("it is of the whole catalogue, not of what is found")
        .doesNotContain("Qualité des descriptions");
  }

  @Test
  void theDatasetLeadsToWhatDescribesItsFiles() {
    assertThat(shown.page()).containsOnlyOnce("<a href=\"../files/ab12-arbres-datapackage.json\">");
  }

  @Test
  void theListOfDatasetsSaysSoToo() {
    assertThat(shown.site().page("/"))
        .contains("<li>96\u00a0% des lignes conformes au schéma arbres-urbains 0.3.1</li>");
    assertThat(shown.site().page("/en/"))
        .contains("<li>96% of rows conform to the schema arbres-urbains 0.3.1</li>");
  }

  @Test
  void columnsHaveTheTitlesOfTheirSchema() {
    assertThat(shown.page())
        .contains(
            "<th scope=\"col\" class=\"number\"><span lang=\"fr\">Identifiant de l’arbre</span>"
                + " <code class=\"column\">id_arbre</code></th>");
  }

  @Test
  void theReportNamesLineColumnAndValue() {
    String report = shown.site().page("/" + shown.address() + "/reports/200041317");

    assertThat(report)
        .contains("<h1>Rapport de validation</h1>", "96\u00a0% des lignes conformes")
        .contains("Valeur du mauvais type")
        .contains("<th scope=\"row\" class=\"number\">7</th><td lang=\"fr\">douze</td>")
        .contains(
            "«\u00a0douze\u00a0» n’est pas un nombre.",
            "<th scope=\"row\" class=\"number\">1234</th>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains(
            "Cette cellule doit être remplie.", "2 cas.", "Colonne que le schéma ne connaît pas")
        .doesNotContain("<script", "type-error");
    assertThat(report.indexOf("mistake-2"))
        .as("warnings come last")
        .isEqualTo(report.indexOf("#mistake-2\">Colonne que le schéma") + 1);
    assertThat(shown.site().page("/en/" + shown.address() + "/reports/200041317"))
        .contains(
            "Value of the wrong type",
            "href=\"../../../../" + shown.address() + "/reports/200041317\" lang=\"fr\"");
  }

  @Test
  void namesOfColumnsBreakAfterAnUnderscoreOnNarrowScreens() {
    assertThat(shown.site().page("/" + shown.address() + "/reports/200041317"))
        .contains("<td><span lang=\"fr\">id_<wbr>arbre</span></td>");
  }

  @Test
  void eachTableOfTheReportIsCalledByItsMistakeAndTheirNumber() {
    String both = "aria-labelledby=\"mistake-1 mistake-caption-1\"";

    assertThat(shown.site().page("/" + shown.address() + "/reports/200041317"))
        .contains("role=\"region\" " + both, "<table class=\"findings\" " + both + ">");
  }

  @Test
  void theReportLeadsToItsFiles() {
    Assessment assessment = assessment();

    for (String file : new String[] {assessment.report(), assessment.corrections()}) {
      assertThat(shown.site().page("/" + shown.address() + "/reports/200041317"))
          .contains("href=\"../../../files/" + file);
      assertThat(shown.site().get("/files/" + file).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aReportThatIsNotThereIsMissing() throws IOException {
    for (String address : new String[] {"/reports/79191", "/reports/200041317-2", "/reports/.."}) {
      assertThat(shown.site().get("/" + shown.address() + address))
          .returns(404, HttpResponse::statusCode);
    }
    Files.delete(shown.site().files.resolve(Objects.requireNonNull(assessment().report())));

    assertThat(shown.site().get("/" + shown.address() + "/reports/200041317"))
        .returns(404, HttpResponse::statusCode);
  }

  private Assessment assessment() {
    try {
      return AssessedTrees.assessment(shown.site().files);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
