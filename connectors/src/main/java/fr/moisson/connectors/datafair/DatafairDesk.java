package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.http.Waiting;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The work of a {@link DatafairPortal}, with a patience of its own.
 *
 * @param waiting for files to be indexed
 */
record DatafairDesk(DatafairPortal options, Waiting waiting) implements Portal {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return options.render(dataset, files);
  }

  @Override
  public Published publish(Sending sending, Door door) {
    DatafairApi api = api(door);
    DatafairUpload upload = new DatafairUpload(api, waiting, sending);
    ObjectNode held =
        sending
            .knownId()
            .flatMap(id -> api.find(DatafairApi.dataset(id)))
            .orElseGet(() -> foundOrCreated(api, sending, upload));
    String id = held.path("id").asText();
    List<String> lost = new ArrayList<>();
    held = upload.replace(held, lost);

    Edits edits = sending.edits();
    Map<String, String> before =
        sending.known().map(Remote::shown).map(TreeMap::new).orElseGet(TreeMap::new);
    ObjectNode fields = fields(api, held, sending.rendered(), lost);
    ObjectNode patch = patch(held, fields, edits, before);
    lists(held, sending.rendered(), upload.attachments(held), patch);
    edits.writing();
    boolean isToBeShown = DatafairMark.isHiddenByUs(held);
    if (isToBeShown && options.makesPublic()) {
      DatafairAccess.open(api, held);
    }
    ObjectNode now = patch.isEmpty() ? held : api.write("PATCH", DatafairApi.dataset(id), patch);
    fields.properties().forEach(one -> edits.shows(one.getKey(), now.path(one.getKey())));
    return new Published(edits.remote(id), remarks(edits, held, lost));
  }

  private List<Notice> remarks(Edits edits, JsonNode held, List<String> lost) {
    List<Notice> remarks = new ArrayList<>(edits.remarks(page(held)));
    if (!lost.isEmpty()) {
      remarks.add(Notice.of(Code.PORTAL_LOSES, String.join(", ", lost)));
    }
    return remarks;
  }

  /** What differs, and nothing else; null takes a value away. */
  private static ObjectNode patch(
      JsonNode held, JsonNode fields, Edits edits, Map<String, String> before) {
    Set<String> names = new TreeSet<>(before.keySet());
    fields.fieldNames().forEachRemaining(names::add);
    ObjectNode patch = JSON.objectNode();
    for (String name : names) {
      JsonNode theirs = held.path(name);
      JsonNode chosen = edits.choose(name, theirs, fields.path(name));
      if (!chosen.equals(theirs) && !(isNothing(chosen) && isNothing(theirs))) {
        patch.set(name, isNothing(chosen) ? JSON.nullNode() : chosen);
      }
    }
    return patch;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isTextual() && value.asText().isBlank();
  }

  /** What is not ours alone. */
  private void lists(JsonNode held, JsonNode rendered, JsonNode ours, ObjectNode patch) {
    ArrayNode attachments = DatafairMark.attachments(held, ours);
    ArrayNode sites = DatafairMark.sites(held, options.sites());
    ObjectNode extras =
        DatafairMark.extras(held, rendered.path("extras"), true, ours, options.sites());
    Map<String, JsonNode> lists =
        Map.of("attachments", attachments, "publicationSites", sites, "extras", extras);
    new TreeMap<>(lists)
        .forEach(
            (name, list) -> {
              if (!list.equals(held.path(name))
                  && !(isNothing(list) && isNothing(held.path(name)))) {
                patch.set(name, list);
              }
            });
  }

  /** What the dataset states, in the words of the account. */
  private ObjectNode fields(DatafairApi api, JsonNode held, JsonNode rendered, List<String> lost) {
    DatafairAccount account = new DatafairAccount(api, held);
    ObjectNode fields = rendered.path("fields").deepCopy();
    if (fields.has("license")) {
      fields.set("license", account.licence(fields.path("license")));
    } else if (rendered.at("/extras/licence").isTextual()) {
      lost.add("licence « " + rendered.at("/extras/licence").asText() + " »");
    }
    Set<String> names = new TreeSet<>();
    rendered
        .path("themes")
        .forEach(
            theme ->
                Optional.ofNullable(options.topicNames().get(theme.asText()))
                    .ifPresent(names::add));
    ArrayNode topics = account.topics(names, lost);
    if (!topics.isEmpty()) {
      fields.set("topics", topics);
    }
    return fields;
  }

  private ObjectNode foundOrCreated(DatafairApi api, Sending sending, DatafairUpload upload) {
    Found found = find(api, sending.id(), sending.names());
    if (found.ours().isPresent()) {
      return found.ours().get();
    }
    if (found.theirs().isPresent()) {
      throw new BadItem(Notice.of(Code.PORTAL_HAS_ANOTHER, page(found.theirs().get())));
    }
    ObjectNode record = sending.rendered().path("fields").deepCopy();
    JsonNode rendered = sending.rendered();
    record.set("attachments", rendered.path("attachments"));
    record.set(
        "extras",
        DatafairMark.extras(
            record, rendered.path("extras"), false, rendered.path("attachments"), List.of()));
    return upload.create(options.name(sending.id()), record);
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    DatafairApi api = api(door);
    Optional<ObjectNode> held =
        known.isPresent()
            ? api.find(DatafairApi.dataset(known.get()))
            : find(api, id, Set.of()).ours();
    if (held.isEmpty()) {
      return known;
    }
    String remoteId = held.get().path("id").asText();
    if (!DatafairMark.isHiddenByUs(held.get())) {
      if (options.makesPublic()) {
        DatafairAccess.close(api, held.get());
      }
      ObjectNode patch = JSON.objectNode();
      ArrayNode sites = DatafairMark.sites(held.get(), List.of());
      if (sites.size() != held.get().path("publicationSites").size()) {
        patch.set("publicationSites", sites);
      }
      String why = Messages.of(reason, Locale.FRENCH);
      patch.set("extras", DatafairMark.withdrawn(held.get(), why));
      api.write("PATCH", DatafairApi.dataset(remoteId), patch);
    }
    return Optional.of(remoteId);
  }

  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    DatafairApi api = api(door);
    Found found = find(api, sending.id(), sending.names());
    if (found.ours().isEmpty() && found.theirs().isPresent()) {
      JsonNode theirs = found.theirs().get();
      ObjectNode patch = JSON.objectNode();
      patch.set("extras", DatafairMark.adopted(theirs, sending.id().key()));
      api.write("PATCH", DatafairApi.dataset(theirs.path("id").asText()), patch);
    }
    return found.ours().map(JsonNode.class::cast).or(found::theirs).map(DatafairDesk::remote);
  }

  private static Remote remote(JsonNode held) {
    return Remote.of(held.path("id").asText());
  }

  /**
   * What the portal has of a dataset that the ledger does not know of, or no longer.
   *
   * @param theirs what is listed of the record of somebody else that says to be of the same dataset
   */
  private record Found(Optional<ObjectNode> ours, Optional<JsonNode> theirs) {}

  /** The API finds by id alone; for what records say of themselves, all are listed. */
  private Found find(DatafairApi api, DatasetId id, Set<String> names) {
    Optional<ObjectNode> named = api.find(DatafairApi.dataset(options.name(id)));
    if (named.isPresent()) {
      return new Found(named, Optional.empty());
    }
    List<JsonNode> theirs = new ArrayList<>();
    Optional<JsonNode> marked =
        api.first(
            "id,slug,title,origin,extras",
            held -> {
              boolean isMarked = DatafairMark.key(held).equals(id.key());
              if (!isMarked && !options.isOurs(held) && says(held, names)) {
                theirs.add(held);
              }
              return isMarked;
            });
    return new Found(
        marked.flatMap(held -> api.find(DatafairApi.dataset(held.path("id").asText()))),
        theirs.stream().findFirst());
  }

  /** Whether one of these names stands where a record says where it comes from. */
  private static boolean says(JsonNode held, Set<String> names) {
    boolean isNamed = names.contains(held.path("origin").asText());
    for (JsonNode extra : held.path("extras")) {
      isNamed |= extra.isTextual() && names.contains(extra.asText());
    }
    return isNamed;
  }

  private String page(JsonNode held) {
    return options.root().replaceFirst("/api/v1$", "")
        + "/dataset/"
        + Addresses.step(held.path("id").asText());
  }

  private DatafairApi api(Door door) {
    return new DatafairApi(options.root(), options.key(), door);
  }
}
