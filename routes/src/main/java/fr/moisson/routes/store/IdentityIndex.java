package fr.moisson.routes.store;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.run.Identity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** By what datasets are recognised ({@link Identity}), and which of them are the same. */
final class IdentityIndex {

  /** More datasets share a careless identifier rather than an identity. */
  private static final int MOST = 20;

  private static final String TITLE = "TITLE";

  /** What a dataset is recognised by, and how many datasets are, counted no further than needed. */
  private static final String MINE =
      """
      WITH mine AS MATERIALIZED (
        SELECT own.territory, own.source, own.kind, own.value, own.title,
          (SELECT COUNT(*) FROM (SELECT DISTINCT one.dataset FROM identity AS one
             JOIN dataset AS held ON held.id = one.dataset AND held.withdrawn IS NULL
             WHERE one.territory = own.territory AND one.value = own.value
             LIMIT %d) AS few) AS holders
        FROM identity AS own WHERE own.dataset = :id AND own.kind <> '%s')
      """
          .formatted(MOST + 2, TITLE);

  /**
   * The published datasets that name the one with the given id as their whole; copies that are not
   * published speak for those that are.
   */
  static final String MEMBERS =
      """
       FROM identity AS name
      JOIN part_of ON part_of.territory = name.territory AND part_of.whole = name.value
      JOIN dataset AS said ON said.id = part_of.dataset AND said.withdrawn IS NULL
      JOIN dataset AS member ON member.id = COALESCE(said.twin_of, said.id)
        AND member.withdrawn IS NULL AND member.twin_of IS NULL
      WHERE name.kind = 'ID' AND member.id <> %1$s
        AND name.dataset IN (SELECT %1$s
          UNION ALL SELECT copy.id FROM dataset AS copy
            WHERE copy.twin_of = %1$s AND copy.withdrawn IS NULL)
      """;

  static void write(Handle handle, DatasetId id, Identity identity) {
    handle.execute("DELETE FROM identity WHERE dataset = ?", id.key());
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO identity (dataset, territory, source, kind, value, title)"
                + " VALUES (:dataset, :territory, :source, :kind, :value, :title)"
                + " ON CONFLICT DO NOTHING");
    identity.identifiers().forEach(value -> add(batch, id, "ID", value, identity.title()));
    identity.origins().forEach(value -> add(batch, id, "ORIGIN", value, identity.title()));
    identity.page().ifPresent(value -> add(batch, id, "PAGE", value, identity.title()));
    // No identity, but by it a renamed dataset is recognised that has nothing else.
    add(batch, id, TITLE, "", identity.title());
    batch.execute();
    handle.execute("DELETE FROM part_of WHERE dataset = ?", id.key());
    for (String whole : identity.wholes()) {
      handle.execute(
          "INSERT INTO part_of (dataset, territory, whole) VALUES (?, ?, ?)",
          id.key(),
          id.territory(),
          whole);
    }
  }

  /** The keys of the published datasets that name one of their territory as their whole. */
  static Set<String> members(Handle handle, String id) {
    return handle
        .createQuery("SELECT member.id" + MEMBERS.formatted(":id"))
        .bind("id", id)
        .mapTo(String.class)
        .set();
  }

  private static void add(
      PreparedBatch batch, DatasetId id, String kind, String value, String title) {
    batch
        .bind("dataset", id.key())
        .bind("territory", id.territory())
        .bind("source", id.source())
        .bind("kind", kind)
        .bind("value", value)
        .bind("title", title)
        .add();
  }

  /**
   * A dataset, those that are the same, those that are the same as these, and so on, each with
   * those that it is linked to directly; not all of them if they are a {@linkplain #isCrowd crowd}.
   */
  static Map<String, List<String>> group(Handle handle, String id) {
    Map<String, List<String>> group = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty() && !isCrowd(group)) {
      String next = open.pop();
      if (!group.containsKey(next)) {
        List<String> same = same(handle, next);
        group.put(next, same);
        open.addAll(same);
      }
    }
    return group;
  }

  /** Whether so many datasets seem to be the same that none of them is. */
  static boolean isCrowd(Map<String, List<String>> group) {
    return group.size() > MOST;
  }

  private static List<String> same(Handle handle, String id) {
    return handle
        .createQuery(
            MINE
                + """
                SELECT DISTINCT other.dataset FROM mine
                JOIN identity AS other ON other.territory = mine.territory
                  AND other.value = mine.value AND other.source <> mine.source
                  AND ((mine.kind = 'ID' AND other.kind <> 'ORIGIN'
                      OR other.kind = 'ID' AND mine.kind <> 'ORIGIN'
                      OR mine.title = other.title)
                    AND (mine.kind <> 'ID' AND other.kind <> 'ID' OR mine.holders <= :most))
                JOIN dataset ON dataset.id = other.dataset AND dataset.withdrawn IS NULL
                WHERE EXISTS (SELECT 1 FROM dataset WHERE id = :id AND withdrawn IS NULL)
                ORDER BY other.dataset
                """)
        .bind("id", id)
        .bind("most", MOST)
        .mapTo(String.class)
        .list();
  }

  /**
   * The datasets that share an identifier with this one, if with it they have become a crowd, or
   * without it are one no longer.
   */
  static List<String> crowd(Handle handle, String id) {
    return handle
        .createQuery(
            MINE
                + """
                SELECT DISTINCT other.dataset FROM mine
                JOIN identity AS other ON other.territory = mine.territory
                  AND other.value = mine.value
                WHERE mine.holders IN (:most, :most + 1) ORDER BY other.dataset
                """)
        .bind("id", id)
        .bind("most", MOST)
        .mapTo(String.class)
        .list();
  }

  private IdentityIndex() {}
}
