package fr.moisson.routes.web.preview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.web.ShownDataset;
import fr.moisson.routes.web.SurveyedTrees;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows shown on a dataset's page. */
class PreviewPagesTest {

  @TempDir Path folder;
  @AutoClose private ShownDataset shown;

  @BeforeEach
  void open() throws IOException {
    shown = ShownDataset.of(SurveyedTrees::dataset, folder);
  }

  @Test
  void whatAllFormatsShareIsSaidOnce() {
    assertThat(shown.page())
        .containsOnlyOnce("30 lignes lues")
        .contains("<h3 lang=\"fr\">Arbres relevés, Niort Agglo</h3>")
        .contains(">CSV</span>", ">GEOJSON</span>")
        .doesNotContain("conforme", "/reports/");
  }

  @Test
  void theMapIsDrawnHereAndToldInWords() {
    assertThat(shown.page())
        .contains("<title id=\"map-0\">Carte\u00a0:</title>")
        .contains("<span id=\"map-of-0\" lang=\"fr\">Arbres relevés, Niort Agglo (GEOJSON)</span>.")
        .contains("<path class=\"contour\" d=\"M", "<path class=\"point\" d=\"M")
        .contains(
            "25 objets montrés.", "limite du territoire\u00a0: Niort Agglo", "La barre représente")
        .contains("de 46,300° N à 46,300° N du sud au nord, de 0,490° O à 0,410° O d’ouest")
        .doesNotContain("<script>", "<script src", "<image", "url(");
    assertThat(shown.englishPage()).contains("25 features shown.", "0.490° W to 0.410° W");
  }

  @Test
  void theTableIsTypedAndStopsAtTwentyRows() {
    assertThat(shown.page())
        .contains("20 premières lignes", "<th scope=\"col\" class=\"number\">id_arbre</th>")
        .contains("<td class=\"number\">20</td><td>020</td><td>20 mars 2026</td><td>oui</td>")
        .doesNotContain("<td class=\"number\">21</td>");
  }

  /** A voice reads each text in the language that it is marked with. */
  @Test
  void textsOfTheDatasetAreInItsLanguageAndOursInThatOfThePage() {
    assertThat(shown.englishPage())
        .contains("Download<span class=\"hidden\" lang=\"fr\"> Arbres relevés, Niort Agglo")
        .contains("First 20 rows: <span lang=\"fr\">Arbres relevés, Niort Agglo (CSV)</span>.")
        .contains("<title id=\"map-0\">Map:</title>")
        .contains("aria-labelledby=\"map-0 map-of-0\"")
        .contains("<tbody lang=\"fr\">")
        .contains("<td lang=\"en\">20 March 2026</td><td lang=\"en\">yes</td>");
  }
}
