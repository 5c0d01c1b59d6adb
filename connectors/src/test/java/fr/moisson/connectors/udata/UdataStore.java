package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.LastChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The records of a {@link UdataStandIn} and the calls on them, which behave as in udata 17. */
final class UdataStore {

  String refusedEnding = ".refused"; // not among the formats of the site

  record Answer(int status, JsonNode body) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern DATASET =
      Pattern.compile(
          "/api/(1|2)/datasets/([^/]+)/(?:(resources|extras|upload)/)?"
              + "(?:([^/]+)/)?(extras|upload)?/?");

  private final String organisation;
  private final UdataShape shape;
  private final Map<String, ObjectNode> records = new LinkedHashMap<>();
  private final Map<ObjectNode, String> contacts = new LinkedHashMap<>();
  private final List<ObjectNode> sources = new ArrayList<>();
  private final LastChanges changes = new LastChanges();
  private long writes;
  private boolean hidesDeleted;
  private int pageSize = 100;

  UdataStore(String organisation) {
    this.organisation = organisation;
    this.shape = new UdataShape(organisation);
  }

  /**
   * From now on, deleted records are only reported as deleted, even to their owner, as on sites
   * before 2023.
   */
  synchronized void hidesDeleted() {
    hidesDeleted = true;
  }

  /** From now on, pages of listings have at most this many entries. */
  synchronized void largestPage(int entries) {
    pageSize = entries;
  }

  synchronized void wantsEndsOfPeriods() {
    shape.wantsEnds();
  }

  synchronized List<ObjectNode> datasets() {
    return records.values().stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized ObjectNode dataset(String id) {
    return records.get(id).deepCopy();
  }

  synchronized List<ObjectNode> sources() {
    return List.copyOf(sources);
  }

  synchronized long writes() {
    return writes;
  }

  synchronized void byHand(String id, Consumer<ObjectNode> edit) {
    edit.accept(records.get(id));
  }

  /** Adds a record made by a harvest source of an organisation. */
  synchronized String harvested(String identifier, String title, String owner) {
    ObjectNode form =
        JSON.objectNode()
            .put("title", title)
            .put("description", title)
            .put("organization", organisation);
    ObjectNode record = shape.create(form, JSON.objectNode());
    record.putObject("organization").put("id", owner);
    record
        .putObject("harvest")
        .put("backend", "DCAT")
        .put("remote_id", identifier.replaceFirst(".*/", ""))
        .put("uri", identifier);
    return keep(record).path("id").asText();
  }

  synchronized Answer answer(String method, String url, JsonNode body, String mask) {
    String path = url.replaceFirst("\\?.*", "");
    if (path.equals("/api/1/datasets/licenses/")) {
      return new Answer(200, shape.licences());
    }
    if (path.equals("/api/1/datasets/schemas/")) {
      return new Answer(200, shape.schemas());
    }
    if (path.equals("/api/1/organizations/" + organisation + "/datasets/")) {
      return new Answer(200, page(ofOrganisation(), url, mask));
    }
    if (path.equals("/api/1/me/")) {
      ObjectNode me = JSON.objectNode().put("id", "5f0a7b4e8b4c4137b9a1b2c3");
      me.putArray("organizations").addObject().put("id", organisation).put("name", "Niort");
      return new Answer(200, me);
    }
    if (path.equals("/api/1/harvest/sources/")) {
      return method.equals("POST")
          ? wrote(new Answer(201, source(body)))
          : new Answer(200, page(sources, url, null));
    }
    if (path.equals("/api/1/contacts/")) {
      return contact((ObjectNode) body);
    }
    if (path.equals("/api/1/datasets/") && method.equals("POST")) {
      ObjectNode record = shape.create((ObjectNode) body, contactsById());
      return wrote(new Answer(201, keep(record)));
    }
    Matcher dataset = DATASET.matcher(path);
    if (!dataset.matches()) {
      throw UdataRefusal.of(404, "The requested URL was not found on the server.");
    }
    ObjectNode held = find(dataset.group(2));
    Answer answer = onDataset(method, dataset, held, body);
    return method.equals("GET") ? answer : wrote(answer);
  }

  private List<ObjectNode> ofOrganisation() {
    return records.values().stream()
        .filter(held -> held.path("organization").path("id").asText().equals(organisation))
        .toList();
  }

  private Answer wrote(Answer answer) {
    writes++;
    if (answer.body().path("internal") instanceof ObjectNode internal) {
      // The answer is made in memory with microseconds, which the database does not keep.
      String at = internal.path("last_modified_internal").asText();
      internal.put("last_modified_internal", Instant.parse(at).plusNanos(999_000).toString());
    }
    return answer;
  }

  private Answer onDataset(String method, Matcher path, ObjectNode held, JsonNode body) {
    boolean isDeleted = !held.path("deleted").isNull();
    boolean isV2 = path.group(1).equals("2");
    String part = String.valueOf(path.group(3));
    String rid = path.group(4);
    if (part.equals("null")) {
      boolean restores = body.has("deleted") && body.path("deleted").isNull();
      if (isDeleted && (method.equals("PUT") ? !restores : hidesDeleted)) {
        throw UdataRefusal.of(410, "Dataset has been deleted");
      }
      if (method.equals("PUT")) {
        shape.update(held, (ObjectNode) body, contactsById());
      }
      return new Answer(200, dated(held));
    }
    if (part.equals("extras") && isV2) {
      return new Answer(200, UdataExtras.merge(held, body));
    }
    if ("upload".equals(part) || "upload".equals(path.group(5))) {
      if (body.path("filename").asText().endsWith(refusedEnding)) {
        throw UdataRefusal.of(400, "This file format is not allowed");
      }
    }
    if (part.equals("upload")) {
      ObjectNode resource = shape.uploaded(held, null, body);
      ((ArrayNode) held.path("resources")).insert(0, resource);
      return new Answer(201, resource.deepCopy());
    }
    ArrayNode resources = (ArrayNode) held.path("resources");
    if (rid == null && method.equals("POST")) {
      ObjectNode resource = shape.resource((ObjectNode) body);
      resources.insert(0, resource);
      return new Answer(201, resource.deepCopy());
    }
    if (rid == null) {
      reorder(resources, body);
      return new Answer(200, resources.deepCopy());
    }
    return onResource(method, String.valueOf(path.group(5)), held, rid, body);
  }

  private Answer onResource(
      String method, String part, ObjectNode held, String rid, JsonNode body) {
    ArrayNode resources = (ArrayNode) held.path("resources");
    for (int i = 0; i < resources.size(); i++) {
      ObjectNode resource = (ObjectNode) resources.get(i);
      if (resource.path("id").asText().equals(rid)) {
        if (method.equals("DELETE")) {
          resources.remove(i);
          return new Answer(204, JSON.nullNode());
        }
        if (part.equals("extras")) {
          return new Answer(200, UdataExtras.merge(resource, body));
        }
        if (part.equals("upload")) {
          shape.uploaded(held, resource, body);
        } else {
          shape.update(resource, (ObjectNode) body);
        }
        return new Answer(200, resource.deepCopy());
      }
    }
    throw UdataRefusal.of(404, "Resource does not exist");
  }

  private static void reorder(ArrayNode resources, JsonNode order) {
    if (order.size() != resources.size()) {
      throw UdataRefusal.of(400, "All resources must be reordered");
    }
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    resources.forEach(resource -> byId.put(resource.path("id").asText(), resource));
    resources.removeAll();
    order.forEach(entry -> resources.add(byId.get(entry.path("id").asText())));
  }

  private Answer contact(ObjectNode body) {
    shape.checkContact(body);
    boolean isKnown = contacts.containsKey(body);
    String id = contacts.computeIfAbsent(body.deepCopy(), key -> UdataShape.objectId());
    ObjectNode contact = body.deepCopy().put("id", id);
    Answer answer = new Answer(isKnown ? 200 : 201, contact);
    return isKnown ? answer : wrote(answer);
  }

  private ObjectNode contactsById() {
    ObjectNode byId = JSON.objectNode();
    contacts.forEach((contact, id) -> byId.set(id, contact.deepCopy().put("id", id)));
    return byId;
  }

  private ObjectNode source(JsonNode body) {
    ObjectNode source = body.deepCopy();
    source.put("id", UdataShape.objectId()).putNull("deleted");
    source.putObject("validation").put("state", "pending");
    sources.add(source);
    return source;
  }

  private ObjectNode find(String idOrSlug) {
    return records.values().stream()
        .filter(
            held ->
                held.path("id").asText().equals(idOrSlug)
                    || held.path("slug").asText().equals(idOrSlug))
        .findFirst()
        .orElseThrow(() -> UdataRefusal.of(404, "Dataset not found. You have requested this URI"));
  }

  private JsonNode page(List<ObjectNode> all, String url, String mask) {
    int page = Integer.parseInt(url.replaceFirst(".*[?&]page=(\\d+).*", "$1"));
    int asked = Integer.parseInt(url.replaceFirst(".*page_size=(\\d+).*", "$1"));
    int size = Math.min(asked, pageSize);
    int from = Math.min((page - 1) * size, all.size());
    int to = Math.min(from + size, all.size());
    ObjectNode answer = JSON.objectNode().put("total", all.size());
    ArrayNode data = answer.putArray("data");
    for (ObjectNode entry : all.subList(from, to)) {
      ObjectNode copy = dated(entry);
      if (mask != null) {
        copy.remove(List.of("resources", "description"));
      }
      data.add(copy);
    }
    answer.put(
        "next_page", to < all.size() ? "https://elsewhere.example/?page=" + (page + 1) : null);
    return answer;
  }

  private ObjectNode keep(ObjectNode record) {
    String slug = record.path("slug").asText();
    boolean isTaken = records.values().stream().anyMatch(r -> r.path("slug").asText().equals(slug));
    record.put("slug", isTaken ? slug + "-1" : slug);
    record.put("page", "https://udata.exemple.fr/datasets/" + record.path("slug").asText() + "/");
    records.put(record.path("id").asText(), record);
    return dated(record);
  }

  private ObjectNode dated(ObjectNode held) {
    ObjectNode dated = held.deepCopy();
    String at = changes.of(held.path("id").asText(), held).toString();
    dated.putObject("internal").put("last_modified_internal", at);
    return dated;
  }

  static String uuid() {
    return UUID.randomUUID().toString();
  }
}
