package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Writes to one kind of portal. Implementations are records: their components are the {@code
 * options} of a portal in {@code config/territories}.
 */
public interface Portal {

  /** Address of the site, by which it is known whatever the officer calls it. */
  URI url();

  /** Whose records it writes, on a site that has those of many; empty on others. */
  default String owner() {
    return "";
  }

  /**
   * What would be sent, without the network. Its hash is the fingerprint: equal renderings cost no
   * call.
   *
   * @param files address under which our own files can be fetched, ending in a slash
   */
  JsonNode render(Dataset dataset, URI files);

  /** Begins a pass over the portal, without asking it for anything yet. */
  Session open(Door door);

  /**
   * One pass over a portal, which learns but once what holds for all that it writes: the form of
   * the site, and what is there already where that cannot be searched. Several threads may publish
   * at once, each another dataset.
   */
  interface Session {

    /**
     * Creates or replaces a dataset; calling it twice leaves one copy, in this pass or in another.
     * Without a known record, it looks for one that carries our id before it creates one.
     *
     * @throws Unavailable if the portal is down or asks us to slow down; the call will be repeated
     * @throws Misconfigured if the portal refuses us; the call will not be repeated in this run
     * @throws BadItem if the portal refuses this record, or if it has the same dataset from
     *     somebody else ({@link Notice.Code#PORTAL_HAS_ANOTHER}, or {@link
     *     Notice.Code#PORTAL_ANOTHER_OWNS} where that is known to be another organisation, whose
     *     record is not to be adopted)
     */
    Published publish(Sending sending);

    /**
     * Takes a dataset out of sight, in the portal's softest and reversible way, with the reason
     * where the portal has a place for it; done already, or nothing there, it does nothing.
     *
     * @param known the portal's own id; without it, look for a record that carries {@code id},
     *     since a crash may have hidden from us that the portal has it
     * @return the portal's own id; empty if it never had the dataset
     */
    Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason);

    /**
     * Takes over the record that an earlier harvester or a person left of the same dataset: writes
     * our id on it, and nothing else.
     *
     * @return what became ours; empty if there is no such record. A record that is ours already is
     *     found too
     */
    Optional<Remote> adopt(Sending sending);

    /**
     * What the portal says of the last change of records, whoever made it, each in words of its own
     * that are only to be compared. Far fewer requests than records: by them we know what people
     * changed or deleted there without reading it all.
     *
     * @param ids the portal's own, {@value #MOST_AT_ONCE} at most
     * @return by id, without those that are there no more; empty if this portal cannot say
     * @throws HarvestException if the portal would not
     */
    default Optional<Map<String, String>> versions(Set<String> ids) {
      return Optional.empty();
    }

    /**
     * Whether one of these records is there, by which a site is known again at another address.
     *
     * @param ids the portal's own, {@value #MOST_AT_ONCE} at most
     * @return empty if this portal cannot say
     * @throws HarvestException if the portal would not
     */
    default Optional<Boolean> hasOneOf(Set<String> ids) {
      return versions(ids).map(known -> !known.isEmpty());
    }

    /**
     * Told what it will be asked to {@link #publish} soon of which no record is known, so that it
     * can look for many at once instead of for each; what it finds holds for the next call of each.
     *
     * @param newcomers {@value #MOST_AT_ONCE} at most
     * @throws HarvestException if the portal would not say; each is looked for by itself then
     */
    default void expect(List<Sending> newcomers) {}

    /**
     * Asks whether the portal knows us and lets us publish where we are to, by a question or two
     * that change nothing; what only shows in a record is not foreseen.
     *
     * @throws Unavailable if the portal is down
     * @throws Misconfigured if it would refuse whatever we {@link #publish}
     */
    default void requireAccess() {}

    /** How many records are spoken of in one call. */
    int MOST_AT_ONCE = 100;
  }

  /**
   * A dataset on its way to a portal.
   *
   * @param rendered by {@link #render}
   * @param names all that it is called anywhere ({@link Dataset#identifiers}, its id at its source,
   *     its pages), by which a record of somebody else shows to be of the same dataset
   * @param known what the portal held after the last time
   * @param notes takes {@link Remote#shown} as it may be from now on, before a record is written to
   * @param files folder that the paths of our own files start from, where one is to be uploaded
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
      names = Set.copyOf(names);
    }

    /** The portal's own id, if it is known. */
    public Optional<String> knownId() {
      return known.map(Remote::id);
    }

    /** To write without taking back what was edited on the portal. */
    public Edits edits() {
      return new Edits(
          overwrite, known.map(Remote::shown).orElse(Collections.emptySortedMap()), notes);
    }
  }

  /**
   * @param remarks what the officer should know: edits that were kept, what did not fit
   */
  record Published(Remote remote, List<Notice> remarks) {

    public Published {
      remarks = List.copyOf(remarks);
    }
  }
}
