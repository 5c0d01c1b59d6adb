package fr.moisson.routes.portal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.routes.store.Stored;
import fr.moisson.routes.store.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * The portal that comes with Moisson, for towns without one: a table that the web pages and the
 * feeds read ({@link Shelf}). It needs no network. A withdrawn dataset stays in the table, hidden,
 * and keeps its first publication date when it comes back.
 */
public record EmbeddedPortal(Jdbi jdbi, Clock clock) implements Portal, Portal.Session {

  static final URI ADDRESS = URI.create("urn:x-moisson:embedded");

  private static final String INSERT =
      """
      INSERT INTO shelf (key, territory, source, title, sort_title, search, publisher, themes,
          content, first_published, changed, hidden, number, version)
        VALUES (:key, :territory, :source, :title, :sortTitle, :search, :publisher, :themes,
          :content, :at, :at, 0, :number, :version)
      """;

  private static final String UPDATE =
      """
      UPDATE shelf SET title = :title, sort_title = :sortTitle, search = :search,
          publisher = :publisher, themes = :themes, content = :content, changed = :at, hidden = 0,
          version = :version
        WHERE key = :key
      """;

  private static final String HIDE =
      "UPDATE shelf SET hidden = 1, changed = :at, version = :version WHERE key = :key";

  @Override
  public URI url() {
    return ADDRESS;
  }

  /** The address of our files is not needed: pages link to them relatively. */
  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return Stored.tree(dataset);
  }

  /** Nothing to fetch. */
  @Override
  public Session open(Door door, Instant at) {
    return this;
  }

  @Override
  public Published publish(Sending sending) {
    String key = sending.id().key();
    String content = sending.rendered().toString();
    Dataset dataset = Stored.read(sending.rendered(), Dataset.class);
    new Transactions(jdbi)
        .useTransaction(
            handle -> {
              Optional<Held> held = held(handle, key);
              if (held.isEmpty() || !held.get().equals(new Held(content, false))) {
                put(handle, dataset, content, held);
              }
              rate(handle, key, MetadataScore.of(dataset));
            });
    return new Published(Remote.of(key), List.of());
  }

  private void put(Handle handle, Dataset dataset, String content, Optional<Held> held) {
    DatasetId id = dataset.id();
    String publisher = Optional.ofNullable(dataset.publisher()).map(Agent::name).orElse("");
    ShelfWrite turn = ShelfWrite.take(handle, clock.instant());
    Update put = handle.createUpdate(held.isEmpty() ? INSERT : UPDATE);
    if (held.isEmpty()) {
      put.bind("territory", id.territory())
          .bind("source", id.source())
          .bind("number", turn.number(handle));
    }
    put.bind("key", id.key())
        .bind("title", dataset.title())
        .bind("sortTitle", SearchWords.fold(dataset.title()))
        .bind("search", searchText(dataset, publisher))
        .bind("publisher", publisher)
        .bind("themes", " " + String.join(" ", dataset.themes()) + " ")
        .bind("content", content)
        .bind("at", turn.at())
        .bind("version", turn.version())
        .execute();
    boolean shown = held.isPresent() && !held.get().hidden();
    turn.tell(handle, id.key(), shown ? Change.Kind.UPDATE : Change.Kind.CREATE, content);
  }

  /** Nobody else writes to it. */
  @Override
  public Optional<Remote> adopt(Sending sending) {
    return Optional.empty();
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    String key = known.orElse(id.key());
    boolean had =
        new Transactions(jdbi)
            .inTransaction(
                handle -> {
                  Optional<Held> held = held(handle, key);
                  if (held.isPresent() && !held.get().hidden()) {
                    hide(handle, key);
                  }
                  return held.isPresent();
                });
    return (had ? Optional.of(key) : known).map(Remote::of);
  }

  private void hide(Handle handle, String key) {
    ShelfWrite turn = ShelfWrite.take(handle, clock.instant());
    handle
        .createUpdate(HIDE)
        .bind("key", key)
        .bind("at", turn.at())
        .bind("version", turn.version())
        .execute();
    turn.tell(handle, key, Change.Kind.DELETE, null);
  }

  private static void rate(Handle handle, String key, Optional<MetadataScore> score) {
    handle
        .createUpdate("UPDATE shelf SET score = :score, score_gaps = :gaps WHERE key = :key")
        .bind("score", score.map(MetadataScore::points).orElse(null))
        .bind("gaps", score.map(Scores::write).orElse(" "))
        .bind("key", key)
        .execute();
  }

  private static Optional<Held> held(Handle handle, String key) {
    return handle
        .select("SELECT content, hidden FROM shelf WHERE key = ?", key)
        .map((row, context) -> new Held(row.getString("content"), row.getInt("hidden") != 0))
        .findOne();
  }

  /** The row of a key. */
  private record Held(String content, boolean hidden) {}

  private static String searchText(Dataset dataset, String publisher) {
    return SearchWords.fold(
        String.join(
            " ",
            List.of(
                dataset.title(),
                String.join(" ", dataset.keywords()),
                publisher,
                dataset.description())));
  }
}
