package fr.moisson.connectors.clms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Globs;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.UnpackedFile;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: the catalogue, and the state of the orders. */
final class ClmsListing {

  static final String DATASET = "dataset";
  static final String FILE = "file";

  /** Field that marks an entry without news: the existing dataset is kept. */
  static final String HELD = "held";

  /** Field that marks an entry whose file is not GeoJSON. */
  static final String FAULT = "fault";

  private static final String SEARCH =
      "/@search?portal_type=DataSet&metadata_fields=UID&metadata_fields=modified"
          + "&metadata_fields=dataset_full_format&metadata_fields=dataset_download_information";

  // Paged by offset: the server's links to the next page may name another host.
  private static final Envelope DATASETS = Envelope.of("/items").withTotal("/items_total");

  private static final String NAME = "extrait.zip";

  private final ClmsSource source;
  private final Run run;
  private final @Nullable Orders orders;
  private final Set<String> missing;
  private @Nullable HarvestException failure;

  ClmsListing(ClmsSource source, Run run) {
    this.source = source;
    this.run = run;
    this.orders =
        source.key() == null ? null : new Orders(new ClmsApi(source, source.key(), run), run);
    this.missing = new HashSet<>(source.datasets());
  }

  Stream<RawItem> items() {
    Question question = Question.of(URI.create(ClmsApi.root(source) + SEARCH), Map.of());
    Paging paging = Paging.byOffset("b_start", "b_size", source.pageSize());
    Stream<RawItem> items =
        new Listing(run, question, paging, DATASETS)
            .named("/@id").stream().filter(this::isWanted).flatMap(this::entries);
    return Ending.of(items, this::end);
  }

  private boolean isWanted(JsonNode dataset) {
    boolean wanted = false;
    for (String name : source.datasets()) {
      if (name.equals(dataset.path("UID").asText())
          || Globs.matches(name, dataset.path("title").asText(""))) {
        missing.remove(name);
        wanted = true;
      }
    }
    return wanted;
  }

  /** Runs only after the whole catalogue has been read. */
  private void end() {
    missing.stream()
        .sorted()
        .forEach(name -> run.tell(Notice.of(Code.CONFIG_UNKNOWN_NAME, name, source.url())));
    if (failure != null) {
      throw failure;
    }
  }

  private Stream<RawItem> entries(JsonNode dataset) {
    Optional<ClmsOrder> order =
        orders == null || !ClmsDataset.isPublic(dataset)
            ? Optional.empty()
            : ClmsOrder.of(dataset, source.part(), run.territory());
    return orders == null || order.isEmpty()
        ? Stream.of(entry(dataset))
        : guarded(orders, order.get(), dataset);
  }

  /**
   * A failed order, or a refused key, does not prevent publication of the record, which needs no
   * key. The run is still incomplete.
   */
  private Stream<RawItem> guarded(Orders desk, ClmsOrder order, JsonNode dataset) {
    try {
      return ordered(desk, order, dataset);
    } catch (Unavailable | Misconfigured e) {
      if (failure == null) {
        failure = e;
      }
      return Stream.of(withoutFile(desk.unreached(order, e.notice()), dataset));
    }
  }

  private Stream<RawItem> ordered(Orders desk, ClmsOrder order, JsonNode dataset) {
    String title = dataset.path("title").asText("");
    Orders.State state = desk.of(order, title);
    Optional<Body> body = state.file() == null ? Optional.empty() : download(state.file());
    if (state.file() != null && body.isEmpty()) {
      state = desk.gone(order, title);
    }
    if (body.isEmpty()) {
      return Stream.of(withoutFile(state, dataset));
    }
    RawItem item = withFile(body.get(), dataset);
    if (item.body().has(FAULT)) {
      return Stream.of(item);
    }
    // Runs when the item has been consumed: only a file that was handed over counts as held.
    return Ending.of(Stream.of(item), () -> desk.taken(order));
  }

  /** Empty if the service has already deleted it. */
  private Optional<Body> download(URI file) {
    return Refusals.unlessGone(() -> run.door().get(Request.get(file)));
  }

  private RawItem withFile(Body body, JsonNode dataset) {
    RawItem item = entry(dataset);
    ObjectNode json = (ObjectNode) item.body();
    try {
      Path file =
          UnpackedFile.of(body.file(), NAME, body.uri(), null, run.workFolder(), run::tell).file();
      json.put(FILE, file.toString());
      refuseUnreadable(file, source.table(item).orElseThrow());
    } catch (BadItem e) {
      // It would be refused when it is cut, so it must not count as held.
      json.remove(FILE);
      json.put(FAULT, String.join(" ", e.notice().args()));
    }
    return item;
  }

  private static void refuseUnreadable(Path file, Table table) {
    try {
      // An empty file is not a map without objects.
      if (Files.size(file) == 0) {
        throw new BadItem(Notice.of(Code.TRUNCATED, "0 octet", ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Rows.open(table, notice -> {}).close();
  }

  private RawItem withoutFile(Orders.State state, JsonNode dataset) {
    RawItem item = entry(dataset);
    if (state.held()) {
      ObjectNode held = ((ObjectNode) item.body()).putObject(HELD);
      held.put("code", state.notice().code().name());
      state.notice().args().forEach(held.putArray("args")::add);
    } else {
      run.tell(state.notice());
    }
    return item;
  }

  private static RawItem entry(JsonNode dataset) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(DATASET, dataset);
    return new RawItem(dataset.path("UID").asText(""), body);
  }
}
