package fr.moisson.connectors.portal;

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
 * What is there already on a portal that cannot be searched for it: listed whole when it is first
 * asked for, and kept for a pass, as short texts and not as records. A listing before each creation
 * would cost the square of what is published.
 *
 * <p>Any number of threads may ask; while one lists, the others wait.
 */
public final class Inventory {

  private final Consumer<Consumer<Entry>> listing;
  private final Map<String, String> idsByKey = new HashMap<>();
  private final Map<String, Entry> othersByName = new HashMap<>();
  private final Map<String, String> versionsById = new HashMap<>();
  private final Set<String> doubtful = new HashSet<>();
  private boolean isListed;

  /**
   * @param listing hands over every record that may be ours, or somebody else's of a dataset of
   *     ours, and throws if it cannot get to its end
   */
  public Inventory(Consumer<Consumer<Entry>> listing) {
    this.listing = listing;
  }

  /**
   * A record as a listing shows it.
   *
   * @param id the portal's own
   * @param version what the listing says of its last change; null if it lies deleted there
   * @param page where people see it
   * @param keys of ours that it carries
   * @param names by which it shows to be of a dataset; none if it is not to be taken for another's
   */
  public record Entry(
      String id, @Nullable String version, String page, Set<String> keys, Set<String> names) {

    public Entry {
      keys = Set.copyOf(keys);
      names = Set.copyOf(names);
    }
  }

  /** The id of the first record that carries a key. */
  public synchronized Optional<String> ours(String key) {
    isListed &= !doubtful.remove(key);
    list();
    return Optional.ofNullable(idsByKey.get(key));
  }

  /** A record that goes by one of these names; ask whether there is one of ours first. */
  public synchronized Optional<Entry> another(Set<String> names) {
    list();
    return names.stream()
        .sorted()
        .flatMap(name -> Optional.ofNullable(othersByName.get(name)).stream())
        .findFirst();
  }

  /**
   * As in {@link fr.moisson.harvesters.model.Portal.Session#versions}.
   *
   * @param one tells the version of a record that the listing lacks, if it is there
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
   * The same, of what was listed otherwise. A listing may lack what is there, in another folder or
   * for an index that is being made: only who is asked for one record by its id can say that it is
   * no more.
   */
  public static Map<String, String> versions(
      Map<String, String> listed, Set<String> ids, Function<String, Optional<String>> one) {
    Map<String, String> versions = new HashMap<>(listed);
    for (String id : ids) {
      if (!versions.containsKey(id)) {
        one.apply(id).ifPresent(version -> versions.put(id, version));
      }
    }
    return versions;
  }

  /**
   * Says, before it is tried, that a key is being written. Whatever becomes of that (its answer may
   * be lost), the portal is listed anew should the key be asked for again.
   */
  public synchronized void writing(String key) {
    doubtful.add(key);
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
