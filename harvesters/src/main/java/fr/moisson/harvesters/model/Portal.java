package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes to one kind of portal. Implementations are records: their components are the {@code
 * options} of a portal in {@code config/territories}.
 */
public interface Portal {

  /** Address of the site, which identifies the portal whatever name the officer gives it. */
  URI url();

  /** The owner whose records it writes, on a site shared by several; empty on other sites. */
  default String owner() {
    return "";
  }

  /**
   * What would be sent, computed without the network. The fingerprint is a hash of it: an unchanged
   * rendering causes no request.
   *
   * @param files address under which our own files can be fetched, ending in a slash
   */
  JsonNode render(Dataset dataset, URI files);

  /**
   * Begins a pass over the portal, without sending a request yet.
   *
   * @param at when the pass began, for the dates that some portals require
   */
  Session open(Door door, Instant at);

  /**
   * One pass over a portal. What holds for all writes is fetched only once: the configuration of
   * the site, and the existing records if they cannot be searched. Several threads may publish at
   * the same time, each a different dataset.
   */
  interface Session {

    /**
     * Creates or replaces a dataset. Calling it twice, in this pass or in another, leaves one copy.
     * If no record is known, it looks for one that carries our id before it creates one.
     *
     * @throws Unavailable if the portal is down or asks us to slow down; the call will be repeated
     * @throws Misconfigured if the portal refuses us, be it for this record ({@link
     *     Notice.Code#FORBIDDEN}); the call will not be repeated in this run
     * @throws BadItem if the portal refuses this record, or if it has the same dataset from
     *     somebody else ({@link Notice.Code#PORTAL_HAS_ANOTHER}, or {@link
     *     Notice.Code#PORTAL_ANOTHER_OWNS} if that is known to be another organisation, whose
     *     record must not be adopted)
     */
    Published publish(Sending sending);

    /**
     * Hides a dataset, in the portal's softest, reversible way, with the reason if the portal has a
     * place for it. Does nothing if it is already hidden or not there.
     *
     * @param known the portal's own id; without it, look for a record that carries {@code id}:
     *     after a crash we may not know that the portal has it
     * @return the hidden record, with its version if that is known without another request, and
     *     always if nothing had to be hidden; empty if the portal never had the dataset
     */
    Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason);

    /**
     * Takes over a record of the same dataset that an earlier harvester or a person created: writes
     * our id on it, and nothing else.
     *
     * @return the adopted record, also if it was ours already; empty if there is no such record
     */
    Optional<Remote> adopt(Sending sending);

    /**
     * The portal's version of each record, which changes whenever anybody changes the record.
     * Versions can only be compared for equality. This takes far fewer requests than reading the
     * records, and shows which ones people have changed or deleted.
     *
     * @param ids the portal's own, {@value #MOST_AT_ONCE} at most
     * @return by id, without deleted records, but with those that are kept from us, which have a
     *     version that no record has; empty if this portal has no versions
     * @throws HarvestException if the request fails
     */
    default Optional<Map<String, String>> versions(Set<String> ids) {
      return Optional.empty();
    }

    /**
     * Whether one of these records exists, which identifies a site that has moved to another
     * address.
     *
     * @param ids the portal's own, {@value #MOST_AT_ONCE} at most
     * @return empty if this portal cannot say
     * @throws HarvestException if the request fails
     */
    default Optional<Boolean> hasOneOf(Set<String> ids) {
      return versions(ids).map(known -> !known.isEmpty());
    }

    /**
     * Whether one of these records belongs to the {@linkplain Portal#owner owner} that we publish
     * for.
     *
     * @param ids the portal's own, {@value #MOST_AT_ONCE} at most
     * @return empty if this portal cannot say
     * @throws HarvestException if the request fails
     */
    default Optional<Boolean> ownsOneOf(Set<String> ids) {
      return Optional.empty();
    }

    /**
     * Writes the id of another dataset of ours on a record of ours, and nothing else, so that it
     * keeps its address and what people edited. Does nothing if it carries that id already, or is
     * gone.
     *
     * @param known the portal's own id
     * @return false if this portal cannot: its records are named after our ids
     * @throws Misconfigured if the portal refuses us, be it for this record ({@link
     *     Notice.Code#FORBIDDEN})
     * @throws BadItem if the record is not ours
     */
    default boolean rekey(DatasetId former, DatasetId heir, String known) {
      return false;
    }

    /**
     * Announces datasets without a known record that will soon be passed to {@link #publish}, so
     * that the portal can look for many records at once instead of one by one. The result holds for
     * the next call for each.
     *
     * @param newcomers {@value #MOST_AT_ONCE} at most
     * @throws HarvestException if the request fails; each one is then looked for by itself
     */
    default void expect(List<Sending> newcomers) {}

    /**
     * Checks, by one or two requests that change nothing, that the portal accepts our credentials
     * and lets us publish where we are configured to. Problems of single records are not detected.
     *
     * @throws Unavailable if the portal is down
     * @throws Misconfigured if it would refuse everything that we {@link #publish}
     */
    default void requireAccess() {}

    /** Maximum number of records in one call. */
    int MOST_AT_ONCE = 100;
  }

  /**
   * A dataset on its way to a portal.
   *
   * @param rendered by {@link #render}
   * @param names of the dataset ({@link Dataset#names}), by which somebody else's record is
   *     recognised as one of the same dataset; only those that are specific are kept ({@link
   *     Dataset#isSpecific})
   * @param known what the portal held after our last visit
   * @param notes receives {@link Remote#shown} as it may become, before a record is written
   * @param files local folder that the paths of our own files are relative to, for uploads
   */
  record Sending(
      DatasetId id,
      JsonNode rendered,
      Set<String> names,
      Optional<Remote> known,
      Overwrite overwrite,
      Consumer<SortedMap<String, String>> notes,
      Path files) {

    public Sending {
      names = names.stream().filter(Dataset::isSpecific).collect(Collectors.toUnmodifiableSet());
    }

    /** The portal's own id, if it is known. */
    public Optional<String> knownId() {
      return known.map(Remote::id);
    }

    /** {@link Remote#shown} of our last visit; empty if it is unknown. */
    public SortedMap<String, String> left() {
      return known.map(Remote::shown).orElse(Collections.emptySortedMap());
    }

    /** The same for a new record: what we left on one that is gone does not count. */
    public Sending anew() {
      return new Sending(id, rendered, names, Optional.empty(), overwrite, notes, files);
    }

    /** For writing without reverting what was edited on the portal. */
    public Edits edits() {
      return new Edits(
          overwrite,
          left(),
          known.map(Remote::earlier).orElse(Collections.emptySortedMap()),
          notes);
    }
  }

  /**
   * @param remarks what the officer should know: edits that were kept, fields that did not fit
   */
  record Published(Remote remote, List<Notice> remarks) {

    public Published {
      remarks = List.copyOf(remarks);
    }
  }
}
