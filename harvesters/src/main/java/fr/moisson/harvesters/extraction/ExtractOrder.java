package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which files to make of which rows.
 *
 * @param stem short name of the files, in {@code [A-Za-z0-9_-]}
 * @param territories the run's territory, then those inside it for which a share is wanted; if
 *     empty, all rows are taken, wherever they lie
 * @param takesPart whether files are made of the rows before a fault that ends the table; otherwise
 *     nothing is made, because a partial file would replace a complete one
 * @param schemas the schemas that rows may be mapped to
 * @param software version of Moisson, for the provenance of the files; null leaves it out, so that
 *     the same rows give the same bytes after an upgrade
 */
public record ExtractOrder(
    Table table,
    Subject subject,
    String stem,
    List<Territory> territories,
    Recipe recipe,
    boolean takesPart,
    KnownSchemas schemas,
    Destination destination,
    @Nullable String software) {

  public ExtractOrder {
    territories = List.copyOf(territories);
    if (!stem.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a file name: " + stem);
    }
  }

  /**
   * What the table is called.
   *
   * @param layer sheet, layer or member that is read; null if the file has only one table
   */
  Title title(@Nullable String layer) {
    return Title.of(subject.title(), subject.input().title(), layer);
  }
}
