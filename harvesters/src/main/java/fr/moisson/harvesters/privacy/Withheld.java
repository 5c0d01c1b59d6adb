package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rows that their producer does not want to be published, though they are in the file: « Diffusion
 * publique : non ».
 *
 * @param columns that say so
 * @param havePlaces whether rows of the table have any; then that of such a row may just be blanked
 */
record Withheld(List<String> columns, boolean havePlaces) {

  private static final Set<String> SAYING =
      Set.of("diffusionpublique", "diffusable", "publiable", "adiffuser", "apublier");

  private static final Pattern NO = Pattern.compile("(?i)non|no|n|false|faux|f|0");

  static Withheld of(List<String> columns, List<Row> sample, Personal personal) {
    return new Withheld(
        columns.stream()
            .filter(column -> SAYING.contains(ColumnNames.key(column)) && !personal.keeps(column))
            .toList(),
        sample.stream().anyMatch(row -> row.geometry() != null));
  }

  /** Only things with a place are: a list of data says as well which of them are not public. */
  boolean has(Row row) {
    return (havePlaces || row.geometry() != null)
        && columns.stream().anyMatch(column -> NO.matcher(row.value(column).strip()).matches());
  }
}
