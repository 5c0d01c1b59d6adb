package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.node.BooleanNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.iso.IsoMerge;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.iso.IsoRecord;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.Remote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One pass over a GeoNetwork catalogue. */
record GeonetworkPublishing(
    GeonetworkPortal options,
    GeonetworkApi api,
    GeonetworkSession session,
    GeonetworkEncoding encoding)
    implements Portal.Session {

  private static final String PUBLISHED = "published";

  /** Limit for records that are requested one by one. */
  private static final int FEW = 10;

  @Override
  public Optional<Boolean> hasOneOf(Set<String> ids) {
    return Optional.of(ids.stream().limit(FEW).anyMatch(api::exists));
  }

  @Override
  public void requireAccess() {
    api.requireAccount();
  }

  @Override
  public Published publish(Sending sending) {
    Optional<Held> found = find(sending.id(), sending.knownId());
    return found.isPresent() ? update(found.get(), sending) : create(sending);
  }

  private Published create(Sending sending) {
    refuseTwin(sending.names());
    String uuid = sending.rendered().path("uuid").asText();
    Edits edits = sending.edits();
    IsoMerge merge = merge(ours(sending, encoding.wanted()), sending, edits);
    api.write(uuid, merge.create(), options.group());
    IsoRecord written = reread(uuid);
    if (!GeonetworkUpload.of(sending.rendered()).isEmpty()) {
      // Files can only be attached to an existing record.
      return update(new Held(uuid, written), sending.anew());
    }
    merge.shown(written);
    show(uuid);
    edits.shows(PUBLISHED, BooleanNode.TRUE);
    return new Published(edits.remote(uuid, null), edits.remarks(api.page(uuid), List.of()));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    Optional<Held> ours = find(sending.id(), Optional.empty());
    if (ours.isPresent()) {
      return ours.map(held -> Remote.of(held.uuid));
    }
    Optional<Held> theirs =
        twin(sending.names()).map(other -> new Held(other.uuid, IsoRecord.read(other.xml)));
    theirs.ifPresent(
        held -> {
          String owner = api.sharing(held.uuid).group().orElse(options.group());
          api.write(held.uuid, held.record.keyed(sending.id().key()), owner);
        });
    return theirs.map(held -> Remote.of(held.uuid));
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<Held> found = find(id, known);
    if (found.isEmpty()) {
      return known.map(Remote::of);
    }
    String uuid = found.get().uuid;
    GeonetworkApi.Sharing sharing = api.sharing(uuid);
    if (sharing.isPublished() || !found.get().record.isWithdrawn()) {
      String words = Messages.of(reason, Locale.FRENCH);
      IsoRecord noted = found.get().record.withdrawn(words);
      if (!noted.saysTheSameAs(found.get().record)) {
        api.write(uuid, noted, sharing.group().orElse(options.group()));
      }
      api.retire(uuid, words);
      api.unpublish(uuid);
    }
    return Optional.of(Remote.of(uuid));
  }

  private static IsoRecord ours(Sending sending, IsoEncoding encoding) {
    return IsoRecord.ours(sending.rendered().path("record").asText(), encoding);
  }

  private static IsoMerge merge(IsoRecord ours, Sending sending, Edits edits) {
    Set<String> left = sending.left().keySet();
    return new IsoMerge(ours, edits, left);
  }

  private Published update(Held held, Sending sending) {
    boolean wasWithdrawn = held.record.isWithdrawn();
    GeonetworkApi.Sharing sharing = api.sharing(held.uuid);
    if (wasWithdrawn) {
      // Before the note is removed: a hidden record without it seems hidden by somebody else.
      api.bringBack(held.uuid);
      show(held.uuid);
    }
    GeonetworkAttachments files =
        new GeonetworkAttachments(session, options.url(), held.uuid, sending);
    Draft draft = draft(held, sending, files);
    Edits edits = draft.edits;
    // Show a record that we hid; one that somebody else hid stays hidden.
    boolean isToBeSeen =
        wasWithdrawn
            || edits
                .choose(PUBLISHED, BooleanNode.valueOf(sharing.isPublished()), BooleanNode.TRUE)
                .asBoolean();
    boolean isSame = draft.merged.saysTheSameAs(held.record);
    if (isSame) {
      approve(held, draft, sending);
    } else {
      edits.writing();
      api.write(held.uuid, draft.merged, sharing.group().orElse(options.group()));
      files.restore(draft.merged, edits);
    }
    draft.merge.shown(isSame ? held.record : reread(held.uuid));
    files.clean(draft.merged);
    if (isToBeSeen) {
      show(held.uuid);
    }
    edits.shows(PUBLISHED, BooleanNode.TRUE);
    files.show(edits, draft.merged);
    List<Notice> remarks = new ArrayList<>(files.remarks());
    remarks.addAll(edits.remarks(api.page(held.uuid), List.of(), IsoEncoding::property));
    return new Published(edits.remote(held.uuid, null), remarks);
  }

  /** The merged record, after the catalogue has the files to which it links. */
  private static Draft draft(Held held, Sending sending, GeonetworkAttachments files) {
    while (true) {
      Edits edits = sending.edits();
      IsoRecord ours = ours(sending, held.record.encoding()).leading(files.addresses());
      IsoMerge merge = merge(ours, sending, edits);
      IsoRecord merged = merge.onto(held.record);
      if (files.put(merged, edits)) {
        return new Draft(ours, edits, merge, merged);
      }
    }
  }

  /** Approves a working copy that a failed call left: one that equals our changes to the record. */
  private void approve(Held copy, Draft draft, Sending sending) {
    IsoRecord approved = api.approved(copy.uuid).map(IsoRecord::read).orElse(copy.record);
    if (!approved.saysTheSameAs(copy.record)
        && approved.encoding() == copy.record.encoding()
        && merge(draft.ours, sending, sending.edits()).onto(approved).saysTheSameAs(copy.record)) {
      api.bringBack(copy.uuid);
    }
  }

  /** Called after each import, since some imports reset the visibility. */
  private void show(String uuid) {
    if (!api.sharing(uuid).isPublished()) {
      api.publish(uuid);
    }
  }

  /** The record as the portal returns it after writing, which may be formatted differently. */
  private IsoRecord reread(String uuid) {
    return api.read(uuid)
        .map(IsoRecord::read)
        .orElseThrow(() -> Refusals.unexpected(api.page(uuid), 404));
  }

  /**
   * Our record: by its known UUID, by one that we give or gave, or by our key in it. The portal of
   * another group of the catalogue may have a record of its own with the same key.
   */
  private Optional<Held> find(DatasetId id, Optional<String> known) {
    List<String> given = given(id, options.group());
    Optional<Held> named =
        known
            .flatMap(uuid -> held(uuid))
            .or(
                () ->
                    given.stream()
                        .flatMap(uuid -> held(uuid).stream())
                        .filter(held -> !isOfAnotherGroup(held.uuid, id))
                        .findFirst());
    if (named.isPresent()) {
      Held held = named.get();
      boolean isNamedByUs = given.contains(held.uuid) && held.record.key().isEmpty();
      if (!isNamedByUs && !held.record.key().equals(Optional.of(id.key()))) {
        throw new BadItem(Notice.of(Notice.Code.PORTAL_NAME_TAKEN, options.url(), held.uuid));
      }
      return named;
    }
    return candidates(Set.of(id.key()))
        .filter(candidate -> isOurs(candidate, id) && !isOfAnotherGroup(candidate.uuid, id))
        .map(candidate -> new Held(candidate.uuid, IsoRecord.read(candidate.xml)))
        .findFirst();
  }

  /** The UUIDs of a record that the portal of a group makes, or made in former versions. */
  private static List<String> given(DatasetId id, String group) {
    return List.of(GeonetworkPortal.uuid(id, group), RecordId.of(id.key()));
  }

  /**
   * Whether the portal of another group made a record, rather than somebody from whom we took it.
   */
  private boolean isOfAnotherGroup(String uuid, DatasetId id) {
    Optional<String> group =
        api.sharing(uuid).group().filter(other -> !other.equals(options.group()));
    return group.isPresent() && given(id, group.get()).contains(uuid);
  }

  private static boolean isOurs(Candidate candidate, DatasetId id) {
    // A record with our key is of a standard that we write.
    return IsoReading.head(candidate.xml).names().contains(id.key());
  }

  private Optional<Held> held(String uuid) {
    return api.read(uuid).map(xml -> new Held(uuid, IsoRecord.read(xml)));
  }

  private void refuseTwin(Set<String> names) {
    twin(names)
        .ifPresent(
            other -> {
              throw new BadItem(Notice.of(Notice.Code.PORTAL_HAS_ANOTHER, api.page(other.uuid)));
            });
  }

  /**
   * Somebody else's record of the same data, not of another dataset or group of ours. The index is
   * imprecise; the record itself decides.
   */
  private Optional<Candidate> twin(Set<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : candidates(names)
            .filter(
                candidate -> !Collections.disjoint(IsoReading.head(candidate.xml).names(), names))
            .filter(candidate -> !isOfMoisson(candidate.xml))
            .findFirst();
  }

  private Stream<Candidate> candidates(Set<String> names) {
    return api.named(names).stream()
        .flatMap(uuid -> api.read(uuid).stream().map(xml -> new Candidate(uuid, xml)));
  }

  /** Whether a record has a key of ours; one of a standard that we do not write has none. */
  private static boolean isOfMoisson(String xml) {
    try {
      return IsoRecord.read(xml).key().isPresent();
    } catch (BadItem e) {
      return false;
    }
  }

  /** A record that may be of any standard. */
  private record Candidate(String uuid, String xml) {}

  private record Held(String uuid, IsoRecord record) {}

  private record Draft(IsoRecord ours, Edits edits, IsoMerge merge, IsoRecord merged) {}
}
