package fr.moisson.harvesters.rules;

import static fr.moisson.harvesters.rules.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Standard;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

  private final Samples samples = new Samples();

  private String description(String text) {
    return samples.settled(new TextRule(), draft -> draft.description(text)).description();
  }

  private String title(String text) {
    return samples.settled(new TextRule(), draft -> draft.title(text)).title();
  }

  @Test
  void htmlBecomesLightMarkdown() {
    String html =
        "<h2>Zones&nbsp;humides</h2><p>Relevés <b>de terrain</b>, voir <a href='https://ex.org/a(1)'>la"
            + " notice</a>.</p><ul>\n <li>mares<ul><li>été</li></ul></li>\n <li>tourbières</li>\n</ul><script>alert('x')</script>";

    assertThat(description(html))
        .isEqualTo(
            """
            Zones humides

            Relevés de terrain, voir [la notice](https://ex.org/a%281%29).

            - mares
              - été
            - tourbières""");
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.HTML_IN_TEXT, "description"));
  }

  /** As in ArcGIS Hub, which puts doubly escaped HTML into JSON. */
  @Test
  void quotesOfHtmlMayBeEscaped() {
    assertThat(
            description(
                "<div>Voir <a href=\\\"https://ex.org/a.pdf\\\" target=\\\"_blank\\\">la"
                    + " fiche</a></div>"))
        .isEqualTo("Voir [la fiche](https://ex.org/a.pdf)");
    assertThat(description("chemin <x y=\\\"a")).isEqualTo("chemin <x y=\\\"a");
  }

  @Test
  void aScriptHiddenInEscapedHtmlIsRemovedToo() {
    assertThat(description("Bonjour &lt;script&gt;vol()&lt;/script&gt;&amp;eacute;"))
        .isEqualTo("Bonjour é");
  }

  @Test
  void aLinkToAScriptKeepsOnlyItsWords() {
    assertThat(description("<a href=\"javascript:vol()\">cliquez</a>")).isEqualTo("cliquez");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Seuil : pH < 7 et > 5, soit a <b et c> d",
        "Voir <https://ex.org/notice?a=1&copy=2>",
        "Un paragraphe.\n\n- une liste\n  - imbriquée\n\nUn autre (R&D)."
      })
  void whatOnlyLooksLikeHtmlStays(String text) {
    assertThat(description(text)).isEqualTo(text);
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void theAuthorsLineBreaksStayBesideInlineTags() {
    assertThat(description("Première ligne<br>\nDeuxième <b>ligne</b>\n\nFin"))
        .isEqualTo("Première ligne\n\nDeuxième ligne\n\nFin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"énergie à Échiré", "L’été : « 20 € », œuvre, Œuf", "NIORT — ÉTÉ…", "ï à Î û ç"})
  void textDecodedWithTheWrongCharsetOnceOrTwiceIsRepaired(String right) {
    String once = new String(right.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String twice = new String(once.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String windows = sloppyWindows1252(right);

    assertThat(title(once)).isEqualTo(right);
    assertThat(title(twice)).isEqualTo(right);
    assertThat(title(windows)).isEqualTo(right);
    assertThat(samples.codes()).containsOnly(Notice.Code.MOJIBAKE).hasSize(3);
  }

  /**
   * Decodes as browsers do, which read the five bytes undefined in Windows-1252 as control
   * characters.
   */
  private static String sloppyWindows1252(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String c = new String(new byte[] {b}, Charset.forName("windows-1252"));
      out.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "La lettre « Ã » seule",
        "La lettre «\u00a0Ã\u00a0» seule",
        "«LIBERTÉ» et «ÉGALITÉ»",
        "Œuvres d’art à l’Haÿ-les-Roses",
        "SÃO TOMÉ",
        "30 °C, 5 µg/m³, 12 % — « vérifié »"
      })
  void correctTextIsNotRepaired(String right) {
    assertThat(title(right)).isEqualTo(right.replace('\u00a0', ' '));
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void aBrokenWordIsRepairedBesideACorrectOne() {
    assertThat(title("QualitÃ© de l’air")).isEqualTo("Qualité de l’air");
  }

  @Test
  void invisibleCharactersAndOddSpacesGo() {
    assertThat(title(" \uFEFFParc\u200B\u00a0-  Alès\t\u0007 e\u0301 ")).isEqualTo("Parc - Alès é");
  }

  @Test
  void aDescriptionThatIsCutIsTold() {
    assertThat(description("mot ".repeat(25_000))).hasSize(99_999);
    assertThat(samples.notices).isEmpty();

    assertThat(description("mot ".repeat(30_000))).hasSizeLessThanOrEqualTo(100_000);
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.LONG_TEXT, "description"));
  }

  @Test
  void aLongTitleIsCutBetweenTwoWords() {
    String cut = title("Inventaire des arbres ".repeat(20));

    assertThat(cut).hasSizeBetween(200, 350).endsWith(" des…");
    assertThat(samples.codes()).containsExactly(Notice.Code.LONG_TITLE);
    assertThat(title("mot".repeat(150))).hasSize(350);
  }

  @ParameterizedTest
  @CsvSource({"''", "'  '", "'<p>&nbsp;</p>'", "'\u200B'"})
  void aDatasetWithoutTitleIsLeftOut(String title) {
    assertThatExceptionOfType(BadItem.class)
        .isThrownBy(() -> title(title))
        .satisfies(bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NO_TITLE));
  }

  @Test
  void aNamelessPublisherIsNone() {
    Dataset dataset = dataset(draft -> draft.publisher(new Agent(" ", null, null)));
    assertThat(new TextRule().apply(dataset, samples.notices::add).publisher()).isNull();
    Dataset unfilled = dataset(draft -> draft.publisher(new Agent("Non renseigné", null, null)));
    assertThat(new TextRule().apply(unfilled, samples.notices::add).publisher()).isNull();
  }

  @Test
  void eachThingIsToldOncePerField() {
    samples.settled(new TextRule(), draft -> draft.keywords(List.of("<b>eau</b>", "<b>air</b>")));
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.HTML_IN_TEXT, "keyword"));
  }

  @Test
  void theNameOfAStandardIsOneLine() {
    List<Standard> written =
        List.of(
            new Standard("Guides techniques,\n      version 3", null), new Standard(" \n", null));

    assertThat(samples.settled(new TextRule(), draft -> draft.conformsTo(written)).conformsTo())
        .containsExactly(new Standard("Guides techniques, version 3", null));
  }
}
