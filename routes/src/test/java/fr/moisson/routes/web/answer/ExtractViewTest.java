package fr.moisson.routes.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractViewTest {

  @Test
  void filesOfOneTerritoryAreOnePiece() {
    List<ExtractView> pieces =
        ExtractView.of(
            dataset(
                extract("200041317", "CSV"),
                Distribution.Link.to("Tout", URI.create("https://a.example/1")),
                extract("79191", "CSV"),
                extract("200041317", "GEOJSON")));

    assertThat(pieces)
        .extracting(ExtractView::territory, piece -> piece.files().size())
        .containsExactly(tuple("200041317", 2), tuple("79191", 1));
    assertThat(pieces.get(0).title()).isEqualTo("Arbres (relevé 2025)");
    assertThat(pieces.get(0).in("GEOJSON")).isPresent();
    assertThat(pieces.get(1).in("GEOJSON")).isEmpty();
  }

  @Test
  void aDatasetOfLinksHasNoPieces() {
    assertThat(
            ExtractView.of(
                dataset(Distribution.Link.to("Tout", URI.create("https://a.example/1")))))
        .isEmpty();
  }

  private static Dataset dataset(Distribution... distributions) {
    return Dataset.draft(new DatasetId("200041317", "arbres", "1"), "Arbres")
        .distributions(List.of(distributions))
        .build();
  }

  private static Extract extract(String territory, String format) {
    return new Extract(
        territory,
        "Arbres (relevé 2025) (" + format + ")",
        "ab/arbres",
        format,
        "text/csv",
        12L,
        "ab",
        URI.create("https://a.example/1"),
        new Receipt(9, 3, 6, 0, 0, "points-in-lines-whole", "2026"),
        null,
        null);
  }
}
