package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.PortalFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the resources of a record up to date, each under the id that the portal gave it, on which
 * permanent links depend. They are written one by one, because a whole list would undo what the
 * portal's own checks write into their extras meanwhile.
 */
final class UdataResources {

  private final UdataApi api;
  private final Edits edits;
  private final UdataResourceFields fields;
  private final UdataOrder order;
  private final Path files;
  private final List<String> lost;

  /**
   * @param lost receives what the site refuses
   */
  UdataResources(UdataApi api, UdataLists lists, Edits edits, Path files, List<String> lost) {
    this.api = api;
    this.edits = edits;
    this.fields = new UdataResourceFields(api, lists, edits, lost);
    this.order = new UdataOrder(api, edits);
    this.files = files;
    this.lost = lost;
  }

  /**
   * Writes the resources, and returns whether anything was written. One that the site refuses costs
   * itself only: udata refuses addresses on private networks and unknown domains, for instance. A
   * file that it refuses, because of its size or its ending, becomes a link. One that a person
   * deleted does not come back, and a person's order stays, unless the source has priority.
   */
  boolean bring(JsonNode record, JsonNode rendered) {
    JsonNode ours = UdataPairs.acceptable(record, rendered);
    Map<JsonNode, JsonNode> pairs = UdataPairs.of(record.path("resources"), ours);
    Bringing bringing = new Bringing(record.path("id").asText());
    List<String> gone = new ArrayList<>();
    for (JsonNode held : record.path("resources")) {
      boolean isGone = !pairs.containsValue(held) && !UdataPairs.id(held).isEmpty();
      (isGone ? gone : bringing.places).add(held.path("id").asText());
    }
    // New resources are inserted first, so go from the last to the first.
    for (int i = ours.size() - 1; i >= 0; i--) {
      JsonNode mine = ours.get(i);
      JsonNode held = pairs.get(mine);
      if (held != null || !isDeleted(record, mine)) {
        bringing.bring(held, mine);
      }
    }
    // Afterwards, since one that is replaced and then missing would seem to be deleted by a person.
    gone.forEach(bringing::delete);
    List<String> wanted =
        order.choose(record, ours, pairs).stream()
            .filter(bringing.ids::containsKey)
            .map(bringing.ids::get)
            .toList();
    boolean isReordered = order.write(bringing.dataset, bringing.places, wanted);
    return isReordered || bringing.changed || !gone.isEmpty();
  }

  /** What becomes of the resources of one record. */
  private final class Bringing {
    private final String record;
    private final String dataset;

    /** The portal's ids of all resources, in the order of the record. */
    private final List<String> places = new ArrayList<>();

    /** The portal's ids of our resources, by our own. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    private boolean changed;

    Bringing(String record) {
      this.record = record;
      this.dataset = "1/datasets/" + record + "/";
    }

    /**
     * @param held null if there is none yet
     */
    void bring(@Nullable JsonNode held, JsonNode mine) {
      try {
        JsonNode now = held != null && !isStale(held, mine) ? held : stored(dataset, held, mine);
        if (now == null) {
          replace(held, mine.path(UdataFiles.LINK));
        } else {
          write(held, now, mine);
        }
      } catch (BadItem e) {
        lost.add(refused(mine, e));
      }
    }

    /** Puts a link in the place of a file that the site refuses. */
    private void replace(@Nullable JsonNode held, JsonNode link) {
      JsonNode now = create(dataset, link);
      if (held != null) {
        String id = held.path("id").asText();
        delete(id);
        places.remove(id);
      }
      write(null, now, link);
    }

    private void write(@Nullable JsonNode held, JsonNode now, JsonNode mine) {
      String id = now.path("id").asText();
      ids.put(UdataPairs.id(mine), id);
      if (held == null) {
        places.add(0, id);
        changed = true;
      }
      changed |= fields.update(dataset + "resources/" + id + "/", held, now, mine);
      ObjectNode patch = UdataView.extras(now.path("extras"), mine.path("extras"));
      api.mergeExtras(record + "/resources/" + id + "/", patch);
      changed |= !patch.isEmpty();
    }

    void delete(String id) {
      api.delete(dataset + "resources/" + id + "/").done();
    }
  }

  /** Whether a person deleted a resource of ours. */
  private boolean isDeleted(JsonNode record, JsonNode mine) {
    if (UdataPairs.ids(record.path("resources")).contains(UdataPairs.id(mine))) {
      return false; // there as a link instead of a file, or the reverse
    }
    String title = UdataResourceFields.name(mine, UdataResourceFields.TITLE);
    edits.choose(
        title, JsonNodeFactory.instance.missingNode(), mine.path(UdataResourceFields.TITLE));
    return edits.isKept(title);
  }

  private static String refused(JsonNode mine, BadItem why) {
    return PortalFields.ofFile(
        mine.path("title").asText(), PortalFields.quoted(Refusals.reason(why)));
  }

  /** Notes what the record shows of our resources after it was written. */
  void show(JsonNode record, JsonNode rendered) {
    JsonNode ours = UdataPairs.acceptable(record, rendered);
    UdataPairs.of(record.path("resources"), ours).forEach((mine, held) -> fields.show(held, mine));
    order.show(record);
  }

  /** The resources to create a record with: all except files, which are uploaded afterwards. */
  ArrayNode links(JsonNode ours) {
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    for (JsonNode mine : ours) {
      if (!mine.has(UdataFiles.FILE)) {
        links.add(fields.body(mine));
      }
    }
    return links;
  }

  /**
   * A new resource, or one with a new file; null for a file that the site refuses.
   *
   * @param held null if there is none yet
   */
  private @Nullable JsonNode stored(String dataset, @Nullable JsonNode held, JsonNode mine) {
    if (!mine.has(UdataFiles.FILE)) {
      return create(dataset, mine);
    }
    String place = held == null ? "" : "resources/" + held.path("id").asText() + "/";
    try {
      return upload(dataset + place + "upload/", mine);
    } catch (BadItem e) {
      lost.add(refused(mine, e));
      return null;
    }
  }

  private JsonNode create(String dataset, JsonNode mine) {
    return api.write("POST", dataset + "resources/", fields.body(mine)).result();
  }

  private JsonNode upload(String path, JsonNode mine) {
    Path file = files.resolve(mine.path(UdataFiles.FILE).asText());
    String name = mine.path(UdataFiles.FILE_NAME).asText();
    return api.upload(path, file, name, "application/octet-stream");
  }

  private static boolean isStale(JsonNode held, JsonNode mine) {
    return mine.has(UdataFiles.FILE)
        && !held.path("extras")
            .path(UdataFiles.SHA256)
            .equals(mine.path("extras").path(UdataFiles.SHA256));
  }
}
