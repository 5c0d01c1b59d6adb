package fr.moisson.routes.web.report;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.frame.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/** What a validation found in a file, as a self-contained page to be sent by e-mail. */
public final class ReportDocument {

  /**
   * Writes HTML in UTF-8 with embedded style.
   *
   * @param file what was validated, as its reader knows it
   */
  public static void write(Report report, String file, Locale locale, OutputStream out)
      throws IOException {
    Texts texts = new Texts(Language.ofLocale(locale));
    Map<String, Object> facts =
        Map.of(
            "verdict",
            Verdict.of(new Assessment(report.conformity(), null, null, null), texts),
            "mistakes",
            Mistake.of(report, texts),
            "untold",
            Mistake.untold(report));
    Document.write("report-file", "report", file, facts, texts, out);
  }

  private ReportDocument() {}
}
