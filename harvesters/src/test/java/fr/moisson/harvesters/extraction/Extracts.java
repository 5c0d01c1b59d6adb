package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes extracts as a harvest does. */
public final class Extracts {

  public static List<Distribution.Extract> of(
      Table table,
      String title,
      String stem,
      List<Territory> territories,
      Path files,
      Consumer<Notice> notices) {
    return of(
        new ExtractOrder(
            table,
            subject(title, table),
            stem,
            territories,
            Recipe.USUAL,
            false,
            KnownSchemas.NONE,
            Destination.hashed(files),
            "1.2"),
        notices);
  }

  /** Extracts whose lines and polygons are clipped and measured. */
  public static List<Distribution.Extract> clipped(
      Table table, Territory territory, Path files, Consumer<Notice> notices) {
    Recipe recipe = new Recipe(null, null, true, true, null, null, null, null);
    return of(
        new ExtractOrder(
            table,
            subject("Zones", table),
            "zones",
            List.of(territory),
            recipe,
            false,
            KnownSchemas.NONE,
            Destination.hashed(files),
            "1.2"),
        notices);
  }

  /** The first file with the columns of a schema. */
  static Distribution.Extract mapped(
      Table table, Mapping mapping, Territory territory, Path files, Consumer<Notice> notices) {
    Recipe recipe = new Recipe(null, null, null, null, mapping.name(), null, false, null);
    return of(
            new ExtractOrder(
                table,
                subject("Table", table),
                "table",
                List.of(territory),
                recipe,
                false,
                new KnownSchemas(
                    new Mappings(List.of(mapping)), KnownSchemas.NONE.schemas(), false),
                Destination.hashed(files),
                "1.2"),
            notices)
        .get(0);
  }

  static Subject subject(String title, Table table) {
    return Subject.of(title, new Descriptor.Input(table.origin(), null, null, null));
  }

  private static List<Distribution.Extract> of(ExtractOrder order, Consumer<Notice> notices) {
    return Extraction.make(order, notices).stream()
        .flatMap(
            portion ->
                portion
                    .extracts(
                        order.subject().title(), order.territories().get(0), order.table().origin())
                    .stream())
        .toList();
  }

  private Extracts() {}
}
