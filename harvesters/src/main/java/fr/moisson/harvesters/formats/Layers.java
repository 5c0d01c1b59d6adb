package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
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

  /** The one that the table names, else the first; told when there are others. */
  static String choose(Table table, List<String> names, Consumer<Notice> notices) {
    if (table.layer() != null) {
      return named(table, names);
    }
    tell(table, names, names.get(0), notices);
    return names.get(0);
  }

  static void tell(Table table, List<String> names, String chosen, Consumer<Notice> notices) {
    if (names.size() > 1) {
      notices.accept(
          Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), String.join(", ", names), chosen));
    }
  }

  private Layers() {}
}
