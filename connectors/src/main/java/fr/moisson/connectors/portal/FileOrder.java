package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.Edits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The order of our files in a record: that of the dataset, unless a person changed it there. */
public final class FileOrder {

  /**
   * The ids of our files in the order in which the record is to show them. In a person's order, new
   * files come last.
   *
   * @param field the order's name among the fields that people edit
   * @param held ids of those that we left in the record, as it shows them
   * @param ours ids of all that we publish, in our order
   */
  public static List<String> choose(
      Edits edits, String field, List<String> held, List<String> ours) {
    List<String> both = ours.stream().filter(held::contains).toList();
    edits.choose(field, RecordFields.list(held), RecordFields.list(both));
    if (!edits.isKept(field)) {
      return ours;
    }
    Set<String> order = new LinkedHashSet<>(held);
    order.retainAll(ours);
    order.addAll(ours);
    return List.copyOf(order);
  }

  private FileOrder() {}
}
