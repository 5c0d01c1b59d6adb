package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes that a record on the portal needs to match our dataset.
 *
 * <ul>
 *   <li>Our fields are cleared when the dataset no longer has a value: title, description, licence,
 *       landing page, and {@link CkanExtras#OWNED}; except what an editor wrote there ({@link
 *       Edits}).
 *   <li>Tags and groups: only those that we put there last time, which an extra remembers.
 *   <li>Resources: those with a {@code moisson_id}, or with one of our addresses. They keep their
 *       ids, on which permanent links and the DataStore depend.
 *   <li>Everything else belongs to the portal: other extras, tags and resources, name,
 *       organisation, and whether the record is private, unless we made it so.
 * </ul>
 */
final class CkanMerge {

  private static final List<String> OWNED = List.of("title", "notes", "url", "license_id");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** ckanext-scheming's pages show no extras, so the reason goes to ckanext-dcat's change notes. */
  private static final String NOTES_ON_CHANGES = "version_notes";

  private final CkanForm form;
  private final Edits edits;
  private final ObjectNode held;
  private final JsonNode ours;
  private final ObjectNode changes = JSON.objectNode();
  private final CkanResourceMerge resources;
  private final Map<String, JsonNode> books = new TreeMap<>();

  /**
   * @param left what our fields showed after the last write
   * @param ours our record in the site's form ({@link CkanShaping})
   * @param sendsFiles whether the portal accepts files
   */
  CkanMerge(
      CkanForm form,
      Edits edits,
      SortedMap<String, String> left,
      ObjectNode held,
      JsonNode ours,
      boolean sendsFiles) {
    this.form = form;
    this.edits = edits;
    this.held = held;
    this.ours = ours;
    this.resources =
        new CkanResourceMerge(
            form, edits, sendsFiles, held.path("resources"), ours.path("resources"));
    if (isWithdrawn(form, held)) {
      comeBack();
    }
    if (isDeleted(held)) {
      changes.put("state", "active");
    }
    OWNED.forEach(this::settle);
    names("tags", CkanExtras.TAGS, left.containsKey("tags"));
    names("groups", CkanExtras.GROUPS, left.containsKey("groups"));
    named();
    if (!resources.merged().equals(held.path("resources"))) {
      changes.set("resources", resources.merged());
    }
  }

  /** The fields to write, each with its whole value; empty when the record needs no change. */
  ObjectNode changes() {
    return changes;
  }

  /** Our resources whose files are to be sent, by their place in the list. */
  SortedMap<Integer, JsonNode> uploads() {
    return resources.uploads();
  }

  /** Notes what a record shows after it was written. */
  static void show(CkanForm form, Edits edits, JsonNode record) {
    OWNED.forEach(field -> edits.shows(field, CkanValues.canonical(record.path(field))));
    CkanExtras.STATEMENTS.forEach(name -> edits.shows(name, form.held(record, name)));
    edits.shows("tags", RecordFields.list(remembered(form, record, "tags", CkanExtras.TAGS)));
    edits.shows("groups", RecordFields.list(remembered(form, record, "groups", CkanExtras.GROUPS)));
    CkanResourceMerge.show(edits, record.path("resources"));
  }

  /**
   * The changes that hide one of our records; none if it is already hidden. One that an editor hid
   * gets no mark of ours, so that it stays hidden when its dataset returns; saving a form of
   * ckanext-scheming erases our key along with our mark, which is then set again.
   */
  static ObjectNode withdrawal(CkanForm form, ObjectNode held, String reason) {
    if (held.path("private").asBoolean()
        && (isWithdrawn(form, held) || guid(form, held).isPresent())) {
      return JSON.objectNode();
    }
    Map<String, String> markers =
        Map.of(CkanExtras.STATUS, CkanExtras.WITHDRAWN, CkanExtras.STATUS_REASON, reason);
    ObjectNode changes = written(form, held, markers).put("private", true);
    boolean isFree = CkanValues.canonical(held.path(NOTES_ON_CHANGES)).isMissingNode();
    if (form.has(NOTES_ON_CHANGES) && !form.has(CkanExtras.STATUS_REASON) && isFree) {
      changes.put(NOTES_ON_CHANGES, reason);
    }
    return changes;
  }

  /** The changes that make a record ours. */
  static ObjectNode adoption(CkanForm form, ObjectNode held, String key) {
    return written(form, held, Map.of(CkanExtras.GUID, key));
  }

  private static ObjectNode written(CkanForm form, ObjectNode held, Map<String, String> values) {
    ObjectNode changes = JSON.objectNode();
    ArrayNode extras = JSON.arrayNode();
    for (JsonNode extra : held.path("extras")) {
      if (!values.containsKey(extra.path("key").asText())) {
        extras.add(extra);
      }
    }
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              if (form.has(name)) {
                changes.put(name, value);
              } else {
                extras.add(CkanExtras.extra(name, value));
              }
            });
    if (!extras.equals(held.path("extras"))) {
      changes.set("extras", extras);
    }
    return changes;
  }

  static boolean isDeleted(JsonNode held) {
    return held.path("state").asText().equals("deleted");
  }

  /** Our key in a record; empty if the record was never ours or an editor took it over. */
  static Optional<String> guid(CkanForm form, JsonNode held) {
    return Optional.of(form.held(held, CkanExtras.GUID).asText()).filter(key -> !key.isEmpty());
  }

  private void comeBack() {
    if (held.path("private").asBoolean()) {
      changes.put("private", false);
    }
    JsonNode reason = form.held(held, CkanExtras.STATUS_REASON);
    if (!reason.isMissingNode() && CkanValues.same(reason, held.path(NOTES_ON_CHANGES))) {
      changes.put(NOTES_ON_CHANGES, "");
    }
  }

  static boolean isWithdrawn(CkanForm form, JsonNode held) {
    return form.held(held, CkanExtras.STATUS).asText().equals(CkanExtras.WITHDRAWN);
  }

  private void settle(String field) {
    JsonNode chosen = choose(field, held.path(field), ours.path(field));
    if (!CkanValues.same(held.path(field), chosen)) {
      changes.set(field, chosen.isMissingNode() ? JSON.textNode("") : chosen);
    }
  }

  private JsonNode choose(String field, JsonNode theirs, JsonNode mine) {
    if (CkanExtras.BOOKS.contains(field)) {
      return books.getOrDefault(field, mine);
    }
    if (form.isScheming() && !form.has(field) && !OWNED.contains(field)) {
      return mine;
    }
    edits.choose(field, CkanValues.canonical(theirs), CkanValues.canonical(mine));
    return edits.isKept(field) ? theirs : mine;
  }

  /**
   * Merges a list to which both we and editors add names.
   *
   * @param isKnown whether we know what we left there
   */
  private void names(String field, String book, boolean isKnown) {
    Set<String> wanted = new TreeSet<>(ours.path(field).findValuesAsText("name"));
    // With a record that somebody deletes, CKAN deletes its place in each group.
    Set<String> lastTime =
        isDeleted(held) && field.equals("groups")
            ? noted(form, held, book)
            : remembered(form, held, field, book);
    boolean isBookErased = form.isScheming() && form.held(held, book).isMissingNode();
    Set<String> both = new TreeSet<>(held.path(field).findValuesAsText("name"));
    if (isBookErased && isKnown) {
      lastTime = new TreeSet<>(both);
    }
    both.retainAll(wanted);
    if (isBookErased && both.equals(wanted)) {
      lastTime = both;
    }
    edits.choose(field, RecordFields.list(lastTime), RecordFields.list(wanted));
    if (edits.isKept(field)) {
      books.put(
          book,
          isBookErased ? JSON.textNode(RecordFields.list(both).toString()) : form.held(held, book));
      return;
    }
    Set<String> waiting = new TreeSet<>(wanted);
    ArrayNode result = JSON.arrayNode();
    for (JsonNode entry : held.path(field)) {
      String name = entry.path("name").asText();
      boolean isWanted = waiting.remove(name) || waiting.remove(entry.path("id").asText());
      if (isWanted || !lastTime.contains(name)) {
        result.add(entry);
      }
    }
    waiting.forEach(name -> result.addObject().put("name", name));
    if (!result.equals(held.path(field)) && !(result.isEmpty() && held.path(field).isEmpty())) {
      changes.set(field, result);
    }
  }

  /** The names that we put into a list; none if an editor has overwritten our notes. */
  private static Set<String> noted(CkanForm form, JsonNode record, String book) {
    return new TreeSet<>(RecordFields.texts(form.held(record, book)));
  }

  /** Those of these names that are still there. */
  private static Set<String> remembered(CkanForm form, JsonNode record, String field, String book) {
    Set<String> names = noted(form, record, book);
    Set<String> there = new TreeSet<>();
    for (JsonNode entry : record.path(field)) {
      String name = entry.path("name").asText();
      if (names.contains(name) || names.contains(entry.path("id").asText("-"))) {
        there.add(name);
      }
    }
    return there;
  }

  private void named() {
    Map<String, JsonNode> wanted = new TreeMap<>();
    for (String name : CkanExtras.OWNED) {
      JsonNode theirs = form.held(held, name);
      JsonNode mine = form.has(name) ? ours.path(name) : extra(ours, name);
      JsonNode chosen = choose(name, theirs, mine);
      if (!form.has(name)) {
        wanted.put(name, chosen);
      } else if (!CkanValues.same(held.path(name), chosen)) {
        changes.set(name, chosen.isMissingNode() ? nothing(name) : chosen);
      }
    }
    ArrayNode extras = JSON.arrayNode();
    for (JsonNode entry : held.path("extras")) {
      String key = entry.path("key").asText();
      JsonNode chosen = wanted.remove(key);
      if (chosen != null && CkanValues.same(chosen, entry.path("value"))) {
        extras.add(entry);
      } else if (chosen != null) {
        add(extras, key, chosen);
      } else if (!CkanExtras.OWNED.contains(key)) {
        extras.add(entry);
      }
    }
    wanted.forEach((key, chosen) -> add(extras, key, chosen));
    if (!extras.equals(held.path("extras"))) {
      changes.set("extras", extras);
    }
  }

  private static void add(ArrayNode extras, String key, JsonNode value) {
    if (!value.isMissingNode()) {
      String text = value.isContainerNode() ? value.toString() : value.asText();
      extras.add(CkanExtras.extra(key, text));
    }
  }

  private JsonNode nothing(String name) {
    CkanForm.Field field = form.dataset().get(name);
    boolean isText = field != null && field.kind() == CkanForm.Kind.TEXT;
    return isText ? JSON.textNode("") : JSON.arrayNode();
  }

  private static JsonNode extra(JsonNode record, String key) {
    return CkanExtras.value(record, key).<JsonNode>map(JSON::textNode).orElse(JSON.missingNode());
  }
}
