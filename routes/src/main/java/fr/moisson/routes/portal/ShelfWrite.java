package fr.moisson.routes.portal;

import fr.moisson.routes.store.Stored;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A writer's turn on the shelf, to the end of its transaction. It holds the one row that all
 * writers take first, and so is alone.
 *
 * @param version of the change that is made
 * @param at when; never before the change before it, whatever the clocks say
 */
record ShelfWrite(long version, String at) {

  /** Takes the next turn, waiting for those before. */
  static ShelfWrite take(Handle handle, Instant now) {
    handle
        .createUpdate(
            "UPDATE shelf_head SET version = version + 1,"
                + " changed = CASE WHEN changed > :now THEN changed ELSE :now END")
        .bind("now", Stored.moment(now))
        .execute();
    return handle
        .createQuery("SELECT version, changed FROM shelf_head")
        .map((row, context) -> new ShelfWrite(row.getLong("version"), row.getString("changed")))
        .one();
  }

  /** The number of a dataset that was never shown before. */
  long number(Handle handle) {
    handle.execute("UPDATE shelf_head SET datasets = datasets + 1");
    return handle.createQuery("SELECT datasets FROM shelf_head").mapTo(Long.class).one();
  }

  /** Notes down what is shown from now on; null when it is nothing. */
  void tell(Handle handle, String key, Change.Kind kind, @Nullable String content) {
    handle
        .createUpdate(
            "INSERT INTO shelf_change (version, key, kind, at, content)"
                + " VALUES (:version, :key, :kind, :at, :content)")
        .bind("version", version)
        .bind("key", key)
        .bind("kind", kind.code())
        .bind("at", at)
        .bind("content", content)
        .execute();
  }
}
