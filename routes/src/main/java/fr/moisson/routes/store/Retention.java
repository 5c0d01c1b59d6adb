package fr.moisson.routes.store;

import java.time.Instant;

/** Deletes old history from the database, which would otherwise grow with every run. */
public final class Retention {

  /**
   * Deletes published events, whether accepted or not; requested harvests; and notices of runs that
   * have been followed by others, including those about entries of which we hold no dataset.
   * Notices about datasets stay as long as they are true. Then runs followed by a complete listing
   * of their source, unless a dataset was last listed by them or a notice stems from them.
   */
  public static void forget(Database database, Instant before) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("DELETE FROM event WHERE told = 1 AND at < ?", Stored.moment(before));
              handle.execute("DELETE FROM owed WHERE event NOT IN (SELECT id FROM event)");
              handle.execute("DELETE FROM request WHERE at < ?", Stored.moment(before));
              handle.execute(
                  """
                  DELETE FROM notice
                  WHERE (dataset IS NULL OR dataset NOT IN (SELECT id FROM dataset))
                    AND run IN (SELECT id FROM run WHERE started < ?)
                    AND run NOT IN (SELECT MAX(id) FROM run GROUP BY territory, source)
                  """,
                  Stored.moment(before));
              handle.execute(
                  """
                  DELETE FROM run
                  WHERE started < ?
                    AND EXISTS (SELECT 1 FROM run AS later
                      WHERE later.territory = run.territory AND later.source = run.source
                        AND later.id > run.id AND later.replay = 0
                        AND later.state = 'COMPLETE' AND later.full_listing = 1)
                    AND id NOT IN (SELECT last_run FROM dataset)
                    AND id NOT IN (SELECT run FROM notice)
                  """,
                  Stored.moment(before));
            });
  }

  private Retention() {}
}
