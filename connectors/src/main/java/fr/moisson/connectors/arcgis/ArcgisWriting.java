package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one dataset to an item: its sharing, then its fields and its file. */
final class ArcgisWriting {

  private final ArcgisApi api;
  private final URI site;
  private final Optional<String> group;
  private final Sending sending;
  private final JsonNode rendered;
  private final List<String> lost;

  ArcgisWriting(ArcgisApi api, URI site, Optional<String> group, Sending sending) {
    this.api = api;
    this.site = site;
    this.group = group;
    this.sending = sending;
    this.rendered = sending.rendered();
    this.lost = new ArrayList<>(RecordFields.texts(rendered.path(ArcgisRecord.LOST)));
  }

  /** The path to write an item to, whoever owns it. */
  static String path(JsonNode item) {
    return "content/users/"
        + RequestUris.step(item.path("owner").asText())
        + "/items/"
        + RequestUris.step(item.path("id").asText())
        + "/";
  }

  Published create(String home) {
    JsonNode type = rendered.path(ArcgisRecord.FIELDS).path("type");
    if (type.isMissingNode()) {
      // An item must have an address or a file.
      throw new BadItem(Notice.of(Code.NO_DISTRIBUTION));
    }
    Edits edits = sending.anew().edits();
    Map<String, String> form =
        ArcgisMerge.changes(JsonNodeFactory.instance.objectNode(), rendered, edits);
    form.remove("clearEmptyFields");
    form.put("type", type.asText());
    form.put("culture", rendered.path(ArcgisRecord.CULTURE).asText("fr-fr"));
    JsonNode answer =
        rendered.has(ArcgisRecord.FILE)
            ? api.post(home + "/addItem", form, file())
            : api.post(home + "/addItem", form);
    String id = answer.path("id").asText();
    ObjectNode item = again(id);
    share(item);
    return published(again(id), edits);
  }

  Published update(ObjectNode held) {
    Edits edits = sending.edits();
    Map<String, String> form = ArcgisMerge.changes(held, rendered, edits);
    boolean isShared = reveal(held, edits);
    boolean isStale =
        rendered.has(ArcgisRecord.FILE)
            && !rendered
                .path(ArcgisRecord.MARKS)
                .path(ArcgisRecord.SHA256)
                .equals(ArcgisMerge.marks(held).path(ArcgisRecord.SHA256));
    if (isStale || !form.isEmpty()) {
      edits.writing();
    }
    if (isStale) {
      api.post(path(held) + "update", form, file());
    } else if (!form.isEmpty()) {
      api.post(path(held) + "update", form);
    }
    boolean isWritten = isShared || isStale || !form.isEmpty();
    return published(isWritten ? again(held.path("id").asText()) : held, edits);
  }

  /**
   * Shares an item that we hid ourselves or that was not shared yet. Done before the mark of the
   * withdrawal is removed, without which a private item looks as if an editor had hidden it.
   */
  private boolean reveal(ObjectNode held, Edits edits) {
    JsonNode ours = ArcgisMerge.ours(rendered, ArcgisMerge.ACCESS);
    JsonNode shown = ArcgisMerge.view(held, ArcgisMerge.ACCESS, ours);
    boolean isWithdrawn = ArcgisMerge.marks(held).has(ArcgisMerge.WITHDRAWN);
    JsonNode chosen = isWithdrawn ? ours : edits.choose(ArcgisMerge.ACCESS, shown, ours);
    if (RecordFields.same(shown, chosen)) {
      return false;
    }
    share(held);
    return true;
  }

  private void share(JsonNode item) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("everyone", "true");
    form.put("org", "true");
    group.ifPresent(id -> form.put("groups", id));
    api.post(path(item) + "share", form)
        .path("notSharedWith")
        .forEach(refused -> lost.add(PortalFields.of("groups", refused.asText())));
  }

  private Door.Part.Upload file() {
    return new Door.Part.Upload(
        "file",
        rendered.path(ArcgisRecord.FILE_NAME).asText(),
        "application/octet-stream",
        sending.files().resolve(rendered.path(ArcgisRecord.FILE).asText()));
  }

  private ObjectNode again(String id) {
    return api.show(id).orElseThrow(() -> Refusals.unexpected(site, id));
  }

  private Published published(JsonNode item, Edits edits) {
    for (String field : ArcgisMerge.FIELDS) {
      edits.shows(field, ArcgisMerge.view(item, field, ArcgisMerge.ours(rendered, field)));
    }
    String id = item.path("id").asText();
    return new Published(
        edits.remote(id, ArcgisSearch.version(item)),
        edits.remarks(
            ArcgisSearch.page(site, id), lost, field -> field.equals("url") ? "address" : field));
  }
}
