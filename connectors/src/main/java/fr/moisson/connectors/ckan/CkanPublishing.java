package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.portal.Inventory;
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
import fr.moisson.harvesters.model.Remote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over a site: finds, creates and changes its records. */
final class CkanPublishing implements Portal.Session {

  /** People who are saving a record will soon be done; a program that keeps writing will not. */
  private static final int ATTEMPTS = 4;

  private final CkanPortal portal;
  private final CkanApi api;
  private final CkanLookup lookup;
  private @Nullable CkanForm form;

  CkanPublishing(CkanPortal portal, CkanApi api) {
    this.portal = portal;
    this.api = api;
    this.lookup = new CkanLookup(portal, api, this::form);
  }

  /** Requested once per pass, and again if the site was down. */
  private synchronized CkanForm form() {
    if (form == null) {
      form = CkanForm.of(api, portal.licenceIds());
    }
    return form;
  }

  @Override
  public Published publish(Sending sending) {
    CkanShaping shaping = new CkanShaping(form(), sending.rendered());
    Optional<ObjectNode> held = sending.knownId().flatMap(api::show);
    if (held.isEmpty()) {
      List<JsonNode> found = lookup.found(sending);
      held = lookup.ours(found, sending.id());
      Optional<JsonNode> another =
          held.isPresent() ? Optional.empty() : lookup.another(found, sending);
      if (another.isPresent()) {
        throw new BadItem(found(another.get()));
      }
    }
    held.ifPresent(this::requireOurOrganisation);
    return held.isPresent()
        ? update(sending, shaping, held.get())
        : create(sending, shaping, portal.name(sending.id()));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    List<JsonNode> found = lookup.found(sending);
    Optional<ObjectNode> held = lookup.ours(found, sending.id());
    if (held.isEmpty()) {
      held =
          lookup
              .another(found, sending)
              .filter(other -> otherOwner(other).isEmpty())
              .flatMap(other -> api.show(other.path("id").asText()))
              // The index may not know yet that it was taken over for another dataset.
              .filter(lookup::isNobodysOfOurs);
      held.ifPresent(
          other -> change(other, now -> CkanMerge.adoption(form(), now, sending.id().key())));
    }
    return held.map(record -> Remote.of(record.path("id").asText()));
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<ObjectNode> held = known.isPresent() ? api.show(known.get()) : lookup.ours(id);
    if (held.isEmpty()) {
      return known.map(Remote::of);
    }
    ObjectNode hidden = held.get();
    if (wasHandedOn(hidden)) {
      // It seems so, too, if our organisation is misspelt; the portal then refuses us.
      requireAccess();
    } else if (!CkanMerge.isDeleted(hidden)) {
      requireOurOrganisation(hidden);
      hidden =
          change(
              hidden,
              now -> {
                requireOurs(now, id, known);
                return CkanMerge.withdrawal(form(), now, Messages.of(reason, Locale.FRENCH));
              });
    }
    return Optional.of(Remote.of(hidden.path("id").asText(), CkanApi.version(hidden)));
  }

  @Override
  public boolean rekey(DatasetId former, DatasetId heir, String known) {
    Optional<ObjectNode> found = api.show(known).filter(held -> !CkanMerge.isDeleted(held));
    found.ifPresent(this::requireOurOrganisation);
    found
        .filter(held -> !lookup.isOurs(held, heir))
        .ifPresent(
            held ->
                change(
                    held,
                    now -> {
                      requireOurs(now, former, Optional.of(known));
                      return CkanMerge.adoption(form(), now, heir.key());
                    }));
    return true;
  }

  @Override
  public Optional<Boolean> ownsOneOf(Set<String> ids) {
    return Optional.of(
        ids.stream().flatMap(id -> api.show(id).stream()).anyMatch(lookup::isInOurOrganisation));
  }

  /** CKAN takes a wrong token for an anonymous user, who may publish nowhere. */
  @Override
  public void requireAccess() {
    lookup.requireMembership();
  }

  @Override
  public void expect(List<Sending> newcomers) {
    lookup.expect(newcomers);
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    return Optional.of(
        Inventory.versions(
            api.versions(ids),
            ids,
            id -> api.show(id).filter(held -> !CkanMerge.isDeleted(held)).map(CkanApi::version)));
  }

  private Published create(Sending sending, CkanShaping shaping, String name) {
    ObjectNode whole = shaping.shaped().deepCopy();
    whole.path("resources").forEach(one -> ((ObjectNode) one).remove(CkanResources.UPLOAD));
    whole.put("name", name).put("owner_org", portal.organisation()).put("private", false);
    CkanAnswer answer = api.call("package_create", whole);
    if (answer.refusesName()) {
      // The name was taken meanwhile, perhaps by our own call whose answer was lost.
      ObjectNode held = api.show(name).orElseThrow(answer::failure);
      if (lookup.isOurs(held, sending.id()) && lookup.isInOurOrganisation(held)) {
        return update(sending, shaping, held);
      }
      String second = portal.secondName(sending.id());
      // Names are unique on a site. A record of ours that passed to another dataset keeps its own,
      // and another organisation may have had the dataset before.
      if (name.equals(second)) {
        throw taken(held);
      }
      return create(sending, shaping, second);
    }
    ObjectNode created = api.written(answer);
    boolean hasFiles = shaping.shaped().path("resources").findValue(CkanResources.UPLOAD) != null;
    return hasFiles
        ? update(sending, shaping, created)
        : published(sending.edits(), created, shaping, losses(shaping));
  }

  private Published update(Sending sending, CkanShaping shaping, ObjectNode known) {
    ObjectNode held = known;
    List<Notice> remarks = losses(shaping);
    boolean sendsFiles = form().revises();
    for (int attempt = 1; ; attempt++) {
      requireOurs(held, sending.id(), sending.knownId());
      Edits edits = sending.edits();
      CkanMerge merge =
          new CkanMerge(form(), edits, sending.left(), held, shaping.shaped(), sendsFiles);
      List<Door.Part> files = CkanFiles.parts(merge.uploads(), sending.files());
      if (merge.changes().isEmpty() && files.isEmpty()) {
        return published(edits, held, shaping, remarks);
      }
      edits.writing();
      CkanAnswer answer = api.revise(form(), held, merge.changes(), files);
      if (!files.isEmpty() && (answer.refusesFile() || CkanApi.isRefusedForGroups(answer, held))) {
        sendsFiles = false;
        remarks.add(Notice.of(Code.PORTAL_LOSES, CkanFiles.told(merge.uploads(), answer.status())));
      } else if (answer.isMismatch() && attempt < ATTEMPTS) {
        held = api.show(held.path("id").asText()).orElseThrow(answer::failure);
      } else {
        return published(edits, api.written(answer), shaping, remarks);
      }
    }
  }

  /** Changes a record that others may be changing too, and returns it. */
  private ObjectNode change(ObjectNode known, Function<ObjectNode, ObjectNode> changes) {
    ObjectNode held = known;
    for (int attempt = 1; ; attempt++) {
      ObjectNode wanted = changes.apply(held);
      if (wanted.isEmpty()) {
        return held;
      }
      CkanAnswer answer = api.revise(form(), held, wanted, List.of());
      if (!answer.isMismatch() || attempt >= ATTEMPTS) {
        return api.written(answer);
      }
      held = api.show(held.path("id").asText()).orElseThrow(answer::failure);
    }
  }

  private Published published(
      Edits edits, ObjectNode record, CkanShaping shaping, List<Notice> remarks) {
    CkanMerge.show(form(), edits, record);
    List<Notice> all = new ArrayList<>(remarks);
    all.addAll(
        edits.remarks(page(record), List.of(), CkanResourceMerge.names(shaping.shaped(), record)));
    return new Published(edits.remote(record.path("id").asText(), CkanApi.version(record)), all);
  }

  private static List<Notice> losses(CkanShaping shaping) {
    List<Notice> remarks = new ArrayList<>();
    if (!shaping.losses().isEmpty()) {
      remarks.add(Notice.of(Code.PORTAL_LOSES, shaping.losses()));
    }
    shaping
        .absentGroups()
        .forEach(group -> remarks.add(Notice.of(Code.PORTAL_WITHOUT_GROUP, group)));
    return remarks;
  }

  private String page(JsonNode record) {
    return RequestUris.root(portal.url()) + "/dataset/" + record.path("name").asText();
  }

  /** Whether somebody moved a record to another organisation after it was hidden. */
  private boolean wasHandedOn(JsonNode held) {
    return (held.path("private").asBoolean() || CkanMerge.isWithdrawn(form(), held))
        && !lookup.isInOurOrganisation(held);
  }

  /** A record that was moved to another organisation is no longer ours to change. */
  private void requireOurOrganisation(JsonNode held) {
    if (!lookup.isInOurOrganisation(held)) {
      throw new BadItem(found(held));
    }
  }

  /**
   * Checks that a record is ours. With scheming, saving it erases our key; the ledger then decides.
   */
  private void requireOurs(JsonNode held, DatasetId id, Optional<String> known) {
    boolean isKnown =
        form().isScheming()
            && CkanMerge.guid(form(), held).isEmpty()
            && known.equals(Optional.of(held.path("id").asText()));
    if (!isKnown && !lookup.isOurs(held, id)) {
      throw taken(held);
    }
  }

  private BadItem taken(JsonNode held) {
    return new BadItem(Notice.of(Code.PORTAL_NAME_TAKEN, portal.url(), held.path("name").asText()));
  }

  private Notice found(JsonNode another) {
    return otherOwner(another)
        .map(owner -> Notice.of(Code.PORTAL_ANOTHER_OWNS, page(another), owner))
        .orElseGet(() -> Notice.of(Code.PORTAL_HAS_ANOTHER, page(another)));
  }

  /** The organisation that owns a record, if it is known and not ours. */
  private Optional<String> otherOwner(JsonNode record) {
    JsonNode owner = record.path("organization");
    return lookup.isInOurOrganisation(record)
        ? Optional.empty()
        : Stream.of(owner.path("title"), owner.path("name"))
            .map(name -> name.asText(""))
            .filter(name -> !name.isBlank())
            .findFirst();
  }
}
