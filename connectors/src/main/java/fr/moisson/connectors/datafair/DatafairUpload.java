package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that fills a dataset, if the portal is to store one. Its name is derived from its
 * content, so the name tells whether it is already there. A new file becomes a draft, which the
 * portal validates by itself after indexing it.
 */
final class DatafairUpload {

  private static final Set<String> AT_REST = Set.of("finalized", "error");

  private final DatafairApi api;
  private final Polling waiting;
  private final JsonNode file;
  private final JsonNode attachments;
  private final Path folder;
  private @Nullable BadItem refusal;

  DatafairUpload(DatafairApi api, Polling waiting, Sending sending) {
    this.api = api;
    this.waiting = waiting;
    this.file = sending.rendered().path("file");
    this.attachments = sending.rendered().path("attachments");
    this.folder = sending.files();
  }

  /**
   * Creates a record with or without a file, which cannot change afterwards: without one if the
   * portal refuses the file, because of its size or format.
   */
  ObjectNode create(String id, ObjectNode record) {
    String path = DatafairApi.dataset(id);
    if (file.isMissingNode()
        || !accepts(path, new Door.Part.Text("body", record.toString()), part())) {
      return api.write("PUT", path, record.put("isMetaOnly", true));
    }
    return indexed(path);
  }

  private boolean accepts(String path, Door.Part... parts) {
    try {
      api.upload(path, List.of(parts));
      return true;
    } catch (BadItem e) {
      refusal = e;
      return false;
    }
  }

  private Door.Part part() {
    return new Door.Part.Upload(
        "file",
        file.path("name").asText(),
        file.path("mediaType").asText(),
        folder.resolve(file.path("path").asText()));
  }

  /** The links of a record: one without our file gets a link to it instead. */
  JsonNode attachments(JsonNode held) {
    if (file.isMissingNode() || !isWithoutFile(held) && refusal == null) {
      return attachments;
    }
    ArrayNode all = attachments.deepCopy();
    return all.add(file.path("attachment"));
  }

  private static boolean isWithoutFile(JsonNode held) {
    return held.path("isMetaOnly").asBoolean()
        || held.path("isRest").asBoolean()
        || held.path("isVirtual").asBoolean();
  }

  /**
   * Sends the file if the record has another one.
   *
   * @param lost receives a file that the portal refuses, in which case the record keeps the one
   *     that it has, or whose record can no longer be given one
   * @return the current state of the record
   */
  ObjectNode replace(ObjectNode held, List<String> lost) {
    String name = file.path("name").asText();
    if (file.isMissingNode() || isFilled(held, name)) {
      return held;
    }
    if (isWithoutFile(held)) {
      lost.add(told(name));
      return held;
    }
    String path = DatafairApi.dataset(held.path("id").asText());
    ObjectNode resting = look(path);
    if (!isAtRest(resting)) {
      throw waiting.tooLong(api.address(path));
    }
    if (isFilled(resting, name)) {
      return resting;
    }
    if (!accepts(path, part())) {
      lost.add(told(name));
      return held;
    }
    return indexed(path);
  }

  private String told(String name) {
    String file = PortalFields.of("file", name);
    return refusal == null
        ? file
        : file + " (" + PortalFields.quoted(Refusals.reason(refusal)) + ")";
  }

  /** Waits for indexing. A file that takes longer than we wait was accepted all the same. */
  private ObjectNode indexed(String path) {
    ObjectNode seen = look(path);
    if (isBroken(seen)) {
      String why = "status=error " + seen.path("errorStatus").asText();
      throw new BadItem(Notice.of(Code.PORTAL_REFUSES, api.address(path), 200, why.strip()));
    }
    return seen;
  }

  private ObjectNode look(String path) {
    URI address = api.address(path);
    return waiting.until(
        DatafairUpload::isAtRest, () -> (ObjectNode) api.read(path + "?draft=true"), address);
  }

  private static boolean isFilled(JsonNode held, String name) {
    return held.at("/originalFile/name").asText().equals(name) && !isBroken(held);
  }

  private static boolean isBroken(JsonNode seen) {
    return seen.path("status").asText().equals("error");
  }

  /** An indexed draft still has to replace the previous version. */
  private static boolean isAtRest(JsonNode seen) {
    return AT_REST.contains(seen.path("status").asText())
        && (isBroken(seen) || !seen.has("draftReason"));
  }
}
