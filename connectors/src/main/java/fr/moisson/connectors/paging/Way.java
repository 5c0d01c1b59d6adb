package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import java.util.List;
import java.util.Optional;

/** How one kind of interface is read from page to page; {@link Pages} does the distrusting. */
public interface Way {

  Request first();

  /** JSON pointer to the rows of an answer. */
  String rows();

  /** JSON pointers to how many rows there are; of several, the last that says so counts. */
  default List<String> totals() {
    return List.of();
  }

  /** JSON pointers to how many pages there are. */
  default List<String> pageTotals() {
    return List.of();
  }

  /**
   * What tells a page's rows from another's: their names where they have some, since signatures and
   * counters in them change from one answer to the next; else all of them.
   */
  default String name(JsonNode row) {
    return row.toString();
  }

  /** The answer; empty if what came instead means that there is no row. */
  default Optional<Body> answer(Door door, Request request) {
    return Optional.of(door.get(request));
  }

  /** Refuses an answer that is an error inside a success. */
  default void check(Page page) {}

  /** Whether an answer without any list of rows says by it, or in words, that there are none. */
  default boolean mayLackRows(Page page) {
    return page.announced() == 0;
  }

  /**
   * Called when a page announces fewer rows in all than the page before it did.
   *
   * @param before how many were announced until then
   */
  default void shrunk(Page page, long before) {}

  /** Whether there is nothing behind a page, known without a look at its links. */
  default boolean isLast(Page page) {
    return page.isEmpty();
  }

  /** The page that follows; empty after the last one. */
  Optional<Request> next(Page page);
}
