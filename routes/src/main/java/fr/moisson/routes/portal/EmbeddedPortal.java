package fr.moisson.routes.portal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The portal that comes with Moisson, for towns that have none: a shelf in the database, which the
 * web pages and the feeds read ({@link Shelf}). It needs no network. A dataset taken out of sight
 * stays in the table, hidden, and comes back with its first publication date.
 */
public record EmbeddedPortal(Jdbi jdbi, Clock clock) implements Portal {

  private static final String PUT =
      """
      INSERT INTO shelf (key, territory, source, title, sort_title, search, publisher, themes,
          content, first_published, changed, hidden)
        VALUES (:key, :territory, :source, :title, :sortTitle, :search, :publisher, :themes,
          :content, :now, :now, 0)
        ON CONFLICT (key) DO UPDATE SET
          title = excluded.title,
          sort_title = excluded.sort_title,
          search = excluded.search,
          publisher = excluded.publisher,
          themes = excluded.themes,
          content = excluded.content,
          changed = CASE WHEN shelf.hidden = 0 AND shelf.content = excluded.content
            THEN shelf.changed ELSE excluded.changed END,
          hidden = 0
      """;

  private static final String HIDE =
      "UPDATE shelf SET hidden = 1, changed = :now WHERE key = :key AND hidden = 0";

  public EmbeddedPortal(Jdbi jdbi) {
    this(jdbi, Clock.systemUTC());
  }

  /** The address of our files does not matter: the pages that link to them lie beside them. */
  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return Content.write(dataset);
  }

  @Override
  public Published publish(Sending sending, Door door) {
    DatasetId id = sending.id();
    Dataset dataset = Content.read(sending.rendered());
    String publisher = Optional.ofNullable(dataset.publisher()).map(Agent::name).orElse("");
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(PUT)
                .bind("key", id.key())
                .bind("territory", id.territory())
                .bind("source", id.source())
                .bind("title", dataset.title())
                .bind("sortTitle", Words.fold(dataset.title()))
                .bind("search", searchText(dataset, publisher))
                .bind("publisher", publisher)
                .bind("themes", " " + String.join(" ", dataset.themes()) + " ")
                .bind("content", sending.rendered().toString())
                .bind("now", Moments.write(clock.instant()))
                .execute());
    return new Published(Remote.of(id.key()), List.of());
  }

  /** Nobody else writes to it. */
  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    return Optional.empty();
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    String key = known.orElse(id.key());
    int hidden =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(HIDE)
                    .bind("key", key)
                    .bind("now", Moments.write(clock.instant()))
                    .execute());
    return hidden == 0 ? known : Optional.of(key);
  }

  private static String searchText(Dataset dataset, String publisher) {
    return Words.fold(
        String.join(
            " ",
            List.of(
                dataset.title(),
                String.join(" ", dataset.keywords()),
                publisher,
                dataset.description())));
  }
}
