package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.moisson.harvesters.formats.CorrectionColumns;
import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.schemas.report.Digest;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The original table with new first columns, for its producer to correct in a spreadsheet and send
 * again: {@code erreurs} lists the errors of each line, {@code ligne} is its number in the original
 * file, as in the report, and the missing columns follow, to be filled. They come first because
 * lines may have too few or too many cells; errors of the header are in the first line.
 *
 * <p>CSV with the separator of the table, UTF-8 with a byte-order mark, without which Excel
 * misreads accents.
 */
public final class CorrectionFile implements Validation.Listener, Closeable {

  /** The default is « # », which may be the separator. No text contains this character. */
  private static final char NO_COMMENT = '\uFFFF';

  private final Writer out;
  private final Locale locale;
  private @Nullable CsvWriter csv;
  private List<Finding> header = List.of();
  private List<String> missing = List.of();

  /**
   * @param out closed with this object
   */
  public CorrectionFile(OutputStream out, Locale locale) {
    this.out = new OutputStreamWriter(out, UTF_8);
    this.locale = locale;
  }

  @Override
  public void header(List<String> labels, FileFacts facts, List<Finding> findings)
      throws IOException {
    out.write('\uFEFF');
    char separator = Objects.requireNonNullElse(facts.separator(), ',');
    csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .commentCharacter(NO_COMMENT)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out);
    // A missing optional column needs no correction.
    header =
        findings.stream().filter(one -> one.code() != Finding.Code.MISSING_HEADER_WARN).toList();
    missing =
        header.stream()
            // One under another name is to be renamed, not added.
            .filter(one -> one.code() == Finding.Code.MISSING_LABEL && one.detail().isEmpty())
            .flatMap(one -> Stream.ofNullable(one.column()))
            .toList();
    write(CorrectionColumns.NAMES, missing, labels);
  }

  @Override
  public void line(Record line, List<Finding> findings) {
    String ofTable = sentences(header);
    header = List.of();
    String ofLine = sentences(findings);
    String errors = ofTable.isEmpty() ? ofLine : FindingMessages.ofTable(ofTable, ofLine, locale);
    write(
        List.of(errors, String.valueOf(line.line())),
        Collections.nCopies(missing.size(), ""),
        line.cells());
  }

  private String sentences(List<Finding> findings) {
    return Digest.of(findings).stream().map(this::sentence).collect(Collectors.joining(" | "));
  }

  private String sentence(Finding finding) {
    String column = finding.column();
    String sentence = FindingMessages.of(finding, locale);
    return column == null || sentence.contains(column) ? sentence : column + " : " + sentence;
  }

  private void write(List<String> first, List<String> added, List<String> cells) {
    List<String> all = Stream.of(first, added, cells).flatMap(List::stream).toList();
    Objects.requireNonNull(csv, "a header comes before lines").writeRecord(all);
  }

  @Override
  public void close() throws IOException {
    if (csv == null) {
      out.close();
    } else {
      csv.close();
    }
  }
}
