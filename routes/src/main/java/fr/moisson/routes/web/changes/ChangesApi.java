package fr.moisson.routes.web.changes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.routes.portal.Change;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Validator;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.api.TimeParameter;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/changes?since=&limit=}: the changes of datasets after a version, or from a moment
 * on, oldest first. The answer is {@code {"version", "changes": [{"version", "type", "at",
 * "dataset", "key", "title"}], "next"}}; {@code version} is how far this answer goes, and {@code
 * next} is the address to go on from, which is missing at the end. A client that is ahead of us has
 * to start again: 410.
 */
public final class ChangesApi {

  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private final Shelf shelf;
  private final History history;
  private final CatalogueHeader header;

  public ChangesApi(Shelf shelf, History history, CatalogueHeader header) {
    this.shelf = shelf;
    this.history = history;
    this.header = header;
  }

  public void show(Context ctx) {
    Reading.open(ctx);
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("application/json; charset=utf-8");
    OptionalLong since = since(ctx.queryParam("since"));
    Optional<Integer> limit = limit(ctx.queryParam("limit"));
    if (since.isEmpty() || limit.isEmpty()) {
      throw Problem.bad("changes.misuse", MOST);
    }
    Shelf.Head head = shelf.head();
    if (since.getAsLong() > head.version()) {
      // The client read a database that was since restored from a backup: versions are reused.
      throw Problem.refused(HttpStatus.GONE, "changes.ahead", since.getAsLong(), head.version());
    }
    if (Validator.of(head, header).settles(ctx)) {
      return;
    }
    ctx.result(answer(head, since.getAsLong(), limit.get()).toString());
  }

  private ObjectNode answer(Shelf.Head head, long since, int limit) {
    List<Change> changes = history.after(since, limit);
    boolean isFull = changes.size() == limit;
    long end = isFull ? changes.get(limit - 1).version() : head.version();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("version", end);
    ArrayNode list = answer.putArray("changes");
    for (Change change : changes) {
      ObjectNode node =
          list.addObject()
              .put("version", change.version())
              .put("type", type(change.kind()))
              .put("at", change.at().toString())
              .put("dataset", DcatGraph.iri(change.key(), header.base()))
              .put("key", change.key());
      change.dataset().ifPresent(dataset -> node.put("title", dataset.title()));
    }
    if (isFull) {
      answer.put("next", header.at("api/changes?since=" + end + "&limit=" + limit).toString());
    }
    return answer;
  }

  private static String type(Change.Kind kind) {
    EventType type =
        switch (kind) {
          case CREATE -> EventType.DATASET_CREATED;
          case UPDATE -> EventType.DATASET_UPDATED;
          case DELETE -> EventType.DATASET_WITHDRAWN;
        };
    return type.code();
  }

  private OptionalLong since(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return OptionalLong.of(0);
    }
    if (text.matches("[0-9]{1,18}")) {
      return OptionalLong.of(Long.parseLong(text));
    }
    try {
      return OptionalLong.of(history.before(TimeParameter.start(text)));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<Integer> limit(@Nullable String text) {
    if (text == null) {
      return Optional.of(USUAL);
    }
    return text.matches("[1-9][0-9]{0,3}")
        ? Optional.of(Integer.valueOf(text)).filter(limit -> limit <= MOST)
        : Optional.empty();
  }
}
