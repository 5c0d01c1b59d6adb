package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Extracts as a harvest makes them. */
public final class Extracts {

  public static List<Distribution.Extract> of(
      Table table,
      String title,
      String stem,
      List<Territory> territories,
      Path files,
      Consumer<Notice> notices) {
    return of(
        new Order(
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

  /** Of lines and polygons that are cut and measured. */
  public static List<Distribution.Extract> clipped(
      Table table, Territory territory, Path files, Consumer<Notice> notices) {
    Recipe recipe = new Recipe(null, null, true, true, null, null, null, null);
    return of(
        new Order(
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

  static Subject subject(String title, Table table) {
    return Subject.of(title, new Descriptor.Input(table.origin(), null, null, null));
  }

  private static List<Distribution.Extract> of(Order order, Consumer<Notice> notices) {
    return Extraction.make(order, notices).stream()
        .flatMap(
            portion -> portion.extracts(order.subject().title(), order.table().origin()).stream())
        .toList();
  }

  private Extracts() {}
}
