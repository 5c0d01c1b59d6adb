package fr.moisson.routes.store;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The failures in the ledger, and the events about them. */
final class FailedDeliveries {

  /**
   * Whether a failure for a reason of the same kind is recorded.
   *
   * @param dataset of which dataset; null for any
   */
  private static boolean has(
      Handle handle, String portal, @Nullable String dataset, Notice reason) {
    return handle
        .createQuery(
            "SELECT 1 FROM ledger WHERE portal = :portal AND "
                + isFor(reason.code())
                + " AND (:dataset IS NULL OR dataset = :dataset) LIMIT 1")
        .bind("portal", portal)
        .bind("dataset", dataset)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Condition on rows of {@code ledger}: the reason has this code, which JSON states first. */
  static String isFor(Notice.Code code) {
    return "substr(coalesce(ledger.reason, ''), 1, length('%1$s')) = '%1$s'"
        .formatted("{\"code\":\"" + code + "\"");
  }

  /**
   * Keeps a failure, and tells of it unless one of its kind is kept already.
   *
   * @param among of which dataset; null for any of the portal
   */
  static void keep(
      Handle handle,
      String portal,
      DatasetId id,
      @Nullable String among,
      Notice reason,
      Instant at) {
    boolean isEvent = !has(handle, portal, among, reason);
    note(handle, portal, id, reason, at);
    if (isEvent) {
      Outbox.write(
          handle,
          EventType.DELIVERY_FAILED,
          id.key(),
          Map.of("portal", portal, "reason", Messages.of(reason, Locale.FRENCH)),
          at);
    }
  }

  /** Keeps why a dataset was not delivered. */
  static void note(Handle handle, String portal, DatasetId id, Notice reason, Instant at) {
    // What the portal holds is not touched: a refused update is not a withdrawal.
    handle
        .createUpdate(
            """
            INSERT INTO ledger (portal, dataset, state, reason, changed)
            VALUES (:portal, :dataset, 'FAILED', :reason, :at)
            ON CONFLICT (portal, dataset) DO UPDATE SET reason = excluded.reason,
              changed = excluded.changed
            """)
        .bind("portal", portal)
        .bind("dataset", id.key())
        .bind("reason", Stored.json(reason))
        .bind("at", Stored.moment(at))
        .execute();
  }

  private FailedDeliveries() {}
}
