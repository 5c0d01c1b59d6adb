package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.PortalReport;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** How the last pass over each portal ended, and which datasets the portal has not taken. */
public record PassHistory(Database database) {

  /** The last pass over a portal. */
  public record Last(Instant ended, PortalReport report) {}

  /**
   * A dataset that a portal has refused so far, or of which somebody else holds the record there.
   *
   * @param title as harvested
   */
  public record Refused(String key, String title, Notice reason) {}

  /** Stores the report of a pass in place of the previous one. */
  public void keep(PortalReport report, Instant ended) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                    INSERT INTO pass (portal, ended, report) VALUES (:portal, :ended, :report)
                    ON CONFLICT (portal) DO UPDATE SET ended = excluded.ended,
                      report = excluded.report
                    """)
                    .bind("portal", report.portal())
                    .bind("ended", Stored.moment(ended))
                    .bind("report", Stored.json(report))
                    .execute());
  }

  public Optional<Last> last(String portal) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT ended, report FROM pass WHERE portal = ?", portal)
                    .map(
                        (row, context) ->
                            new Last(
                                Stored.moment(row.getString("ended")),
                                Stored.read(row.getString("report"), PortalReport.class)))
                    .findOne());
  }

  /** Streams the datasets that a portal has not taken so far, with the reason. */
  public void eachRefused(String portal, Consumer<Refused> each) {
    database.reading(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT dataset.id, dataset.content, ledger.reason FROM ledger
                    JOIN dataset ON dataset.id = ledger.dataset
                    WHERE ledger.portal = :portal AND ledger.reason IS NOT NULL
                    ORDER BY dataset.id
                    """)
                .setFetchSize(100)
                .bind("portal", portal)
                .map(
                    (row, context) ->
                        new Refused(
                            row.getString("id"),
                            Stored.read(row.getString("content"), Dataset.class).title(),
                            Stored.read(row.getString("reason"), Notice.class)))
                .forEach(each));
  }
}
