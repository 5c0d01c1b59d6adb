package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Remote;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The existing records of a portal that cannot be searched for them. They are listed completely at
 * the first question and kept for the pass, as short texts rather than records. Listing before each
 * creation would take quadratic time.
 *
 * <p>Thread-safe; while one thread lists, the others wait.
 */
public final class Inventory {

  /** The version of a record that is kept from us; no portal has such a version. */
  private static final String FORBIDDEN = "forbidden";

  private final Consumer<Consumer<Entry>> listing;
  private final Map<String, String> idsByKey = new HashMap<>();
  private final Map<String, Entry> othersByName = new HashMap<>();
  private final Map<String, String> versionsById = new HashMap<>();
  private final Set<String> doubtful = new HashSet<>();
  private boolean isListed;

  /**
   * @param listing passes on every record that may be ours, or somebody else's record of one of our
   *     datasets, and throws if it cannot complete
   */
  public Inventory(Consumer<Consumer<Entry>> listing) {
    this.listing = listing;
  }

  /**
   * A record in a listing.
   *
   * @param id the portal's own
   * @param version of the record according to the listing; null if it is in the portal's trash
   * @param page where people see it
   * @param keys of ours that it carries
   * @param names by which its dataset is recognised; empty if it must not be taken for another's,
   *     as a record with a key of ours never is
   */
  public record Entry(
      String id, @Nullable String version, String page, Set<String> keys, Set<String> names) {

    public Entry {
      keys = Set.copyOf(keys);
      names = keys.isEmpty() ? Set.copyOf(names) : Set.of();
    }
  }

  /** The id of the first record with a key. */
  public synchronized Optional<String> ours(String key) {
    isListed &= !doubtful.remove(key);
    list();
    return Optional.ofNullable(idsByKey.get(key));
  }

  /**
   * Checks that nobody else has the dataset; first ask whether there is one of ours.
   *
   * @throws BadItem if somebody has a record with one of these names
   */
  public void refuseAnother(Set<String> names) {
    another(names)
        .ifPresent(
            theirs -> {
              throw new BadItem(Notice.of(Notice.Code.PORTAL_HAS_ANOTHER, theirs.page()));
            });
  }

  /**
   * As {@link fr.moisson.harvesters.model.Portal.Session#adopt}: the record that is ours already,
   * or somebody else's, which is given our key.
   *
   * @param ours the id of the former
   * @param mark writes the key
   */
  public Optional<Remote> adopt(
      String key, Set<String> names, Optional<String> ours, Consumer<Entry> mark) {
    if (ours.isPresent()) {
      return ours.map(Remote::of);
    }
    Optional<Entry> theirs = another(names);
    theirs.ifPresent(
        entry -> {
          writing(key);
          mark.accept(entry);
          taken(entry);
        });
    return theirs.map(entry -> Remote.of(entry.id()));
  }

  private synchronized Optional<Entry> another(Set<String> names) {
    list();
    return names.stream()
        .sorted()
        .flatMap(name -> Optional.ofNullable(othersByName.get(name)).stream())
        .findFirst();
  }

  /**
   * As {@link fr.moisson.harvesters.model.Portal.Session#versions}.
   *
   * @param one returns the version of a record that the listing lacks, if it exists
   */
  public Map<String, String> versions(Set<String> ids, Function<String, Optional<String>> one) {
    return versions(listed(ids), ids, one);
  }

  private synchronized Map<String, String> listed(Set<String> ids) {
    list();
    return ids.stream()
        .filter(versionsById::containsKey)
        .collect(Collectors.toMap(id -> id, versionsById::get));
  }

  /**
   * The same for records listed in another way. A listing may lack existing records, in another
   * folder or because an index is being built: only a request for the record by its id can tell
   * that it no longer exists. One that is kept from us does, and whoever writes it will be told.
   */
  public static Map<String, String> versions(
      Map<String, String> listed, Set<String> ids, Function<String, Optional<String>> one) {
    Map<String, String> versions = new HashMap<>(listed);
    for (String id : ids) {
      if (!versions.containsKey(id)) {
        version(id, one).ifPresent(version -> versions.put(id, version));
      }
    }
    return versions;
  }

  private static Optional<String> version(String id, Function<String, Optional<String>> one) {
    try {
      return one.apply(id);
    } catch (Misconfigured e) {
      if (e.notice().code() == Notice.Code.FORBIDDEN) {
        return Optional.of(FORBIDDEN);
      }
      throw e;
    }
  }

  /**
   * Announces that a key is about to be written. The answer to the write may be lost, so the portal
   * is listed again if the key is asked for again.
   */
  public synchronized void writing(String key) {
    doubtful.add(key);
  }

  /** Notes that somebody else's record was taken over, so that no other dataset takes it too. */
  private synchronized void taken(Entry entry) {
    othersByName.values().removeIf(entry::equals);
  }

  private void list() {
    if (!isListed) {
      idsByKey.clear();
      othersByName.clear();
      versionsById.clear();
      listing.accept(this::add);
      isListed = true;
    }
  }

  private void add(Entry entry) {
    if (entry.version() != null) {
      versionsById.put(entry.id(), entry.version());
    }
    entry.keys().forEach(key -> idsByKey.putIfAbsent(key, entry.id()));
    entry.names().forEach(name -> othersByName.putIfAbsent(name, entry));
  }
}
