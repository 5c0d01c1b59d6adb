package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.portal.Inventory;
import fr.moisson.connectors.portal.Inventory.Entry;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Remote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pass over a data-fair portal. */
final class DatafairPublishing implements Portal.Session {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DatafairPortal options;
  private final DatafairApi api;
  private final Polling waiting;
  private final Inventory inventory;
  private @Nullable JsonNode topics;
  private @Nullable JsonNode account;

  /**
   * @param waiting how to wait for files to be indexed
   */
  DatafairPublishing(DatafairPortal options, Door door, Polling waiting) {
    this.options = options;
    this.api = new DatafairApi(DatafairPortal.root(options.url()), options.key(), door);
    this.waiting = waiting;
    this.inventory =
        new Inventory(
            found ->
                api.list(
                    "id,slug,title,origin,extras,updatedAt", held -> found.accept(entry(held))));
  }

  @Override
  public void requireAccess() {
    api.read("/datasets?mine=true&size=1&select=id");
  }

  @Override
  public Published publish(Sending sending) {
    DatafairUpload upload = new DatafairUpload(api, waiting, sending);
    ObjectNode held =
        sending
            .knownId()
            .flatMap(id -> api.find(DatafairApi.dataset(id)))
            .orElseGet(() -> foundOrCreated(sending, upload));
    String id = held.path("id").asText();
    List<String> lost = new ArrayList<>();
    held = upload.replace(held, lost);

    Edits edits = sending.edits();
    ObjectNode fields = fields(held, sending.rendered(), lost);
    ObjectNode patch = patch(held, fields, edits, sending.left());
    JsonNode links = upload.attachments(held);
    DatafairAttachments attachments = new DatafairAttachments(links, edits);
    set(patch, held, DatafairAttachments.FIELD, attachments.onto(held));
    if (patch.get(DatafairAttachments.FIELD) instanceof ArrayNode merged) {
      attachments.restoreOthers(merged, api.raw(id, DatafairAttachments.FIELD));
    }
    set(patch, held, "publicationSites", DatafairMark.sites(held, options.sites()));
    JsonNode ours = sending.rendered().path("extras");
    set(patch, held, "extras", DatafairMark.extras(held, ours, true, links, options.sites()));
    edits.writing();
    boolean isToBeShown = DatafairMark.isHiddenByUs(held);
    if (isToBeShown && options.makesPublic()) {
      DatafairAccess.open(api, held);
    }
    ObjectNode now = patch.isEmpty() ? held : api.write("PATCH", DatafairApi.dataset(id), patch);
    fields.properties().forEach(one -> edits.shows(one.getKey(), now.path(one.getKey())));
    attachments.show(now);
    return new Published(
        edits.remote(id, version(now)), edits.remarks(page(held), lost, attachments.names(now)));
  }

  /** The fields that differ; null removes a value. */
  private static ObjectNode patch(
      JsonNode held, JsonNode fields, Edits edits, Map<String, String> before) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.removeIf(DatafairAttachments::isText);
    fields.fieldNames().forEachRemaining(names::add);
    ObjectNode patch = JSON.objectNode();
    for (String name : names) {
      JsonNode chosen = edits.choose(name, held.path(name), fields.path(name));
      set(patch, held, name, RecordFields.orNull(chosen));
    }
    return patch;
  }

  private static void set(ObjectNode patch, JsonNode held, String name, JsonNode value) {
    if (!RecordFields.same(value, held.path(name))) {
      patch.set(name, value);
    }
  }

  /** The fields of the dataset, with the account's own licences and topics. */
  private ObjectNode fields(JsonNode held, JsonNode rendered, List<String> lost) {
    DatafairAccount account = new DatafairAccount(api, held);
    ObjectNode fields = rendered.path("fields").deepCopy();
    if (fields.has("license")) {
      fields.set("license", account.licence(fields.path("license")));
    } else if (rendered.at("/extras/licence").isTextual()) {
      lost.add(PortalFields.of("license", rendered.at("/extras/licence").asText()));
    }
    Set<String> names = new TreeSet<>();
    rendered
        .path("themes")
        .forEach(
            theme ->
                Optional.ofNullable(options.topicNames().get(theme.asText()))
                    .ifPresent(names::add));
    if (!names.isEmpty()) {
      ArrayNode topics = DatafairAccount.topics(usedTopics(), names, lost);
      if (!topics.isEmpty()) {
        fields.set("topics", topics);
      }
    }
    return fields;
  }

  /**
   * Asked once per pass, since the portal counts them over all datasets. Keys may not read the
   * settings that list the topics.
   */
  private synchronized JsonNode usedTopics() {
    if (topics == null) {
      topics = api.read("/datasets?mine=true&size=0&facets=topics").at("/facets/topics");
    }
    return topics;
  }

  private ObjectNode foundOrCreated(Sending sending, DatafairUpload upload) {
    Optional<ObjectNode> ours = find(sending.id());
    if (ours.isPresent()) {
      return ours.get();
    }
    inventory.refuseAnother(sending.names());
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
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<ObjectNode> held =
        known.isPresent() ? api.find(DatafairApi.dataset(known.get())) : find(id);
    if (held.isEmpty()) {
      return known.map(Remote::of);
    }
    String remoteId = held.get().path("id").asText();
    boolean hides = options.makesPublic() && DatafairAccess.isPublic(held.get());
    boolean isHiddenByUs = hides || DatafairMark.isHiddenByUs(held.get());
    boolean isMarked =
        DatafairMark.isWithdrawn(held.get())
            && isHiddenByUs == DatafairMark.isHiddenByUs(held.get());
    // The mark first: it records that we may show the record again.
    if (!isMarked) {
      ObjectNode patch = JSON.objectNode();
      set(patch, held.get(), "publicationSites", DatafairMark.sites(held.get(), List.of()));
      String why = Messages.of(reason, Locale.FRENCH);
      patch.set("extras", DatafairMark.withdrawn(held.get(), why, isHiddenByUs));
      api.write("PATCH", DatafairApi.dataset(remoteId), patch);
    }
    if (hides) {
      DatafairAccess.close(api, held.get());
    }
    return Optional.of(Remote.of(remoteId, isMarked && !hides ? version(held.get()) : null));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    Optional<String> ours = find(sending.id()).map(held -> held.path("id").asText());
    String key = sending.id().key();
    return inventory.adopt(key, sending.names(), ours, entry -> mark(entry.id(), key));
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    try {
      return Optional.of(
          inventory.versions(
              ids, id -> api.find(DatafairApi.dataset(id)).map(DatafairPublishing::version)));
    } catch (BadItem e) {
      // The listing is incomplete; this is reported when a record is searched for.
      return Optional.empty();
    }
  }

  /** The date does not change with the permissions. */
  private static String version(JsonNode held) {
    return held.path("updatedAt").asText() + " " + held.path("visibility").asText();
  }

  private void mark(String id, String key) {
    String path = DatafairApi.dataset(id);
    ObjectNode patch = JSON.objectNode();
    patch.set("extras", DatafairMark.adopted(api.read(path), key));
    api.write("PATCH", path, patch);
  }

  /**
   * The record of a dataset that the ledger does not know, or no longer. The API can only search by
   * id; all records are listed to find those that mention our key.
   */
  private Optional<ObjectNode> find(DatasetId id) {
    Optional<ObjectNode> named = api.find(DatafairApi.dataset(options.name(id)));
    named.ifPresent(this::requireOurAccount);
    return named.or(
        () -> inventory.ours(id.key()).flatMap(it -> api.find(DatafairApi.dataset(it))));
  }

  /** Ids are unique on the whole site, where another account may publish the same dataset. */
  private void requireOurAccount(JsonNode held) {
    JsonNode theirs = held.path("owner");
    if (!theirs.path("type").equals(account().path("type"))
        || !theirs.path("id").equals(account().path("id"))) {
      throw new BadItem(Notice.of(Code.PORTAL_NAME_TAKEN, options.url(), held.path("id").asText()));
    }
  }

  /** A key tells its account only by what it owns. */
  private synchronized JsonNode account() {
    JsonNode known = account;
    if (known == null) {
      JsonNode owned = api.read("/datasets?mine=true&size=1&select=id,owner").path("results");
      known = owned.path(0).path("owner");
      // It may own nothing before its first record.
      account = known.isMissingNode() ? null : known;
    }
    return known;
  }

  private Entry entry(JsonNode held) {
    String key = DatafairMark.key(held);
    return new Entry(
        held.path("id").asText(),
        version(held),
        page(held),
        key.isEmpty() ? Set.of() : Set.of(key),
        options.isOurs(held) ? Set.of() : said(held));
  }

  /** The values of the fields in which a record states its origin. */
  private static Set<String> said(JsonNode held) {
    Set<String> said = new HashSet<>();
    said.add(held.path("origin").asText());
    for (JsonNode extra : held.path("extras")) {
      if (extra.isTextual()) {
        said.add(extra.asText());
      }
    }
    said.remove("");
    return said;
  }

  private String page(JsonNode held) {
    return DatafairPortal.root(options.url()).replaceFirst("/api/v1$", "")
        + "/dataset/"
        + RequestUris.step(held.path("id").asText());
  }
}
