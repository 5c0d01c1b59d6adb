package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.iso.IsoRecord;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The few calls of the <a href="https://docs.geonetwork-opensource.org/4.4/api/">API of GeoNetwork
 * 4</a> that we need. Reading goes through {@code Door.send} too: a merge must start from the
 * portal's current state.
 */
final class GeonetworkApi {

  private static final int APPROVED = 2;
  private static final int RETIRED = 3;
  private static final int SUBMITTED = 4;

  /** The group of all visitors. */
  static final int EVERYBODY = 1;

  private static final int CANDIDATES = 20;

  /** Administrators may close parts of the API. */
  private static final Set<Integer> TELLS_NOT = Set.of(403, 404);

  private final URI site;
  private final GeonetworkSession session;

  GeonetworkApi(URI site, GeonetworkSession session) {
    this.site = site;
    this.session = session;
  }

  /** The page on which people read and edit a record. */
  URI page(String uuid) {
    return URI.create(
        RequestUris.root(site) + "/srv/fre/catalog.search#/metadata/" + RequestUris.step(uuid));
  }

  /** Requests the account of the session; anonymous users get no answer. */
  void requireAccount() {
    GeonetworkAnswer answer = session.send("GET", "me").checked();
    if (!answer.json().isObject()) {
      throw answer.unexpected();
    }
  }

  /** The record schemas that the catalogue knows; empty if it does not tell. */
  Set<String> schemas() {
    GeonetworkAnswer answer = session.send("GET", "standards");
    if (TELLS_NOT.contains(answer.reply().status())) {
      return Set.of();
    }
    Set<String> schemas = new TreeSet<>();
    answer.checked().json().forEach(schema -> schemas.add(schema.path("name").asText()));
    return schemas;
  }

  /** The XML of a record; of its working copy, if there is one. */
  Optional<String> read(String uuid) {
    return read(uuid, false);
  }

  /** Whether there is a record, be it one that is kept from us. */
  boolean exists(String uuid) {
    GeonetworkAnswer answer = formatted(uuid, false);
    return answer.reply().status() == 403 || xml(answer).isPresent();
  }

  /** The XML of a record as visitors see it, not of a working copy. */
  Optional<String> approved(String uuid) {
    return read(uuid, true);
  }

  private Optional<String> read(String uuid, boolean approved) {
    return xml(formatted(uuid, approved));
  }

  private GeonetworkAnswer formatted(String uuid, boolean approved) {
    String options = "?addSchemaLocation=false&increasePopularity=false&withInfo=false";
    return session.send(
        "GET",
        record(uuid) + "/formatters/xml" + options + "&approved=" + approved,
        Map.of("Accept", "application/xml, application/json;q=0.5"),
        "");
  }

  private static Optional<String> xml(GeonetworkAnswer answer) {
    if (answer.isNotFound()) {
      return Optional.empty();
    }
    String xml = answer.checked().reply().text();
    if (!xml.stripLeading().startsWith("<")) {
      throw answer.unexpected();
    }
    return Optional.of(xml);
  }

  /**
   * Inserts or overwrites a record. Where there is a workflow, releases since 2025 import into a
   * working copy, and older ones refuse, so that it goes through the editor, which leaves such a
   * copy too. It is approved only if the record was approved before and nobody worked on it.
   *
   * @param group group to which the record must belong, since an import would move it
   */
  void write(String uuid, IsoRecord record, String group) {
    boolean wasApproved = isApproved(uuid);
    String xml = record.write(LocalDateTime.now(ZoneOffset.UTC));
    Map<String, String> options = new LinkedHashMap<>();
    options.put("metadataType", "METADATA");
    options.put("uuidProcessing", "OVERWRITE");
    options.put("group", group);
    options.put("publishToAll", "false");
    options.put("rejectIfInvalid", "false");
    // Without Accept, errors have no body.
    GeonetworkAnswer answer =
        session.send(
            "PUT",
            "records?" + RequestUris.query(options),
            Map.of("Accept", "application/json", "Content-Type", "application/xml"),
            xml);
    if (answer.isAboutTheWorkflow()) {
      // The server stores what is being edited in the session, which all threads share.
      synchronized (session) {
        edit(uuid, xml, wasApproved);
      }
    } else {
      answer.imported();
      if (wasApproved) {
        bringBack(uuid);
      }
    }
  }

  /** Writes as in the editor's XML view. */
  private void edit(String uuid, String xml, boolean wasApproved) {
    session
        .send(
            "GET",
            record(uuid) + "/editor?currTab=xml&withAttributes=false",
            Map.of("Accept", "application/xml"),
            "")
        .checked();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("tab", "xml");
    form.put("withAttributes", "false");
    form.put("withValidationErrors", "false");
    form.put("commit", "true");
    form.put("terminate", "true");
    form.put("template", "n");
    form.put("data", xml);
    if (wasApproved) {
      // The editor cannot approve; a copy that is submitted will be noticed.
      form.put("status", String.valueOf(SUBMITTED));
    }
    session
        .send(
            "POST",
            record(uuid) + "/editor",
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            RequestUris.query(form))
        .checked();
    if (wasApproved) {
      status(uuid, APPROVED, "Moisson").checked();
    }
  }

  /** Whether the record is approved, and has no working copy. */
  private boolean isApproved(String uuid) {
    List<JsonNode> found = new ArrayList<>();
    search("uuid", List.of(uuid)).forEach(hit -> found.add(hit.path("_source")));
    return !found.isEmpty()
        && found.stream()
            .allMatch(
                record ->
                    record.path("mdStatus").asInt() == APPROVED
                        && record.path("draft").asText("n").equals("n"));
  }

  /**
   * The visibility and the owner of a record.
   *
   * @param isPublished whether every visitor may see it
   * @param group group to which it belongs; empty if none
   */
  record Sharing(boolean isPublished, Optional<String> group) {}

  Sharing sharing(String uuid) {
    GeonetworkAnswer answer = session.send("GET", record(uuid) + "/sharing").checked();
    JsonNode privileges = answer.json().path("privileges");
    if (!privileges.isArray()) {
      throw answer.unexpected();
    }
    boolean isPublished = false;
    for (JsonNode privilege : privileges) {
      boolean sees = privilege.path("operations").path("view").asBoolean();
      isPublished |= privilege.path("group").asInt() == EVERYBODY && sees;
    }
    String owner = answer.json().path("groupOwner").asText("");
    return new Sharing(isPublished, Optional.of(owner).filter(id -> !id.isEmpty()));
  }

  void publish(String uuid) {
    session.send("PUT", record(uuid) + "/publish").checked();
  }

  void unpublish(String uuid) {
    session.send("PUT", record(uuid) + "/unpublish").checked();
  }

  /** Retires a record, if there is a workflow that allows it. */
  void retire(String uuid, String reason) {
    changeIfPossible(uuid, RETIRED, reason);
  }

  /** Approves a record that was retired, or a copy that was left, if there is a workflow. */
  void bringBack(String uuid) {
    changeIfPossible(uuid, APPROVED, "Moisson");
  }

  private void changeIfPossible(String uuid, int status, String reason) {
    GeonetworkAnswer answer = status(uuid, status, reason);
    // 400 without a workflow; 403 if somebody else owns a record that we took over.
    if (!Set.of(400, 403).contains(answer.reply().status())) {
      answer.checked();
    }
  }

  private GeonetworkAnswer status(String uuid, int status, String message) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("status", status).put("changeMessage", message);
    return session.send("PUT", record(uuid) + "/status", body);
  }

  /** Records with one of these identifiers, as far as the index knows. */
  List<String> named(Collection<String> names) {
    List<String> found = new ArrayList<>();
    for (String field : List.of("uuid", "resourceIdentifier.code", "resourceIdentifier.link")) {
      search(field, names).forEach(hit -> found.add(hit.path("_source").path("uuid").asText()));
    }
    return found.stream().filter(uuid -> !uuid.isEmpty()).distinct().toList();
  }

  private JsonNode search(String field, Collection<String> values) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", CANDIDATES);
    body.putArray("_source").add("uuid").add("draft").add("mdStatus");
    ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
    ArrayNode terms = filters.addObject().putObject("terms").putArray(field);
    // No templates of records.
    filters.addObject().putObject("terms").putArray("isTemplate").add("n");
    values.forEach(terms::add);
    GeonetworkAnswer answer = session.send("POST", "search/records/_search", body).checked();
    JsonNode hits = answer.json().path("hits").path("hits");
    if (!hits.isArray()) {
      throw answer.unexpected();
    }
    return hits;
  }

  /** Path of a record in the API. */
  static String record(String uuid) {
    return "records/" + RequestUris.step(uuid);
  }
}
