package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Inventory;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.Remote;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pass over an ArcGIS organisation. */
final class ArcgisPublishing implements Portal.Session {

  private final ArcgisPortal options;
  private final ArcgisApi api;
  private final Inventory folder;

  ArcgisPublishing(ArcgisPortal options, ArcgisApi api) {
    this.options = options;
    this.api = api;
    this.folder =
        new Inventory(
            found ->
                api.list(
                    options.home(),
                    item -> found.accept(ArcgisSearch.entry(options.site(), item))));
  }

  @Override
  public void requireAccess() {
    api.get(options.home(), Map.of("num", "1")).result();
  }

  @Override
  public Published publish(Sending sending) {
    ArcgisWriting writing =
        new ArcgisWriting(api, options.site(), Optional.ofNullable(options.group()), sending);
    Optional<ObjectNode> held = sending.knownId().flatMap(this::show);
    if (held.isEmpty()) {
      ArcgisSearch search = search(sending);
      search.refuseAnother(options.site());
      held = search.mine();
    }
    if (held.isPresent()) {
      return writing.update(checked(held.get(), sending.id()));
    }
    folder.writing(ArcgisMerge.keyword(sending.id().key()));
    return writing.create(options.home());
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<ObjectNode> found =
        known.isPresent()
            ? known.flatMap(this::show)
            : ArcgisSearch.ours(api, folder, options.user(), id.key());
    if (found.isEmpty()) {
      return known.map(Remote::of);
    }
    ObjectNode held = checked(found.get(), id);
    String itemId = held.path("id").asText();
    String path = ArcgisWriting.path(held);
    boolean isMarked = ArcgisMerge.marks(held).has(ArcgisMerge.WITHDRAWN);
    // An item that somebody else has already hidden is not marked.
    if (held.path(ArcgisMerge.ACCESS).asText().equals("private")) {
      return Optional.of(Remote.of(itemId, ArcgisSearch.version(held)));
    }
    if (!isMarked) {
      ObjectNode marks =
          ArcgisMerge.marks(held) instanceof ObjectNode ours ? ours.deepCopy() : held.objectNode();
      marks.put(ArcgisMerge.WITHDRAWN, Messages.of(reason, Locale.FRENCH));
      api.post(path + "update", Map.of("properties", ArcgisMerge.properties(held, marks)));
    }
    if (options.group() != null) {
      api.post(path + "unshare", Map.of("groups", options.group()));
    }
    api.post(path + "share", Map.of("everyone", "false", "org", "false", "groups", ""));
    return Optional.of(Remote.of(itemId));
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    return Optional.of(folder.versions(ids, id -> api.show(id).map(ArcgisSearch::version)));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    ArcgisSearch search = search(sending);
    if (search.mine().isEmpty() && search.other().isPresent()) {
      ObjectNode other = search.other().get();
      folder.writing(ArcgisMerge.keyword(sending.id().key()));
      api.post(
          ArcgisWriting.path(other) + "update",
          Map.of("typeKeywords", ArcgisMerge.withKey(other, sending.id().key())));
    }
    return search.mine().or(search::other).map(held -> Remote.of(held.path("id").asText()));
  }

  @Override
  public boolean rekey(DatasetId former, DatasetId heir, String known) {
    show(known)
        .filter(held -> !ArcgisMerge.isOurs(held, heir.key()))
        .map(held -> checked(held, former))
        .ifPresent(
            held -> {
              folder.writing(ArcgisMerge.keyword(heir.key()));
              String keywords = ArcgisMerge.withKey(held, former.key(), heir.key());
              api.post(ArcgisWriting.path(held) + "update", Map.of("typeKeywords", keywords));
            });
    return true;
  }

  private ArcgisSearch search(Sending sending) {
    return ArcgisSearch.of(api, folder, options.user(), sending.id().key(), sending.names());
  }

  /** An item that is not another account's by now. */
  private Optional<ObjectNode> show(String id) {
    return api.show(id).filter(held -> !ArcgisMerge.isOfAnother(held, options.user()));
  }

  /** Checks that an item was not given the key of another dataset. */
  private ObjectNode checked(ObjectNode held, DatasetId id) {
    boolean isAnothers = ArcgisMerge.isOfMoisson(held) && !ArcgisMerge.isOurs(held, id.key());
    if (isAnothers) {
      throw new BadItem(
          Notice.of(Code.PORTAL_NAME_TAKEN, options.site(), held.path("title").asText()));
    }
    return held;
  }
}
