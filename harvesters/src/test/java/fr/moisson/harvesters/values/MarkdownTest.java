package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void listsHeadingsAndLinksAreShownAsSuch() {
    String html =
        Markdown.html(
            """
            # Contenu

            Voir le [guide](https://guide.example.org/a?b=1&c=2), **à lire** :
            - les arbres ;
            - les haies.
            """);

    assertThat(html)
        .contains("<h3>Contenu</h3>")
        .contains("<a href=\"https://guide.example.org/a?b=1&amp;c=2\">guide</a>")
        .contains("<strong>à lire</strong>")
        .contains("<li>les haies.</li>");
  }

  @Test
  void anAddressInTheTextIsALink() {
    assertThat(Markdown.html("Source : https://eau.example.org/suivi."))
        .contains("<a href=\"https://eau.example.org/suivi\">https://eau.example.org/suivi</a>.");
  }

  @Test
  void theLinesOfAnAuthorStayLines() {
    assertThat(Markdown.html("Champs :\n    nom\n    hauteur_m et *essence"))
        .isEqualTo("<p>Champs :<br>\nnom<br>\nhauteur_m et *essence</p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)>",
        "<div onclick=alert(1)>\nx\n</div>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,alert)",
        "[x](/admin)",
        "<javascript:alert(1)>",
        "![x](https://pixel.example.org/1.png)",
        "[x](https://a.example.org/\"onclick=\"alert(1))",
      })
  void aSourceDoesNotPutAnythingElseOnThePage(String text) {
    assertThat(Markdown.html(text).replaceAll("<a href=\"https://[^\"]*\">", ""))
        .doesNotContainPattern("<(?!/?p>|/a>|br>)");
  }

  /** A recursive traversal of such a text would need an equally deep stack. */
  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "*a _", "[![x"})
  void aTextNestedWithoutEndIsShownAsItIsWritten(String beginning) {
    String ending =
        beginning.startsWith("*") ? "_ b*" : beginning.startsWith("[") ? "](/y)](/z)" : "";
    String text = beginning.repeat(20_000) + "<b>arbres</b>" + ending.repeat(20_000);

    assertThat(Markdown.html(text))
        .startsWith("<p>" + beginning.strip().replace(">", "&gt;"))
        .contains("&lt;b&gt;arbres&lt;/b&gt;");
    assertThat(Markdown.line(text)).contains("<b>arbres</b>").startsWith(beginning.strip());
  }

  @Test
  void aTextNestedAsPeopleDoIsShownAsTheyMeanIt() {
    assertThat(Markdown.line("> > - 1. **arbres *et [haies](https://h.example.org/)***"))
        .isEqualTo("««- 1. arbres et haies»»");
  }

  /** As in catalogues with plain text. */
  @ParameterizedTest
  @ValueSource(strings = {"-", "*", " ", "> -"})
  void aLongRuleIsNotNested(String sign) {
    String rule = sign + sign.substring(sign.length() - 1).repeat(200);

    assertThat(Markdown.html("**Arbres**\n\n" + rule + "\n\n**Haies**"))
        .contains("<strong>Arbres</strong>", "<strong>Haies</strong>");
  }

  @Test
  void listsWithinListsAreNestedByTheirIndentAsWell() {
    String text =
        IntStream.range(0, 1_000)
            .mapToObj(depth -> "  ".repeat(depth) + "- **a**\n")
            .collect(Collectors.joining());

    assertThat(Markdown.line(text)).startsWith("- **a**");
  }

  @Test
  void aListOfDatasetsHasTheTextAlone() {
    assertThat(Markdown.line("## Contenu\n\nLes **arbres** du\n[parc](https://p.example.org/)."))
        .isEqualTo("Contenu Les arbres du parc.");
  }

  @Test
  void anExcerptEndsAtAWord() {
    assertThat(Markdown.excerpt("Les **arbres** du parc.", 23)).isEqualTo("Les arbres du parc.");
    assertThat(Markdown.excerpt("Les arbres remarquables", 14)).isEqualTo("Les arbres…");
    assertThat(Markdown.excerpt("Anticonstitutionnellement", 5)).isEqualTo("Anti…");
    assertThat(Markdown.excerpt("🌳🌳🌳", 4)).isEqualTo("🌳…");
  }

  @Test
  void nothingIsNothing() {
    assertThat(Markdown.html(" ")).isEmpty();
    assertThat(Markdown.line("")).isEmpty();
  }
}
