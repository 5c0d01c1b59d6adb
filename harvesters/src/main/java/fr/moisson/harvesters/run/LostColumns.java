package fr.moisson.harvesters.run;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.Records;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns that a table had when it was last published, and that have since vanished, been renamed
 * or become empty at its source. Only those that most rows filled count: optional ones come and go.
 *
 * @param files folder of the extracts
 */
record LostColumns(Path files) {

  /** Fewer rows may have the same gap by chance. */
  private static final long LEAST = 5;

  /** The source still has these; the names come last. */
  private static final Set<Code> WITHHELD = Set.of(Code.PERSONAL_COLUMNS, Code.PERSONAL_VALUES);

  /**
   * Their names; none if one of the two datasets has no table.
   *
   * @param notices what was said about the later one
   */
  List<String> between(Dataset before, Dataset now, List<Notice> notices) {
    return table(now)
        .flatMap(
            table ->
                tables(before)
                    .filter(one -> isFormer(one, table))
                    .findFirst()
                    .map(former -> between(former, table)))
        .orElse(List.of())
        .stream()
        .filter(column -> notices.stream().noneMatch(notice -> isWithheld(column, notice)))
        .toList();
  }

  private static boolean isWithheld(String column, Notice notice) {
    // The names may contain commas themselves.
    return WITHHELD.contains(notice.code())
        && (", " + notice.args().get(notice.args().size() - 1) + ", ")
            .contains(", " + column + ", ");
  }

  private boolean isFormer(Extract one, Extract table) {
    return one.schema().equals(table.schema())
        && one.derivedFrom().equals(table.derivedFrom())
        && !one.sha256().equals(table.sha256())
        && one.receipt().rowsOut() >= LEAST
        && Files.exists(files.resolve(one.file()));
  }

  private List<String> between(Extract former, Extract table) {
    Map<String, Long> filled = filled(table);
    return filled(former).entrySet().stream()
        .filter(column -> 2 * column.getValue() >= former.receipt().rowsOut())
        .map(Map.Entry::getKey)
        .filter(column -> filled.getOrDefault(column, 0L) == 0)
        .toList();
  }

  /** In the producer's columns if there is one: what it lacks, that of the schema lacks too. */
  private static Optional<Extract> table(Dataset dataset) {
    return tables(dataset)
        .filter(extract -> extract.schema().isEmpty())
        .findFirst()
        .or(() -> tables(dataset).findFirst());
  }

  /** The first ones are of the whole territory. */
  private static Stream<Extract> tables(Dataset dataset) {
    return dataset.extracts().filter(one -> one.format().equals(OutputFormat.CSV.fileType()));
  }

  /** In how many rows each column has a value. */
  private Map<String, Long> filled(Extract extract) {
    Path file = files.resolve(extract.file());
    Table table = new Table(file, Table.Format.CSV, "UTF-8", Table.Place.GUESSED, file.toUri());
    Map<String, Long> filled = new LinkedHashMap<>();
    try (Records records = Records.open(table, notice -> {})) {
      List<String> header = records.header();
      while (records.hasNext()) {
        Record row = records.next();
        for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
          filled.merge(header.get(i), row.cells().get(i).isEmpty() ? 0L : 1L, Long::sum);
        }
      }
    }
    return filled;
  }
}
