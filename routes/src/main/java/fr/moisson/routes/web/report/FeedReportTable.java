package fr.moisson.routes.web.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Spreadsheet;
import fr.moisson.routes.web.answer.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What shapes found in a feed, one line per result, to be sorted and shared out in a spreadsheet.
 * CSV in UTF-8 with a byte-order mark, without which Excel misreads accents.
 */
public final class FeedReportTable {

  /**
   * @param out closed with the table
   */
  public static void write(Conformance conformance, Locale locale, OutputStream out)
      throws IOException {
    Texts texts = new Texts(Language.ofLocale(locale));
    OutputStreamWriter text = new OutputStreamWriter(out, UTF_8);
    text.write('\uFEFF');
    try (CsvWriter table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        Stream<Result> results = conformance.results()) {
      table.writeRecord(
          texts.get("feedReport.severity"),
          texts.get("feedReport.thing"),
          texts.get("feedReport.property"),
          texts.get("report.value"),
          texts.get("report.message"),
          texts.get("feedReport.shapes"));
      results.forEach(
          result ->
              table.writeRecord(
                  texts.nameOf("feedReport", result.severity().name()),
                  Spreadsheet.harmless(result.focusNode()),
                  Spreadsheet.harmless(Vocabulary.shortened(result.path())),
                  Spreadsheet.harmless(result.value()),
                  Spreadsheet.harmless(result.message(locale)),
                  Spreadsheet.harmless(result.shapes())));
    }
  }

  private FeedReportTable() {}
}
