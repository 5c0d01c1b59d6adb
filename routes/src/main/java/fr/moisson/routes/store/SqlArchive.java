package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.connectors.http.AnswerArchive;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The index of kept answers, in a database. */
public final class SqlArchive implements AnswerArchive {

  private final Transactions database;

  public SqlArchive(Jdbi jdbi) {
    this.database = new Transactions(jdbi);
  }

  @Override
  public Optional<Entry> find(String scope, String request) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT uri, headers, sha256 FROM exchange"
                        + " WHERE scope = :scope AND request = :request")
                .bind("scope", scope)
                .bind("request", request)
                .map(
                    (row, context) ->
                        new Entry(
                            URI.create(row.getString("uri")),
                            Stored.read(
                                row.getString("headers"),
                                new TypeReference<Map<String, String>>() {}),
                            row.getString("sha256")))
                .findOne());
  }

  @Override
  public void record(String scope, String request, Entry entry, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO exchange (scope, request, uri, headers, sha256, used)
                    VALUES (:scope, :request, :uri, :headers, :sha256, :at)
                    ON CONFLICT (scope, request) DO UPDATE SET uri = excluded.uri,
                      headers = excluded.headers, sha256 = excluded.sha256, used = excluded.used
                    """)
                .bind("scope", scope)
                .bind("request", request)
                .bind("uri", entry.uri().toString())
                .bind("headers", Stored.json(entry.headers()))
                .bind("sha256", entry.sha256())
                .bind("at", Stored.moment(at))
                .execute());
  }

  @Override
  public void forget(Instant notUsedSince) {
    database.useTransaction(
        handle ->
            handle.execute("DELETE FROM exchange WHERE used < ?", Stored.moment(notUsedSince)));
  }

  @Override
  public boolean needs(String sha256) {
    return database.withHandle(
        handle ->
            handle
                    .select("SELECT COUNT(*) FROM exchange WHERE sha256 = ?", sha256)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }
}
