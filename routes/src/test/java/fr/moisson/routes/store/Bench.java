package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Catalogue.Change;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A catalogue for one test, with shortcuts for runs of one source. */
final class Bench implements AutoCloseable {

  static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  static final Instant NEXT_WEEK = MONDAY.plus(Duration.ofDays(7));

  private final Database database;
  final SqlCatalogue catalogue;
  final Sql sql;

  Bench(Database database) {
    this.database = database;
    this.catalogue = new SqlCatalogue(database.jdbi());
    this.sql = new Sql(database.jdbi());
  }

  SqlLedger ledger() {
    return new SqlLedger(database.jdbi());
  }

  long run() {
    return catalogue.open("niort", "udata", 0, false, MONDAY);
  }

  void end(long run, State state, String marker, boolean full) {
    RunReport report = new RunReport("niort", "udata", state, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0.5, null);
    catalogue.close(run, report, marker, full, TUESDAY);
  }

  Change store(long run, String name, String title) {
    return catalogue.store(run, dataset(name, title), List.of(), MONDAY);
  }

  void storeThree() {
    long run = run();
    store(run, "a", "Arbres");
    store(run, "b", "Bois");
    store(run, "c", "Cours");
    end(run, State.COMPLETE, null, true);
  }

  void withdrawAll() {
    long run = run();
    catalogue.markMissing(run, MONDAY);
    catalogue.withdraw(run, MONDAY, MONDAY);
  }

  List<Notices.Digest> digests() {
    return digests("udata");
  }

  List<Notices.Digest> digests(String source) {
    return Notices.ofLastRun(database, "niort", source);
  }

  List<String> notices() {
    return sql.notices();
  }

  static Dataset dataset(String name, String title) {
    return Dataset.draft(id(name), title).build();
  }

  static DatasetId id(String name) {
    return new DatasetId("niort", "udata", name);
  }

  @Override
  public void close() {
    database.close();
  }
}
