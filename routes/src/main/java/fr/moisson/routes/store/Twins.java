package fr.moisson.routes.store;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.run.Identity;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Identical datasets of one territory, and which of them is published ({@link Identity}). */
final class Twins {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /** Begins the sort key of datasets whose source is no longer configured; after all digits. */
  private static final String ORPHAN = "~";

  private record Member(String id, String priority, @Nullable String twinOf, Dataset dataset) {

    boolean isOrphan() {
      return priority.startsWith(ORPHAN);
    }

    boolean isOfSameSource(Member other) {
      return dataset.id().source().equals(other.dataset.id().source());
    }
  }

  /**
   * Locks the decisions of a territory until the end of the transaction: two sources may be
   * harvested at the same time, and neither would see the other's half. To be called before
   * anything is written, otherwise two transactions could deadlock.
   */
  static void takeTurn(Handle handle, String territory) {
    handle.execute(
        "INSERT INTO twin_turn (territory) VALUES (?)"
            + " ON CONFLICT (territory) DO UPDATE SET territory = excluded.territory",
        territory);
  }

  /** Writes the identifiers by which a dataset is recognised, and how much it is preferred. */
  static void identify(Handle handle, Dataset dataset, int rank) {
    Identity identity = Identity.of(dataset);
    IdentityIndex.write(handle, dataset.id(), identity);
    prefer(handle, dataset.id(), identity.priority(rank));
  }

  private static void prefer(Handle handle, DatasetId id, String priority) {
    handle.execute("UPDATE dataset SET priority = ? WHERE id = ?", priority, id.key());
  }

  /**
   * Applies the position of a source in the territory's file, which may change while its datasets
   * do not.
   */
  static void rank(Handle handle, long run, String territory, String source, int rank) {
    String priority = "SUBSTR(LTRIM(priority, '" + ORPHAN + "'), 1, 2) || '" + Identity.rank(rank);
    reorder(handle, run, territory, List.of(source), "IN", priority + "'");
  }

  /** Puts the datasets of all sources but these behind the others, whatever their former rank. */
  static void putLast(Handle handle, String territory, Collection<String> configured) {
    String priority = "'" + ORPHAN + "' || LTRIM(priority, '" + ORPHAN + "')";
    reorder(handle, null, territory, configured, "NOT IN", priority);
  }

  private static void reorder(
      Handle handle,
      @Nullable Long run,
      String territory,
      Collection<String> sources,
      String in,
      String priority) {
    String moved =
        " WHERE territory = :territory AND source "
            + in
            + " (<sources>) AND priority <> "
            + priority;
    List<String> withTwins =
        handle
            .createQuery(
                "SELECT id FROM dataset"
                    + moved
                    + " AND (twin_of IS NOT NULL OR EXISTS"
                    + " (SELECT 1 FROM dataset AS twin WHERE twin.twin_of = dataset.id))")
            .bind("territory", territory)
            .bindList("sources", List.copyOf(sources))
            .mapTo(String.class)
            .list();
    if (!withTwins.isEmpty()) {
      takeTurn(handle, territory);
    }
    handle
        .createUpdate("UPDATE dataset SET priority = " + priority + moved)
        .bind("territory", territory)
        .bindList("sources", List.copyOf(sources))
        .execute();
    withTwins.forEach(id -> settle(handle, run, id));
  }

  /**
   * Decides again which of several identical datasets is published: among a dataset, those that it
   * replaced, the one that replaced it, and that one's other twins.
   *
   * @param run to which notices for officers are attached
   */
  static void settle(Handle handle, @Nullable Long run, String id) {
    Map<String, List<String>> group = IdentityIndex.group(handle, id);
    Set<String> concerned = new LinkedHashSet<>(group.keySet());
    concerned.addAll(IdentityIndex.crowd(handle, id));
    handle
        .createQuery(
            "SELECT id FROM dataset WHERE twin_of = :id"
                + " UNION SELECT twin_of FROM dataset WHERE id = :id AND twin_of IS NOT NULL"
                + " UNION SELECT other.id FROM dataset AS other"
                + " JOIN dataset AS it ON it.twin_of = other.twin_of WHERE it.id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .forEach(concerned::add);
    if (concerned.size() == 1) {
      // The usual case: a dataset without twins, now and before.
      return;
    }
    decide(handle, run, group);
    concerned.removeAll(group.keySet());
    concerned.forEach(other -> decide(handle, run, IdentityIndex.group(handle, other)));
  }

  /** Withholds a dataset until the other one is withdrawn ({@link Renamings}). */
  static void putBehind(Handle handle, long run, String id, String first) {
    write(handle, id, first, new TreeSet<>());
    String title = member(handle, first).orElseThrow().dataset().title();
    Member twin = member(handle, id).orElseThrow();
    tell(handle, run, twin, Notice.of(Code.SAME_AS_VANISHED, title));
  }

  /** Publishes a dataset that was withheld, unless another one still is the same. */
  static void release(Handle handle, @Nullable Long run, String id) {
    write(handle, id, null, new TreeSet<>());
    forget(handle, id);
    settle(handle, run, id);
  }

  private static void decide(Handle handle, @Nullable Long run, Map<String, List<String>> group) {
    List<Member> members =
        group.keySet().stream()
            .map(id -> member(handle, id))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Member::priority).thenComparing(Member::id))
            .toList();
    Map<Member, SortedSet<String>> published = new LinkedHashMap<>();
    for (Member member : members) {
      boolean hasSiblings = members.stream().filter(member::isOfSameSource).count() > 1;
      Optional<Member> first =
          IdentityIndex.isCrowd(group)
              ? Optional.empty()
              : first(group.getOrDefault(member.id(), List.of()), published.keySet(), hasSiblings);
      if (first.isEmpty() && !isGoneForGood(handle, member)) {
        published.put(member, new TreeSet<>());
      } else if (first.isPresent()) {
        address(member.dataset(), first.get().dataset())
            .ifPresent(Objects.requireNonNull(published.get(first.get()))::add);
        write(handle, member.id(), first.get().id(), new TreeSet<>());
        tell(handle, run, member, notice(first.get(), member));
      }
    }
    published.forEach(
        (first, also) -> {
          if (!Renamings.isWaiting(handle, first.id(), group.keySet())) {
            write(handle, first.id(), null, also);
            forget(handle, first.id());
          }
        });
  }

  /**
   * Nobody reads it any more: what a source that is still configured has withdrawn would come back
   * as a copy that grows old.
   */
  private static boolean isGoneForGood(Handle handle, Member member) {
    return member.isOrphan()
        && handle
            .select("SELECT priority FROM dataset WHERE id = ?", member.twinOf())
            .mapTo(String.class)
            .findOne()
            .filter(priority -> !priority.startsWith(ORPHAN))
            .isPresent();
  }

  /**
   * The one that is published instead of a dataset: one that is the same, or else one that others
   * join with it. But a source knows its own datasets apart: others do not join two of them.
   */
  private static Optional<Member> first(
      List<String> same, Set<Member> published, boolean hasSiblings) {
    return published.stream()
        .filter(other -> same.contains(other.id()))
        .findFirst()
        .or(() -> hasSiblings ? Optional.empty() : published.stream().findFirst());
  }

  private static Optional<Member> member(Handle handle, String id) {
    return handle
        .select(
            "SELECT priority, twin_of, content FROM dataset WHERE withdrawn IS NULL AND id = ?", id)
        .map(
            (row, context) ->
                new Member(
                    id,
                    row.getString("priority"),
                    row.getString("twin_of"),
                    Stored.read(row.getString("content"), Dataset.class)))
        .findOne();
  }

  private static void write(
      Handle handle, String id, @Nullable String twinOf, SortedSet<String> also) {
    handle
        .createUpdate("UPDATE dataset SET twin_of = :twinOf, also = :also WHERE id = :id")
        .bind("id", id)
        .bind("twinOf", twinOf)
        .bind("also", Stored.json(also))
        .execute();
  }

  /**
   * Where a twin is found: its page, or else the first of its files or services that the published
   * dataset does not have, since nothing is derived from what they share.
   */
  private static Optional<String> address(Dataset dataset, Dataset published) {
    Set<URI> shared = published.links().map(Link::url).collect(Collectors.toSet());
    return Stream.concat(
            Stream.concat(
                Stream.ofNullable(dataset.landingPage()).map(URI::toString),
                dataset.identifiers().stream()),
            dataset.distributions().stream()
                .map(one -> one.either(Link::url, Extract::derivedFrom))
                .filter(url -> !shared.contains(url))
                .map(URI::toString))
        .map(WebAddress::read)
        .flatMap(Optional::stream)
        .map(URI::toString)
        .findFirst();
  }

  private static Notice notice(Member first, Member twin) {
    Code code =
        first.priority().charAt(0) != twin.priority().charAt(0)
            ? Code.SAME_AS_DATA
            : first.priority().charAt(1) != twin.priority().charAt(1)
                ? Code.SAME_AS_ORIGINAL
                : Code.SAME_AS_EARLIER;
    return Notice.of(code, first.dataset().title(), first.dataset().id().source());
  }

  private static void tell(Handle handle, @Nullable Long run, Member twin, Notice notice) {
    forget(handle, twin.id());
    // A source that is no longer configured is reported as such.
    if (run != null && !twin.isOrphan()) {
      Notices.add(handle, run, twin.dataset().id(), List.of(notice));
    }
  }

  private static void forget(Handle handle, String id) {
    handle.execute("DELETE FROM notice WHERE dataset = ? AND code LIKE 'SAME_AS_%'", id);
  }

  /** A published dataset with the addresses of its twins ({@code dct:source}). */
  static Dataset withSources(Dataset dataset, String also) {
    List<String> addresses = Stored.read(also, TEXTS);
    if (addresses.isEmpty()) {
      return dataset;
    }
    SortedSet<URI> sources = new TreeSet<>(dataset.sources());
    addresses.stream().map(WebAddress::read).flatMap(Optional::stream).forEach(sources::add);
    return dataset.with(draft -> draft.sources(sources));
  }

  private Twins() {}
}
