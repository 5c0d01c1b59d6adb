package fr.moisson.routes.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Receipt.Amount;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadsTest {

  private static final Receipt CUT =
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
          4,
          new Amount(154_000, 123_456),
          new Amount(12_000, 345),
          0,
          null);

  @Test
  void theReceiptTellsWhatBecameOfGeometries() {
    assertThat(sentences(Language.FRENCH, CUT))
        .contains(
            "4 géométries vides.",
            "1 géométrie invalide, réparée.",
            "2 tracés ou surfaces coupés à la limite du territoire.",
            "Surface dans le territoire\u00a0: 12,35 ha sur 15,4 ha.",
            "Longueur dans le territoire\u00a0: 0,345 km sur 12 km.")
        .anyMatch(sentence -> sentence.contains("surfaces\u00a0: coupés à la limite\u00a0;"));
    assertThat(sentences(Language.ENGLISH, CUT))
        .contains(
            "4 empty geometries.",
            "1 invalid geometry, repaired.",
            "2 lines or polygons cut at the boundary of the area.",
            "In the area: 12.35 ha of 15.4 ha.",
            "In the area: 0.345 km of 12 km.");
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    Receipt whole = new Receipt(9, 3, 6, 0, 0, Cut.RULE, "2026");

    assertThat(sentences(Language.FRENCH, whole)).hasSize(4);
  }

  @Test
  void whatBecomesOfAFileIsToldInWords() {
    Link link =
        Link.to("a", URI.create("https://ex.org/a.csv"))
            .detailed(
                new LinkDetails(
                    "2024-05-06",
                    "DEVELOP",
                    "TEMPORARY",
                    List.of(URI.create("https://ex.org/acces"), URI.create("https://ex.org/a.csv")),
                    List.of(URI.create("https://ex.org/aide"))))
            .through(
                new Service(
                    URI.create("https://ex.org/api"),
                    "API",
                    null,
                    null,
                    List.of(URI.create("https://ex.org/api/openapi.json")),
                    List.of(URI.create("https://ex.org/guide")),
                    List.of(URI.create("https://ex.org/profile"))));

    Downloads.Download shown =
        new Downloads(new Texts(Language.FRENCH), WebSettings.LOCAL).of(link, "fr");

    assertThat(shown.details())
        .isEqualTo(
            "Publication\u00a0: 6 mai 2024. État\u00a0: en cours d’élaboration."
                + " Disponibilité\u00a0: temporaire.");
    assertThat(shown.pages())
        .containsExactly(
            new Downloads.Page("Page d’accès", "https://ex.org/acces"),
            new Downloads.Page("Documentation", "https://ex.org/aide"),
            new Downloads.Page("Documentation", "https://ex.org/guide"),
            new Downloads.Page("Documentation", "https://ex.org/api/openapi.json"));
  }

  private static List<String> sentences(Language language, Receipt receipt) {
    Extract extract =
        new Extract(
            "79191",
            "Zones",
            "aa/zones.csv",
            "CSV",
            "text/csv",
            10L,
            "aa",
            URI.create("https://ex.org/zones"),
            receipt,
            null,
            null);
    return new Downloads(new Texts(language), WebSettings.LOCAL).receipt(extract).sentences();
  }
}
