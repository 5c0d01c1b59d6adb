package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.schemas.CorrectionFile;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.References;
import fr.moisson.harvesters.schemas.Validation;
import fr.moisson.harvesters.schemas.mapping.Application;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import fr.moisson.harvesters.territory.CommuneFinder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of one territory in the columns of a schema, with a report on how far they follow it,
 * and the producer's own rows with what is wrong with each, for him to correct. Reports are in
 * French, the language of those who get them.
 *
 * <p>Rows are brought to the schema in the caller's thread, then checked and written in another
 * one, which takes as long.
 */
final class SchemaFiles implements Closeable {

  private final Fit fit;
  private final List<String> columns;
  private final Application application;
  private final CommuneFinder communes;
  private final Validation validation;
  private final FileSet files;
  private final Destination destination;
  private final PublicRows rows;
  private final Backlog backlog;
  private @Nullable Corrections corrections;
  private long excluded;
  private long contradicted;
  private long firstContradicted;
  private boolean isToCorrect;

  /**
   * @param territory whose rows they are; null if they are all
   * @param backlog of all territories, done before the end
   */
  SchemaFiles(
      Fit fit,
      @Nullable Territory territory,
      PublicRows rows,
      ExtractOrder order,
      Backlog backlog) {
    this.backlog = backlog;
    this.fit = fit;
    this.columns = fit.filled();
    this.communes = new CommuneFinder(territory, rows.columns(), order.table().place().commune());
    this.application = fit.start(communes::of);
    this.rows = rows;
    this.destination = order.destination();
    this.validation = new Validation(fit.schema(), columns, References.none());
    this.isToCorrect = !fit.lacking().isEmpty();
    // The schema says in which columns places are: those that it lacks would be errors.
    FileSet.Shape shape =
        new FileSet.Shape(fit.columns().stream().map(this::column).toList(), Set.of(), true, false);
    this.files = new FileSet(shape, order.recipe(), destination);
  }

  private Column column(String name) {
    return fit.schema().field(name).map(Field::column).orElseGet(() -> Column.of(name));
  }

  /** How many rows were none of the schema's theme. */
  long excluded() {
    return excluded;
  }

  void write(Row row) throws IOException {
    if (corrections == null) {
      corrections = corrections();
    }
    CorrectionFile table = corrections.table();
    Optional<Row> mapped = application.apply(row);
    if (mapped.isEmpty()) {
      excluded++;
      backlog.add(row.weight(), () -> table.line(line(row, rows.columns()), List.of()));
      return;
    }
    if (communes.isContradicted(row)) {
      firstContradicted = contradicted++ == 0 ? row.number() : firstContradicted;
    }
    Map<String, String> unsaid = application.unsaid();
    int held = row.weight() + mapped.get().weight();
    backlog.add(held, () -> write(row, mapped.get(), unsaid, table));
  }

  private void write(Row row, Row mapped, Map<String, String> unsaid, CorrectionFile table)
      throws IOException {
    files.write(mapped);
    List<Finding> findings = validation.check(line(mapped, columns), unsaid);
    isToCorrect |= !findings.isEmpty();
    table.line(line(row, rows.columns()), findings);
  }

  /**
   * Tells of a row without a place. It is not among those to correct, which are published: nobody
   * knows that it is the territory's, and it may have no place since that must not be shown.
   */
  void leaveOut(long number) throws IOException {
    Notice notice = Notice.of(Notice.Code.ROWS_WITHOUT_PLACE, 1, number);
    backlog.add(0, () -> validation.tell(Finding.ofLost(notice.at(number))));
  }

  private static Record line(Row row, List<String> columns) {
    return new Record(columns.stream().map(row::value).toList(), row.number());
  }

  private Corrections corrections() throws IOException {
    HashedFile file = new HashedFile(destination);
    CorrectionFile table = new CorrectionFile(file.stream(), Locale.FRENCH);
    table.header(rows.columns(), rows.facts(), validation.header());
    return new Corrections(file, table);
  }

  /** All rows of the territory, also those in order: their producer sends them all again. */
  private record Corrections(HashedFile file, CorrectionFile table) {}

  /** The finished files with their assessment. */
  List<Portion.MadeFile> finish(String name, String title, Consumer<Notice> notices)
      throws IOException {
    application.notices().forEach(notices);
    if (contradicted > 0) {
      notices.accept(Notice.of(Notice.Code.COMMUNE_CONTRADICTED, contradicted, firstContradicted));
    }
    List<Portion.MadeFile> made = files.finish(name, title, notices);
    if (made.isEmpty()) {
      return made;
    }
    rows.tellBroken(notice -> validation.tell(Finding.ofLost(notice)));
    Report report = validation.report();
    Distribution.Assessment assessment =
        new Distribution.Assessment(
            report.conformity(),
            fit.confidence().value(),
            kept(report, name),
            isToCorrect ? corrected(name) : null);
    return made.stream().map(file -> file.assessed(assessment)).toList();
  }

  private String kept(Report report, String name) throws IOException {
    try (HashedFile file = new HashedFile(destination)) {
      ReportFiles.write(report, Locale.FRENCH, file.stream());
      file.stream().close();
      return file.keep(name + "-rapport.json").path();
    }
  }

  private @Nullable String corrected(String name) throws IOException {
    if (corrections == null) {
      return null;
    }
    corrections.table().close();
    return corrections.file().keep(name + "-a-corriger.csv").path();
  }

  @Override
  public void close() throws IOException {
    Closing.all(files, validation, corrections == null ? null : corrections.file());
  }
}
