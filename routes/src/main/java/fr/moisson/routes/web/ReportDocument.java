package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.schemas.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a validation found in a file, as a page that stands for itself: to be sent by e-mail. */
public final class ReportDocument {

  /**
   * Writes HTML in UTF-8, with its style in it.
   *
   * @param file what was validated, as its reader knows it
   */
  public static void write(Report report, String file, Locale locale, OutputStream out)
      throws IOException {
    Language language = Language.ofLocale(locale);
    Texts texts = new Texts(language);
    Map<String, Object> model = new HashMap<>();
    model.put("language", language.code());
    model.put("title", texts.get("report.title", file));
    model.put("file", file);
    model.put("style", new String(Pages.asset("assets/style.css"), UTF_8));
    model.put("verdict", Verdict.of(new Assessment(report.conformity(), null, null, null), texts));
    model.put("mistakes", Mistake.of(report, texts));
    model.put("untold", Mistake.untold(report));
    out.write(new Templates().render("report-file", language, model).getBytes(UTF_8));
  }

  private ReportDocument() {}
}
