package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Receipt.Amount;
import fr.moisson.harvesters.territory.Cut;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {

  @Test
  void aCutIsAccountedFor() {
    Receipt receipt =
        new Receipt(
            9,
            3,
            6,
            0,
            0,
            Cut.CLIPPED_RULE,
            "2026",
            2,
            1,
            0,
            new Amount(15_400.4, 12_345.6),
            null,
            0,
            null);

    assertThat(text(receipt))
        .isEqualTo(
            "Extrait de https://ex.org/zones, limité au territoire 79191 : 3 lignes gardées sur 9"
                + " lues (6 hors du territoire, 0 sans lieu, 0 illisible). Géométries : 2 coupées à"
                + " la limite, 1 réparée. Surface dans le territoire : 12\u202f346 m² sur"
                + " 15\u202f400 m². Règle : points : s’ils sont dans le territoire ou sur sa limite"
                + " ; tracés et surfaces : coupés à la limite ; lignes du tableau sans géométrie,"
                + " ou dont la source garantit la commune : selon leur commune. Contours :"
                + " millésime 2026.");
  }

  @Test
  void rowsOfAnotherThemeAreNotKeptInTheFileOfASchema() {
    assertThat(text(new Receipt(9, 3, 6, 0, 0, Cut.RULE, "2026").without(2)))
        .contains("1 ligne gardée sur 9 lues", "0 illisible, 2 d’un autre thème que le schéma)");
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    assertThat(text(new Receipt(9, 3, 6, 0, 0, Cut.RULE, "2026")))
        .contains("gardés entiers")
        .doesNotContain("Géométries", "Surface dans", "Longueur dans");
  }

  private static String text(Receipt receipt) {
    URI origin = URI.create("https://ex.org/zones");
    return ReceiptText.of(
        new Extract(
            "79191",
            "Zones",
            "aa/z.csv",
            "CSV",
            "text/csv",
            10L,
            "aa",
            origin,
            receipt,
            null,
            null));
  }
}
