package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import java.util.List;
import java.util.Optional;

/** How one kind of interface is paged; {@link Pages} checks the result. */
public interface Way {

  Request first();

  /** JSON pointer to the rows of an answer. */
  String rows();

  /** The total number of rows, as announced; if several are numbers, the last one counts. */
  default List<JsonNode> totals(JsonNode envelope) {
    return List.of();
  }

  /** JSON pointers to the number of pages. */
  default List<String> pageTotals() {
    return List.of();
  }

  /**
   * What distinguishes a row from others: its name, if it has one, because signatures and counters
   * change from one answer to the next; otherwise its whole content.
   */
  default String name(JsonNode row) {
    return row.toString();
  }

  /** The answer; empty if the reply means that there are no rows. */
  default Optional<Body> answer(Door door, Request request) {
    return Optional.of(door.get(request));
  }

  /** Refuses an answer that reports an error in a success status. */
  default void check(Page page) {}

  /** Whether an answer without a list of rows means that there are none. */
  default boolean mayLackRows(Page page) {
    return page.announced() == 0;
  }

  /**
   * Called when a page announces a smaller total than the page before.
   *
   * @param before the total announced until then
   */
  default void shrunk(Page page, long before) {}

  /** Whether a page is the last one, regardless of its links. */
  default boolean isLast(Page page) {
    return page.isEmpty();
  }

  /** The next page; empty after the last one. */
  Optional<Request> next(Page page);
}
