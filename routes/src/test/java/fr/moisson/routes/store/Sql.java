package fr.moisson.routes.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Direct access to the database behind the stores. */
public final class Sql {

  private final Jdbi jdbi;

  public Sql(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<String> column(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  public void execute(String statement) {
    jdbi.useHandle(handle -> handle.execute(statement));
  }

  /** Remote ids of the datasets in the catalogue. */
  public List<String> held() {
    return column("SELECT remote_id FROM dataset WHERE withdrawn IS NULL ORDER BY remote_id");
  }

  /** Types of all events about datasets, in order. */
  public List<String> datasetEvents() {
    return column("SELECT type FROM event WHERE type LIKE 'dataset.%' ORDER BY id");
  }

  /** Remote ids of entries and codes of notices in the last run, in order. */
  public List<String> notices() {
    return column(
        "SELECT COALESCE(remote_id, '*') || ' ' || code FROM notice"
            + " WHERE run = (SELECT MAX(id) FROM run) ORDER BY id");
  }

  /** Remote ids and codes of the notices of all runs; a notice stands until its cause is fixed. */
  public List<String> standing() {
    return column("SELECT COALESCE(remote_id, '*') || ' ' || code FROM notice ORDER BY id");
  }

  /** From now on, no event can be written. */
  public void breakEvents() {
    execute("DROP TABLE event");
  }

  /** From now on, no second event of a type can be written. */
  public void breakSecondEvent(String type) {
    execute("CREATE UNIQUE INDEX only_one ON event (type) WHERE type = '" + type + "'");
  }
}
