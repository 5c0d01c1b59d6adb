package fr.moisson.routes.store;

import java.time.Instant;

/** What the database tells of the past, which would grow with every run. */
public final class Retention {

  /**
   * Forgets the events that were told, be they taken or not, the harvests that were asked for, and
   * what was said of runs that others have followed, with their entries of which we hold no
   * dataset. What is said of datasets stays as long as it is true.
   */
  public static void forget(Database database, Instant before) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle
                  .createUpdate("DELETE FROM event WHERE told = 1 AND at < :before")
                  .bind("before", Stored.moment(before))
                  .execute();
              handle.execute("DELETE FROM owed WHERE event NOT IN (SELECT id FROM event)");
              handle
                  .createUpdate("DELETE FROM request WHERE at < :before")
                  .bind("before", Stored.moment(before))
                  .execute();
              handle
                  .createUpdate(
                      """
                      DELETE FROM notice
                      WHERE (dataset IS NULL OR dataset NOT IN (SELECT id FROM dataset))
                        AND run IN (SELECT id FROM run WHERE started < :before)
                        AND run NOT IN (SELECT MAX(id) FROM run GROUP BY territory, source)
                      """)
                  .bind("before", Stored.moment(before))
                  .execute();
            });
  }

  private Retention() {}
}
