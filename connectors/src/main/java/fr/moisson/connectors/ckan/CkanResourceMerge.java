package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.FileFields;
import fr.moisson.connectors.portal.FileOrder;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Merges our resources into those of a record, each under the id that the portal gave it. A
 * resource of ours that an editor removed does not come back, and an editor's order stays, unless
 * the source has priority.
 */
final class CkanResourceMerge {

  private static final String URL = "url";
  private static final String URL_TYPE = "url_type";
  private static final String ORDER = "resources/order";

  /** The fields that describe a file. */
  private static final List<String> STATEMENTS =
      List.of(
          "name",
          "description",
          "format",
          "mimetype",
          "license",
          "rights",
          "conforms_to",
          "access_services",
          "access_url",
          "availability",
          "documentation",
          "download_url",
          "issued",
          "status",
          "source_url");

  /** The fields that describe the current content of a file, updated together with its address. */
  private static final List<String> FACTS =
      List.of("size", "hash", "hash_algorithm", CkanResources.SENT_HASH);

  /** Statements that every site's resource form shows; saving the form erases the others. */
  private static final Set<String> IN_ANY_FORM = Set.of("name", "description", "format");

  /** CKAN guesses these from the address if we do not state them; its guess may stay. */
  private static final Set<String> GUESSED = Set.of("format", "mimetype");

  private final CkanForm form;
  private final Edits edits;
  private final boolean sendsFiles;
  private final ArrayNode merged = JsonNodeFactory.instance.arrayNode();
  private final SortedMap<Integer, JsonNode> uploads = new TreeMap<>();

  /**
   * @param sendsFiles whether the portal accepts files
   */
  CkanResourceMerge(CkanForm form, Edits edits, boolean sendsFiles, JsonNode held, JsonNode ours) {
    this.form = form;
    this.edits = edits;
    this.sendsFiles = sendsFiles;
    List<JsonNode> waiting = new ArrayList<>();
    ours.forEach(waiting::add);
    @Nullable JsonNode[] places = new @Nullable JsonNode[held.size()];
    // All ids first: an address may have moved from one of our resources to another.
    claim(held, waiting, places, (theirs, mine) -> id(theirs).equals(id(mine)));
    claim(held, waiting, places, (theirs, mine) -> theirs.path(URL).equals(mine.path(URL)));
    claim(held, waiting, places, this::isAsLeft);
    Iterator<Integer> inOrder = inOrder(places, held, ours).iterator();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != null) {
        int next = inOrder.next();
        add((ObjectNode) held.get(next), Objects.requireNonNull(places[next]));
      } else if (id(held.get(i)).isEmpty()) {
        merged.add(held.get(i));
      }
    }
    waiting.forEach(this::add);
  }

  /** Ours come in order among their own places; those of others stay where they are. */
  private List<Integer> inOrder(@Nullable JsonNode[] places, JsonNode held, JsonNode ours) {
    List<String> left =
        IntStream.range(0, places.length)
            .mapToObj(i -> places[i] == null ? held.get(i) : Objects.requireNonNull(places[i]))
            .filter(one -> !id(one).isEmpty() && edits.hasLeft(label(one, URL)))
            .map(CkanResourceMerge::id)
            .toList();
    List<String> order = FileOrder.choose(edits, ORDER, left, ids(ours));
    return IntStream.range(0, places.length)
        .filter(i -> places[i] != null)
        .boxed()
        .sorted(Comparator.comparing(i -> order.indexOf(id(Objects.requireNonNull(places[i])))))
        .toList();
  }

  /** The ids of our resources in a list. */
  private static List<String> ids(JsonNode resources) {
    return resources.valueStream().map(CkanResourceMerge::id).filter(id -> !id.isEmpty()).toList();
  }

  ArrayNode merged() {
    return merged;
  }

  /** Our resources whose files are to be sent, by their place in the list. */
  SortedMap<Integer, JsonNode> uploads() {
    return uploads;
  }

  /** Notes what our resources show after they were written. */
  static void show(Edits edits, JsonNode resources) {
    for (JsonNode resource : resources) {
      if (!id(resource).isEmpty()) {
        STATEMENTS.forEach(field -> edits.shows(label(resource, field), value(resource, field)));
        edits.shows(label(resource, URL), CkanValues.canonical(resource.path(URL)));
      }
    }
    edits.shows(ORDER, RecordFields.list(ids(resources)));
  }

  /** What people call the fields of resources. */
  static UnaryOperator<String> names(JsonNode ours, JsonNode record) {
    return FileFields.of(
        ours.path("resources"), record.path("resources"), CkanResourceMerge::id, "name");
  }

  /** Assigns each of our resources that still waits to the first free one that matches. */
  private static void claim(
      JsonNode held,
      List<JsonNode> waiting,
      @Nullable JsonNode[] places,
      BiPredicate<JsonNode, JsonNode> same) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null && held.get(i) instanceof ObjectNode theirs) {
        Optional<JsonNode> match =
            waiting.stream().filter(mine -> same.test(theirs, mine)).findFirst();
        if (match.isPresent()) {
          places[i] = match.get();
          waiting.remove(match.get());
        }
      }
    }
  }

  /** Matches a resource whose id an editor erased by saving it, by the address that we left. */
  private boolean isAsLeft(JsonNode theirs, JsonNode mine) {
    return id(theirs).isEmpty()
        && edits.isAsLeft(label(mine, URL), CkanValues.canonical(theirs.path(URL)));
  }

  private void add(JsonNode mine) {
    String address = label(mine, URL);
    JsonNode nothing = JsonNodeFactory.instance.missingNode();
    edits.choose(address, nothing, CkanValues.canonical(mine.path(URL)));
    if (edits.isKept(address)) {
      return;
    }
    if (sendsFiles && mine.has(CkanResources.UPLOAD)) {
      uploads.put(merged.size(), mine);
    }
    merged.add(linked(mine));
  }

  private static ObjectNode linked(JsonNode mine) {
    return ((ObjectNode) mine.deepCopy()).without(CkanResources.UPLOAD);
  }

  private void add(ObjectNode held, JsonNode mine) {
    ObjectNode result = held.deepCopy();
    put(result, CkanResources.ID, mine);
    for (String field : STATEMENTS) {
      boolean isGuess = GUESSED.contains(field) && !mine.has(field);
      if (!isGuess && isOurs(held, mine, field) && !isSameFormat(held, mine, field)) {
        put(result, field, mine);
      }
    }
    if (isOurFile(held, mine) || isOurs(held, mine, URL)) {
      file(held, mine, result);
    }
    merged.add(result);
  }

  private boolean isOurs(JsonNode held, JsonNode mine, String field) {
    boolean isShown = IN_ANY_FORM.contains(field) || form.resource().containsKey(field);
    if (!isShown && !field.equals(URL)) {
      return true;
    }
    String label = label(mine, field);
    edits.choose(label, value(held, field), value(mine, field));
    return !edits.isKept(label);
  }

  private static JsonNode value(JsonNode resource, String field) {
    JsonNode value = CkanValues.canonical(resource.path(field));
    return field.equals("format") && value.isTextual()
        ? JsonNodeFactory.instance.textNode(value.asText().toUpperCase(Locale.ROOT))
        : value;
  }

  /** CKAN normalises formats: GEOJSON comes back as GeoJSON. */
  private static boolean isSameFormat(JsonNode held, JsonNode mine, String field) {
    return field.equals("format")
        && mine.path(field).asText().equalsIgnoreCase(held.path(field).asText());
  }

  /**
   * Whether the file is one that we sent. We may not know its address, which the portal chose, but
   * an editor's file does not have our hash.
   */
  private boolean isOurFile(JsonNode held, JsonNode mine) {
    return sendsFiles
        && mine.has(CkanResources.UPLOAD)
        && held.path(URL_TYPE).asText().equals("upload")
        && isSame(held, mine, CkanResources.SENT_HASH);
  }

  private void file(JsonNode held, JsonNode mine, ObjectNode result) {
    boolean isUploaded = held.path(URL_TYPE).asText().equals("upload");
    boolean isToUpload = sendsFiles && mine.has(CkanResources.UPLOAD);
    boolean isUnchanged = isSame(held, mine, CkanResources.SENT_HASH) || isSame(held, mine, "hash");
    if (isToUpload && isUploaded && isUnchanged) {
      put(result, CkanResources.SENT_HASH, mine);
      return;
    }
    boolean keepsHash = isUnchanged && isSame(held, mine, URL);
    for (String field : FACTS) {
      if (!keepsHash || !field.startsWith("hash")) {
        put(result, field, mine);
      }
    }
    if (isToUpload) {
      uploads.put(merged.size(), mine);
      return;
    }
    put(result, URL, mine);
    put(result, "last_modified", mine);
    if (isUploaded) {
      result.put(URL_TYPE, "").put("clear_upload", "true");
    }
  }

  private static boolean isSame(JsonNode held, JsonNode mine, String field) {
    return mine.has(field) && CkanValues.same(held.path(field), mine.path(field));
  }

  /**
   * Clears what we do not state with an empty text: for resources, null means "unchanged" to CKAN.
   */
  private static void put(ObjectNode target, String field, JsonNode mine) {
    if (!CkanValues.same(target.path(field), mine.path(field))) {
      target.set(field, mine.has(field) ? mine.path(field) : JsonNodeFactory.instance.textNode(""));
    }
  }

  private static String id(JsonNode resource) {
    return resource.path(CkanResources.ID).asText();
  }

  private static String label(JsonNode resource, String field) {
    return "resources/" + id(resource) + "/" + field;
  }
}
