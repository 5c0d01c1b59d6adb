package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.opendatasoft.OpendatasoftDomain.Placed;
import fr.moisson.connectors.portal.Inventory;
import fr.moisson.connectors.portal.Inventory.Entry;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.Remote;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over a domain of Opendatasoft. */
final class OpendatasoftPublishing implements Portal.Session {

  /** Prefix of our key among the mentions of a record that somebody else created. */
  private static final String MARK = "moisson:";

  private static final String MENTIONS = "attributions";

  /** Fields that are not metadata. */
  private static final Set<String> FILES =
      Set.of(OpendatasoftResources.FIELD, OpendatasoftResources.VERSION, OpendatasoftExports.FIELD);

  /** Fields without which the portal accepts no dataset. */
  private static final Set<String> REQUIRED =
      Set.of(OpendatasoftRecord.TITLE, OpendatasoftRecord.MODIFIED, OpendatasoftRecord.LANGUAGE);

  private final OpendatasoftPortal options;
  private final Instant at;
  private final AutomationApi api;
  private final Inventory inventory;
  private @Nullable OpendatasoftDomain domain;

  /**
   * @param waiting how to wait for jobs, since every publication is one
   */
  OpendatasoftPublishing(OpendatasoftPortal options, Door door, Instant at, Polling waiting) {
    this.options = options;
    this.at = at;
    this.api = new AutomationApi(options.url(), options.key(), door, waiting);
    this.inventory =
        new Inventory(found -> api.list("datasets/", held -> found.accept(entry(held))));
  }

  private synchronized OpendatasoftDomain domain() {
    if (domain == null) {
      domain = new OpendatasoftDomain(api, options.licenceIds(), options.themeIds());
    }
    return domain;
  }

  @Override
  public void requireAccess() {
    api.read("datasets/?limit=1");
  }

  @Override
  public Published publish(Sending sending) {
    OpendatasoftDomain domain = domain();
    List<String> lost = new ArrayList<>();
    Map<String, Placed> placed = domain.place(sending.rendered(), lost);
    JsonNode held =
        sending
            .knownId()
            .flatMap(uid -> api.find(AutomationApi.dataset(uid)))
            .orElseGet(() -> foundOrCreated(sending, placed));
    String uid = held.path("uid").asText();
    api.untilAtRest(uid);

    Edits edits = sending.edits();
    Map<String, String> before = sending.left();
    boolean written =
        new OpendatasoftMetadata(api, uid).settle(withEmptied(placed, before, domain), edits, lost);
    boolean filled =
        new OpendatasoftResources(api, sending.files(), uid)
            .settle(
                sending.rendered().path(OpendatasoftResources.FIELD),
                edits,
                before.containsKey(OpendatasoftResources.FIELD),
                lost);
    JsonNode exports = sending.rendered().path(OpendatasoftExports.FIELD);
    boolean wereExports = before.containsKey(OpendatasoftExports.FIELD);
    written |=
        new OpendatasoftExports(api, sending.files(), uid).settle(exports, edits, wereExports);
    Remote now = edits.remote(uid, version(held));
    // A difference from last time may have been written but not published, after a crash.
    boolean isPending = !now.shown().equals(before);
    boolean isTablePending = !of(now.shown()).equals(of(before));
    if (filled || isTablePending || !held.path("is_published").asBoolean()) {
      api.run("publish", uid);
      now = edits.remote(uid, version(api.read(AutomationApi.dataset(uid))));
    } else if (written || isPending) {
      api.run("publish_metadata", uid);
      now = edits.remote(uid, version(api.read(AutomationApi.dataset(uid))));
    }
    return new Published(now, edits.remarks(page(held), lost));
  }

  private static String of(Map<String, String> shown) {
    return shown.getOrDefault(OpendatasoftResources.FIELD, "");
  }

  /** The fields that the dataset states, and those that it no longer states, to be cleared. */
  private static Map<String, Placed> withEmptied(
      Map<String, Placed> placed, Map<String, String> before, OpendatasoftDomain domain) {
    Map<String, Placed> all = new HashMap<>(placed);
    before.keySet().stream()
        .filter(field -> !placed.containsKey(field))
        .filter(field -> !FILES.contains(field) && !REQUIRED.contains(field))
        .forEach(field -> domain.emptied(field).ifPresent(none -> all.put(field, none)));
    return all;
  }

  private JsonNode foundOrCreated(Sending sending, Map<String, Placed> placed) {
    Optional<JsonNode> ours = find(sending.id());
    if (ours.isPresent()) {
      return ours.get();
    }
    inventory.refuseAnother(sending.names());
    String name = options.datasetId(sending.id());
    Map<String, Placed> complete = complete(placed);
    AutomationAnswer answer = create(name, complete.values().stream());
    if (answer.refusesFields() && !answer.refusesName()) {
      // The other fields follow one by one, so that only those which it refuses are left out.
      answer =
          create(name, complete.values().stream().filter(one -> REQUIRED.contains(one.field())));
    }
    if (answer.refusesName()) {
      // The name was taken meanwhile, perhaps by our own call whose answer was lost.
      return named(sending.id()).orElseThrow(answer::failure);
    }
    return answer.result();
  }

  /** With the date of today if the dataset has none, since the portal requires one. */
  private Map<String, Placed> complete(Map<String, Placed> placed) {
    String today = at.truncatedTo(ChronoUnit.DAYS).toString();
    Map<String, Placed> complete = new HashMap<>(placed);
    domain()
        .emptied(OpendatasoftRecord.MODIFIED)
        .map(it -> new Placed(it.template(), it.field(), JsonNodeFactory.instance.textNode(today)))
        .ifPresent(it -> complete.putIfAbsent(it.field(), it));
    return complete;
  }

  private AutomationAnswer create(String name, Stream<Placed> fields) {
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("dataset_id", name).put("is_restricted", false);
    ObjectNode metadata = dataset.putObject("metadata");
    fields.forEach(
        one ->
            metadata
                .withObject("/" + one.template())
                .set(one.field(), AutomationApi.value(one.value())));
    return api.call("POST", "datasets/", dataset);
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<JsonNode> held =
        known.isPresent() ? api.find(AutomationApi.dataset(known.get())) : find(id);
    if (held.isEmpty()) {
      return known.map(Remote::of);
    }
    String uid = held.get().path("uid").asText();
    if (!held.get().path("is_published").asBoolean()) {
      return Optional.of(Remote.of(uid, version(held.get())));
    }
    api.untilAtRest(uid);
    api.run("unpublish", uid);
    return Optional.of(Remote.of(uid));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    Optional<String> ours = find(sending.id()).map(held -> held.path("uid").asText());
    String key = sending.id().key();
    return inventory.adopt(key, sending.names(), ours, entry -> mark(entry.id(), key));
  }

  /** Adds our key; the identifier stays, because the public address depends on it. */
  private void mark(String uid, String key) {
    String main = domain().main();
    api.untilAtRest(uid);
    JsonNode held = api.read(AutomationApi.dataset(uid));
    ArrayNode mentions = JsonNodeFactory.instance.arrayNode();
    held.path("metadata").path(main).path(MENTIONS).path("value").forEach(mentions::add);
    mentions.add(MARK + key);
    Placed placed = new Placed(main, MENTIONS, mentions);
    api.write("PUT", AutomationApi.dataset(uid) + placed.path(), AutomationApi.value(mentions));
  }

  /**
   * The record of a dataset that the ledger does not know, or no longer. The API can only search by
   * identifier; all records are listed to find those that mention our key.
   */
  private Optional<JsonNode> find(DatasetId id) {
    return named(id)
        .or(() -> inventory.ours(id.key()).flatMap(uid -> api.find(AutomationApi.dataset(uid))));
  }

  private Optional<JsonNode> named(DatasetId id) {
    String name = RequestUris.encode(options.datasetId(id));
    JsonNode named = api.read("datasets/?dataset_id=" + name).path("results").path(0);
    return Optional.of(named).filter(held -> held.has("uid"));
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    return Optional.of(
        inventory.versions(
            ids, uid -> api.find(AutomationApi.dataset(uid)).map(OpendatasoftPublishing::version)));
  }

  private static String version(JsonNode held) {
    return held.path("updated_at").asText();
  }

  private Entry entry(JsonNode held) {
    Set<String> said = said(held);
    Set<String> keys =
        said.stream()
            .filter(one -> one.startsWith(MARK))
            .map(one -> one.substring(MARK.length()))
            .collect(Collectors.toSet());
    Set<String> names = options.isOurs(held) ? Set.of() : said;
    return new Entry(held.path("uid").asText(), version(held), page(held), keys, names);
  }

  /** The values of the fields in which a record states its origin. */
  private static Set<String> said(JsonNode held) {
    Set<String> said = new HashSet<>();
    for (JsonNode template : held.path("metadata")) {
      for (String field : OpendatasoftPortal.REFERRING) {
        JsonNode value = template.path(field).path("value");
        said.add(value.asText());
        value.forEach(one -> said.add(one.asText()));
      }
    }
    said.remove("");
    return said;
  }

  private String page(JsonNode held) {
    String name = RequestUris.step(held.path("dataset_id").asText());
    return RequestUris.root(options.url()) + "/explore/dataset/" + name + "/";
  }
}
