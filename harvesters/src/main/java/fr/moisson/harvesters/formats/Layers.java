package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Which of several sheets, layers or members of a file is read. */
final class Layers {

  /**
   * The one that the table names, but for case, accents and punctuation.
   *
   * @throws BadItem if there is none
   */
  static String named(Table table, List<String> names) {
    return ColumnNames.find(names, table.layer())
        .orElseThrow(
            () ->
                new BadItem(
                    Notice.of(
                        Notice.Code.NO_SUCH_LAYER,
                        table.origin(),
                        String.valueOf(table.layer()),
                        String.join(", ", names))));
  }

  /** Whether one of them has anything to read. */
  interface Filling {
    boolean hasRows(String name) throws IOException;
  }

  /**
   * The one that the table names, else the first with rows, else the first; told when there are
   * others.
   */
  static String choose(Table table, List<String> names, Filling filling, Consumer<Notice> notices)
      throws IOException {
    if (table.layer() != null) {
      return named(table, names);
    }
    String chosen = names.get(0);
    for (String name : names.size() > 1 ? names : List.<String>of()) {
      if (filling.hasRows(name)) {
        chosen = name;
        break;
      }
    }
    tell(table, names, chosen, notices);
    return chosen;
  }

  static void tell(Table table, List<String> names, String chosen, Consumer<Notice> notices) {
    if (names.size() > 1) {
      notices.accept(
          Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), String.join(", ", names), chosen));
    }
  }

  private Layers() {}
}
