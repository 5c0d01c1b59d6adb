package fr.moisson.harvesters.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What each portal holds; the catalogue says what it should hold. */
public interface Ledger {

  /** The site that a portal was on when it was last written to; empty if it never was. */
  Optional<Site> site(String portal);

  /**
   * Records which site a portal is on. It takes over what a portal of another name held on the same
   * site, for the same owner and in the same territory, if that other name is no longer in use.
   *
   * @param inUse names of all configured portals
   */
  void meet(String portal, Site site, Collection<String> inUse);

  /**
   * Records the new address or owner of the same portal. After a change of owner, each record is to
   * be written again.
   */
  void move(String portal, Site site);

  /**
   * Records that a name now stands for another portal. What the previous portal holds is set aside,
   * and what the new one held under this name before is restored.
   */
  void replace(String portal, Site before, Site now);

  /**
   * The next record that is to pass from a dataset to its heir: an identical one that is published
   * instead, or the same one of a territory whose file was renamed, on the same site for the same
   * owner, if its former portal is no longer in use. The portal must not hold the heir yet.
   *
   * @param inUse names of all configured portals, and of territories of which nothing is known
   * @param after the key of the former dataset of the previous one; empty for the first
   */
  Optional<Succession> succession(
      String portal, String territory, Collection<String> inUse, String after);

  /** The record carries the id of the heir; the next pass writes it again. */
  void succeed(String portal, Succession succession);

  /**
   * A record that is to pass from one dataset to another.
   *
   * @param portal the name under which the ledger has it
   * @param remoteId the portal's own id
   */
  record Succession(String portal, DatasetId former, String remoteId, DatasetId heir) {}

  /**
   * The next datasets of a territory, ordered by key, each with what the portal holds of it. Paging
   * keeps memory constant, and allows writes between pages.
   *
   * @param after the last key of the previous page; empty for the first page
   */
  List<Holding> page(String portal, String territory, String after, int size);

  /**
   * The portal is about to receive a dataset that it does not show. Recorded before the call, so
   * that a crash between the two cannot leave a record on the portal that nobody would ever
   * withdraw.
   */
  void attempted(String portal, DatasetId id, Instant at);

  /**
   * The portal is about to receive a new version of a dataset that it shows.
   *
   * @param shown as in {@link Remote}: the values of the old version and of the new one
   */
  void updating(String portal, DatasetId id, SortedMap<String, String> shown);

  /** The portal has the dataset. With an empty fingerprint, the next pass writes it again. */
  void published(String portal, DatasetId id, Remote remote, String fingerprint, Instant at);

  /**
   * The portal is about to hide the dataset, which it may show. Recorded before the call: if the
   * decision is reverted after a crash between the two, the dataset must be sent again.
   */
  void withdrawing(String portal, DatasetId id);

  /**
   * The portal no longer shows the dataset.
   *
   * @param remote the hidden record, of which id and version are kept; empty if the portal has
   *     none, and the ledger then forgets it
   */
  void withdrawn(String portal, DatasetId id, Optional<Remote> remote, Instant at);

  /**
   * The portal refused the dataset; it still holds what it held before. Told as an event, unless
   * the dataset is known to fail for a reason of this kind.
   */
  void failed(String portal, DatasetId id, Notice reason, Instant at);

  /**
   * Somebody else holds the dataset's record on the portal: nothing failed, and no event is told.
   */
  void elsewhere(String portal, DatasetId id, Notice reason, Instant at);

  /**
   * The portal failed, or refused us, when it was to receive a dataset. Told as one event for all
   * datasets that fail for a reason of this kind.
   */
  void portalFailed(String portal, DatasetId id, Notice reason, Instant at);

  /** What the portal refused is no longer to be sent: it holds what it should. */
  void agrees(String portal, DatasetId id);

  /**
   * Where a portal is.
   *
   * @param address host and path, the same for http and https, ending in a slash
   * @param owner whose records it writes there, a space, and the code of the territory
   */
  record Site(String address, String owner) {

    /** The owner without the territory. */
    public String account() {
      return owner.substring(0, Math.max(0, owner.lastIndexOf(' ')));
    }

    public static Site of(URI url, String owner) {
      String path = url.getPath() == null ? "" : Endings.without(url.getPath(), "/");
      String address =
          url.getHost() == null
              ? url.toString()
              : url.getHost().toLowerCase(Locale.ROOT)
                  + (url.getPort() < 0 ? "" : ":" + url.getPort())
                  + path;
      return new Site(address, owner);
    }
  }

  /**
   * One dataset, in the catalogue and on the portal.
   *
   * @param title its current title, or its last one
   * @param dataset null if it is not to be shown: withdrawn, or published as another dataset
   * @param remote null until we know that the portal has it
   * @param fingerprint of what was last sent; null if nothing was
   * @param refused when the last delivery failed or found a record of somebody else, if no other
   *     has succeeded since
   * @param changed when it was last sent or hidden, successfully or not; null if it never was
   * @param absence why it is not to be shown; null if it is
   * @param attempted whether it was ever sent to the portal, successfully or not
   * @param isPageShared whether another dataset to be shown has the same landing page or origin, as
   *     with the page of a producer, so that these do not tell its records apart
   */
  record Holding(
      DatasetId id,
      String title,
      @Nullable Dataset dataset,
      @Nullable Remote remote,
      @Nullable String fingerprint,
      boolean attempted,
      boolean withdrawn,
      @Nullable Instant refused,
      @Nullable Instant changed,
      Notice absence,
      boolean isPageShared) {

    /** Reading each such record costs a request; administrators rarely change what a site takes. */
    private static final Duration BETWEEN_OFFERS = Duration.ofDays(7);

    public Optional<String> remoteId() {
      return Optional.ofNullable(remote).map(Remote::id);
    }

    /** Whether the portal shows it now, as far as we know. */
    public boolean isShown() {
      return remote != null && !withdrawn;
    }

    /**
     * Whether it is time to send again what the portal did not take, since its administrator may
     * have added the licence or raised the limit that was in the way.
     */
    public boolean isToBeOfferedAgain(Instant now) {
      return remote != null
          && remote.isIncomplete()
          && changed != null
          && !changed.plus(BETWEEN_OFFERS).isAfter(now);
    }

    /** Whether the portal may show it: a first attempt may have succeeded without our knowing. */
    public boolean mayBeShown() {
      return attempted && !withdrawn;
    }
  }
}
