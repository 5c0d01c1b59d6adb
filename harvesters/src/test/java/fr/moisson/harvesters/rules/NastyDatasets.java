package fr.moisson.harvesters.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random datasets made of everything that has ever gone wrong, reproducible by their seed. */
final class NastyDatasets {

  private static final List<String> PIECES =
      List.of(
          "<p>",
          "</p>",
          "<br>",
          "<a href=\"https://ex.org/a b(1)\">",
          "</a>",
          "<li>",
          "</ul>",
          "<<b>p>",
          "<script>",
          "</script>",
          "<!--",
          "-->",
          "<b et c>",
          "<td>",
          "&amp;",
          "&lt;p&gt;",
          "&amp;amp;lt;",
          "&eacute;",
          "&Atilde;&copy;",
          "&#59;",
          "&nbsp",
          "&#x200B;",
          "é",
          "Ã©",
          "Ã\u00a0",
          "«",
          "»",
          "É",
          "â€™",
          "Å“",
          "\u0089",
          "\u0085",
          "\u200B",
          "\uFEFF",
          "\uD83C",
          "\uDF33",
          "🌳",
          "e\u0301",
          "A\u0303",
          "©",
          "\u037e",
          "İ",
          "œ",
          ";",
          "|",
          ",",
          ", ",
          "#",
          "\"",
          " et ",
          "\n",
          "\n\n\n",
          "\r",
          "\t",
          "\u0000",
          " ",
          "  ",
          "\u00a0",
          "- ",
          "\n   - ",
          "eau",
          "énergie",
          "ENVI",
          "Licence Ouverte",
          " 2.0",
          "ODbL",
          "non",
          "http://",
          "https://ex.org/",
          "?service=WFS",
          ".csv",
          ".zip",
          "csv",
          "geojson",
          "text/csv",
          "mailto:",
          "@",
          "(at)",
          " point ",
          "ex.org",
          "fr:",
          "commune:",
          "79191",
          "@2015",
          "2024",
          "-",
          "/",
          "03",
          "12",
          "T10:00",
          "mars",
          "annuel",
          "漢字",
          "sha1:",
          "ab",
          "%",
          "%C3%A9",
          ".",
          "…",
          ":");

  private final Random random;

  NastyDatasets(long seed) {
    random = new Random(seed);
  }

  Dataset next() {
    return Dataset.draft(new DatasetId("79191", "essai", "jeu-1"), "x" + text())
        .description(text())
        .keywords(texts(8))
        .themes(texts(3))
        .publisher(new Agent(text(), uri(), maybe(text())))
        .contact(new Contact(maybe(text()), maybe(text()), uri()))
        .licence(new Licence(text(), uri()))
        .frequency(maybe(text()))
        .issued(maybe(text()))
        .modified(maybe(text()))
        .temporal(new Period(maybe(text()), maybe(text())))
        .coverage(Coverage.of(texts(4), random.nextBoolean() ? box() : null))
        .landingPage(uri())
        .provenance(texts(2))
        .distributions(Stream.generate(this::link).limit(random.nextInt(5)).toList())
        .build();
  }

  private Distribution link() {
    URI uri = uri();
    return new Distribution.Link(
        text(),
        text(),
        maybe(text()),
        uri == null ? URI.create("https://ex.org/" + random.nextInt(2) + ".csv") : uri,
        maybe(text()),
        maybe(text()),
        random.nextBoolean() ? null : random.nextLong(),
        maybe(text()),
        maybe(text()),
        uri());
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    int pieces = random.nextInt(random.nextInt(10) == 0 ? 150 : 9);
    for (int i = 0; i < pieces; i++) {
      out.append(
          random.nextInt(12) == 0
              ? String.valueOf((char) random.nextInt(0x10000))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    String text = out.toString();
    return random.nextInt(6) == 0 ? new String(text.getBytes(UTF_8), ISO_8859_1) : text;
  }

  private List<String> texts(int most) {
    return Stream.generate(this::text).limit(random.nextInt(most + 1)).toList();
  }

  private @Nullable String maybe(String text) {
    return random.nextInt(4) == 0 ? null : text;
  }

  private @Nullable URI uri() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> URI.create("mailto:a@ex.org");
      case 2 -> URI.create("x:" + random.nextInt());
      default -> WebAddress.read("https://ex.org/" + text()).orElse(null);
    };
  }

  private Box box() {
    return new Box(side(), side(), side(), side());
  }

  private double side() {
    return random.nextInt(9) == 0 ? Double.NaN : random.nextInt(-200, 200) / 2.0;
  }
}
