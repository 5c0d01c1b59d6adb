package fr.moisson.routes.web.report;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.values.WebAddress;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.frame.Document;
import fr.moisson.routes.web.frame.Links;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What shapes found in a feed, as a self-contained page to be sent by e-mail. */
public final class FeedReportDocument {

  /** Nobody would read more, and a feed may have millions; the JSON report has all of them. */
  private static final int MOST_KINDS = 60;

  private static final int MOST_PLACES = 50;

  /**
   * A problem that several things share.
   *
   * @param severity in words
   * @param property short name; empty if the problem concerns the things themselves
   * @param code the constraint, as SHACL names it
   * @param caption which file asks for it, and how many of the places are listed
   */
  record Kind(String severity, String property, String code, String caption, List<Place> places) {}

  /**
   * @param href address of the thing concerned; empty where there is nothing to follow
   */
  record Place(String thing, String href, String value, String message) {}

  /** The results of one kind. The number of kinds depends on the shapes, not on the feed's size. */
  private static final class Gathered {
    private final Result example;
    private final List<Place> places = new ArrayList<>();
    private long count;

    Gathered(Result example) {
      this.example = example;
    }

    void add(Result result, Locale locale) {
      count++;
      if (places.size() < MOST_PLACES) {
        String href =
            orEmpty(WebAddress.read(result.focusNode()).map(Links::followed).orElse(null));
        places.add(new Place(result.focusNode(), href, result.value(), result.message(locale)));
      }
    }

    Kind kind(Texts texts) {
      return new Kind(
          texts.nameOf("feedReport", example.severity().name()),
          Vocabulary.shortened(example.path()),
          example.component(),
          texts.get("feedReport.rule", example.shapes())
              + " "
              + (places.size() < count
                  ? texts.get("report.first", places.size(), count)
                  : texts.get("report.all", places.size())),
          places);
    }
  }

  /**
   * Writes HTML in UTF-8 with embedded style.
   *
   * @param verdict in one sentence
   * @param feed what was checked, as its reader knows it
   */
  public static void write(
      Conformance conformance, String verdict, String feed, Locale locale, OutputStream out)
      throws IOException {
    Map<List<Object>, Gathered> kinds = new LinkedHashMap<>();
    conformance
        .results()
        .forEach(
            result ->
                kinds
                    .computeIfAbsent(result.kind(), kind -> new Gathered(result))
                    .add(result, locale));
    Texts texts = new Texts(Language.ofLocale(locale));
    Map<String, Object> facts =
        Map.of(
            "verdict",
            verdict,
            "kinds",
            kinds.values().stream().limit(MOST_KINDS).map(one -> one.kind(texts)).toList(),
            "untold",
            Math.max(0, kinds.size() - MOST_KINDS));
    Document.write("feed-report-file", "feedReport", feed, facts, texts, out);
  }

  private FeedReportDocument() {}
}
