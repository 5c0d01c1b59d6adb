package fr.moisson.routes.portal;

import fr.moisson.routes.store.Stored;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive write access to the shelf until the end of the transaction, by locking the one row that
 * all writers take first.
 *
 * @param version of the change being made
 * @param at time of the change; never before the previous change, whatever the clocks say
 */
record ShelfWrite(long version, String at) {

  /** Takes the lock, waiting for other writers. */
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

  /** The number for a dataset that was never shown before. */
  long number(Handle handle) {
    handle.execute("UPDATE shelf_head SET datasets = datasets + 1");
    return handle.createQuery("SELECT datasets FROM shelf_head").mapTo(Long.class).one();
  }

  /** Records what is shown from now on; null if nothing is. */
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
