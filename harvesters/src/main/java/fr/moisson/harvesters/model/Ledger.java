package fr.moisson.harvesters.model;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What each portal holds, beside what the catalogue says it should hold. */
public interface Ledger {

  /** Which site a portal was when it was last written to; empty if it never was. */
  Optional<Site> site(String portal);

  /**
   * Remembers which site a portal is. What one called otherwise held there, on the same site, of
   * the same owner and in the same territory, is its own, if that name is not in use any more.
   *
   * @param inUse names of all portals that there are
   */
  void meet(String portal, Site site, Collection<String> inUse);

  /** Remembers the new address of the same portal. */
  void move(String portal, Site site);

  /**
   * Remembers that a name stands for another portal now. What the one before holds is set aside,
   * and what the new one held under this name before comes back.
   */
  void replace(String portal, Site before, Site now);

  /**
   * The next datasets of a territory, in the order of their keys, each with what the portal holds
   * of it. Reading by pages keeps memory flat and survives writes in between.
   *
   * @param after the key of the last one of the page before; empty for the first page
   */
  List<Holding> page(String portal, String territory, String after, int size);

  /**
   * The portal is about to be given what it does not show. Written before the call, so that a crash
   * between the two cannot leave a record on the portal that nobody would ever withdraw.
   */
  void attempted(String portal, DatasetId id, Instant at);

  /**
   * The portal is about to be given a new version of what it shows.
   *
   * @param shown as in {@link Remote}: what it shows still, or then
   */
  void updating(String portal, DatasetId id, SortedMap<String, String> shown);

  /** The portal has it. A fingerprint that is empty lets the next pass write it. */
  void published(String portal, DatasetId id, Remote remote, String fingerprint, Instant at);

  /**
   * The portal is about to take it out of sight. Written before the call: whoever changes their
   * mind after a crash between the two must find that it is to be sent anew.
   */
  void withdrawing(String portal, DatasetId id);

  /**
   * The portal does not show it any more.
   *
   * @param remoteId empty if it turned out that the portal never had it, which is then forgotten
   */
  void withdrawn(String portal, DatasetId id, Optional<String> remoteId, Instant at);

  /** The portal would not take it; what it held before, it still holds. */
  void failed(String portal, DatasetId id, Notice reason, Instant at);

  /**
   * Where a portal is.
   *
   * @param address host and path, the same with https as without, and with a slash at its end
   * @param owner whose records it writes there
   */
  record Site(String address, String owner) {

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
   * @param title what it is called, or was when there was news of it last
   * @param dataset null if it is not to be shown: withdrawn, or published as another one
   * @param remote null as long as we do not know that the portal has it
   * @param fingerprint of what was last sent; null as long as nothing was
   * @param absence why it is not to be shown, if it is not
   * @param attempted whether the portal was ever given it, with success or not
   */
  record Holding(
      DatasetId id,
      String title,
      @Nullable Dataset dataset,
      @Nullable Remote remote,
      @Nullable String fingerprint,
      boolean attempted,
      boolean withdrawn,
      Notice absence) {

    public Optional<String> remoteId() {
      return Optional.ofNullable(remote).map(Remote::id);
    }

    /** Whether the portal shows it now, as far as we know. */
    public boolean isShown() {
      return remote != null && !withdrawn;
    }

    /**
     * Whether the portal may show it: a first attempt may have come through without our knowing.
     */
    public boolean mayBeShown() {
      return attempted && !withdrawn;
    }
  }
}
