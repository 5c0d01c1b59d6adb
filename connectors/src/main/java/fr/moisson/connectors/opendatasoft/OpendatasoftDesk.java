package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.http.Waiting;
import fr.moisson.connectors.opendatasoft.OpendatasoftDomain.Placed;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The work of an {@link OpendatasoftPortal}, with a patience of its own.
 *
 * @param waiting for jobs: every publication is one
 */
record OpendatasoftDesk(OpendatasoftPortal options, Waiting waiting) implements Portal {

  /** Our key on a record that somebody else created, among its mentions. */
  private static final String MARK = "moisson:";

  private static final String MENTIONS = "attributions";

  /** What is no metadata. */
  private static final Set<String> FILES =
      Set.of(OpendatasoftResources.FIELD, OpendatasoftExports.FIELD);

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return options.render(dataset, files);
  }

  @Override
  public Published publish(Sending sending, Door door) {
    AutomationApi api = api(door);
    OpendatasoftDomain domain =
        new OpendatasoftDomain(api, options.licenceIds(), options.themeIds());
    List<String> lost = new ArrayList<>();
    Map<String, Placed> placed = domain.place(sending.rendered(), lost);
    JsonNode held =
        sending
            .knownId()
            .flatMap(uid -> api.find(AutomationApi.dataset(uid)))
            .orElseGet(() -> foundOrCreated(api, sending, placed));
    String uid = held.path("uid").asText();
    api.untilAtRest(uid);

    Edits edits = sending.edits();
    Map<String, String> before =
        sending.known().map(Remote::shown).map(TreeMap::new).orElseGet(TreeMap::new);
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
    Remote now = edits.remote(uid);
    // What differs from the last time may be written and yet unpublished, after a crash.
    boolean isPending = !now.shown().equals(before);
    boolean isTablePending = !of(now.shown()).equals(of(before));
    if (filled || isTablePending || !held.path("is_published").asBoolean()) {
      api.run("publish", uid);
    } else if (written || isPending) {
      api.run("publish_metadata", uid);
    }
    return new Published(now, remarks(edits, held, lost));
  }

  private static String of(Map<String, String> shown) {
    return shown.getOrDefault(OpendatasoftResources.FIELD, "");
  }

  private List<Notice> remarks(Edits edits, JsonNode held, List<String> lost) {
    List<Notice> remarks = new ArrayList<>(edits.remarks(page(held)));
    if (!lost.isEmpty()) {
      remarks.add(Notice.of(Code.PORTAL_LOSES, String.join(", ", lost)));
    }
    return remarks;
  }

  /** What the dataset states, and what it stated the last time and states no more. */
  private static Map<String, Placed> withEmptied(
      Map<String, Placed> placed, Map<String, String> before, OpendatasoftDomain domain) {
    Map<String, Placed> all = new HashMap<>(placed);
    before.keySet().stream()
        .filter(field -> !placed.containsKey(field) && !FILES.contains(field))
        .forEach(field -> domain.emptied(field).ifPresent(none -> all.put(field, none)));
    return all;
  }

  private JsonNode foundOrCreated(AutomationApi api, Sending sending, Map<String, Placed> placed) {
    Found found = find(api, sending.id(), sending.names());
    if (found.ours().isPresent()) {
      return found.ours().get();
    }
    if (found.theirs().isPresent()) {
      throw new BadItem(Notice.of(Code.PORTAL_HAS_ANOTHER, page(found.theirs().get())));
    }
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("dataset_id", options.datasetId(sending.id())).put("is_restricted", false);
    ObjectNode metadata = dataset.putObject("metadata");
    placed
        .values()
        .forEach(
            one ->
                metadata
                    .withObject("/" + one.template())
                    .set(one.field(), AutomationApi.value(one.value())));
    AutomationAnswer answer = api.call("POST", "datasets/", dataset);
    if (answer.refuses("dataset_id")) {
      // Somebody was faster, maybe we ourselves with a call whose answer was lost.
      return named(api, sending.id()).orElseThrow(answer::failure);
    }
    return answer.result();
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    AutomationApi api = api(door);
    Optional<JsonNode> held =
        known.isPresent()
            ? api.find(AutomationApi.dataset(known.get()))
            : find(api, id, Set.of()).ours();
    if (held.isEmpty()) {
      return known;
    }
    String uid = held.get().path("uid").asText();
    if (held.get().path("is_published").asBoolean()) {
      api.untilAtRest(uid);
      api.run("unpublish", uid);
    }
    return Optional.of(uid);
  }

  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    AutomationApi api = api(door);
    Found found = find(api, sending.id(), sending.names());
    if (found.ours().isEmpty()) {
      found.theirs().ifPresent(held -> mark(api, held, sending.id()));
    }
    return found.ours().or(found::theirs).map(held -> Remote.of(held.path("uid").asText()));
  }

  /** Its identifier stays, for its public address hangs on it. */
  private void mark(AutomationApi api, JsonNode held, DatasetId id) {
    String uid = held.path("uid").asText();
    String main = new OpendatasoftDomain(api, options.licenceIds(), options.themeIds()).main();
    api.untilAtRest(uid);
    ArrayNode mentions = JsonNodeFactory.instance.arrayNode();
    held.path("metadata").path(main).path(MENTIONS).path("value").forEach(mentions::add);
    mentions.add(MARK + id.key());
    Placed placed = new Placed(main, MENTIONS, mentions);
    api.write("PUT", AutomationApi.dataset(uid) + placed.path(), AutomationApi.value(mentions));
  }

  /**
   * What the portal has of a dataset that the ledger does not know of, or no longer.
   *
   * @param theirs the record of somebody else that says to be of the same dataset
   */
  private record Found(Optional<JsonNode> ours, Optional<JsonNode> theirs) {}

  /** The API finds by identifier alone; for what records say of themselves, all are looked at. */
  private Found find(AutomationApi api, DatasetId id, Set<String> names) {
    Optional<JsonNode> named = named(api, id);
    if (named.isPresent()) {
      return new Found(named, Optional.empty());
    }
    Set<String> key = Set.of(MARK + id.key());
    List<JsonNode> theirs = new ArrayList<>();
    Optional<JsonNode> marked =
        api.first(
            "datasets/",
            held -> {
              if (!options.isOurs(held) && says(held, names)) {
                theirs.add(held);
              }
              return says(held, key);
            });
    return new Found(marked, theirs.stream().findFirst());
  }

  private Optional<JsonNode> named(AutomationApi api, DatasetId id) {
    String name = Addresses.encode(options.datasetId(id));
    JsonNode named = api.read("datasets/?dataset_id=" + name).path("results").path(0);
    return Optional.of(named).filter(held -> held.has("uid"));
  }

  /** Whether one of these names stands where a record says where it comes from. */
  private static boolean says(JsonNode held, Set<String> names) {
    for (JsonNode template : held.path("metadata")) {
      for (String field : OpendatasoftPortal.REFERRING) {
        JsonNode value = template.path(field).path("value");
        boolean isNamed = names.contains(value.asText());
        for (JsonNode one : value) {
          isNamed |= names.contains(one.asText());
        }
        if (isNamed) {
          return true;
        }
      }
    }
    return false;
  }

  private String page(JsonNode held) {
    String name = Addresses.step(held.path("dataset_id").asText());
    return Addresses.root(options.url()) + "/explore/dataset/" + name + "/";
  }

  private AutomationApi api(Door door) {
    return new AutomationApi(options.url(), options.key(), door, waiting);
  }
}
