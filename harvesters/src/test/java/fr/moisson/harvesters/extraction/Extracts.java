package fr.moisson.harvesters.extraction;

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
    Order order =
        new Order(table, title, stem, territories, Recipe.USUAL, Destination.hashed(files));
    return Extraction.make(order, notices).stream()
        .flatMap(portion -> portion.extracts(title, table.origin()).stream())
        .toList();
  }

  private Extracts() {}
}
