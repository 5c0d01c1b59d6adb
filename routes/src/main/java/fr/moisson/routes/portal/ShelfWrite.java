package fr.moisson.routes.portal;

import fr.moisson.routes.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive write access to the shelf until the end of the transaction, by locking the one row that
 * all writers take first.
 *
 * @param version of the change being made: milliseconds since 1970, or the number after the
 *     previous one if that is greater; a database restored from a backup must not give a number
 *     again, by which readers and caches know another state
 * @param at time of the change; never before the previous change, whatever the clocks say
 */
record ShelfWrite(long version, String at) {

  /** More than several machines differ by, and more than a mistaken time zone. */
  private static final Duration FAR = Duration.ofDays(1);

  /** Takes the lock, waiting for other writers. */
  static ShelfWrite take(Handle handle, Instant now) {
    handle
        .createUpdate(
            "UPDATE shelf_head SET"
                + " version = CASE WHEN version < :number THEN :number ELSE version + 1 END")
        .bind("number", now.toEpochMilli())
        .execute();
    correct(handle, now);
    handle
        .createUpdate(
            "UPDATE shelf_head SET changed = CASE WHEN changed > :now THEN changed ELSE :now END")
        .bind("now", Stored.moment(now))
        .execute();
    return handle
        .createQuery("SELECT version, changed FROM shelf_head")
        .map((row, context) -> new ShelfWrite(row.getLong("version"), row.getString("changed")))
        .one();
  }

  /**
   * Dates to now what a clock that was far ahead dated in the future: harvesters refuse such dates,
   * and all later changes would have to follow them.
   */
  private static void correct(Handle handle, Instant now) {
    int wrong =
        handle.execute(
            "UPDATE shelf_head SET changed = ? WHERE changed > ?",
            Stored.moment(now),
            Stored.moment(now.plus(FAR)));
    if (wrong == 0) {
      return;
    }
    for (String update :
        List.of(
            "UPDATE shelf_change SET at = :now WHERE at > :now",
            "UPDATE shelf SET changed = :now WHERE changed > :now",
            "UPDATE shelf SET first_published = :now WHERE first_published > :now")) {
      handle.createUpdate(update).bind("now", Stored.moment(now)).execute();
    }
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
