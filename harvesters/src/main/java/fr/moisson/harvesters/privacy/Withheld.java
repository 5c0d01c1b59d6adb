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
 */
record Withheld(List<String> columns) {

  private static final Set<String> SAYING =
      Set.of("diffusionpublique", "diffusable", "publiable", "adiffuser", "apublier");

  /** The same beside whether somebody has checked the row; otherwise of a street or a tap. */
  private static final String PUBLIC = "publique";

  private static final Set<String> CHECKED = Set.of("valide", "validee");

  private static final Pattern NO = Pattern.compile("(?i)non|no|n|false|faux|f|0");

  static Withheld of(List<String> columns) {
    boolean areChecked = columns.stream().map(ColumnNames::key).anyMatch(CHECKED::contains);
    return new Withheld(
        columns.stream()
            .filter(
                column -> {
                  String key = ColumnNames.key(column);
                  return SAYING.contains(key) || (areChecked && key.equals(PUBLIC));
                })
            .toList());
  }

  /** Only things with a place are: a list of data says as well which of them are not public. */
  boolean has(Row row) {
    return row.geometry() != null
        && columns.stream().anyMatch(column -> NO.matcher(row.value(column).strip()).matches());
  }
}
