package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.portal.Membership;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pass over the records of an organisation on a udata site. */
final class UdataPublishing implements Portal.Session {

  private final UdataApi api;
  private final URI site;
  private final String organisation;
  private final Instant at;
  private final UdataSearch search;
  private final UdataLists lists;

  UdataPublishing(UdataApi api, URI site, String organisation, Instant at) {
    this.api = api;
    this.site = site;
    this.organisation = organisation;
    this.at = at;
    this.search = new UdataSearch(api, site, organisation);
    this.lists = new UdataLists(api);
  }

  @Override
  public Published publish(Sending sending) {
    UdataWriting writing = new UdataWriting(api, lists, organisation, sending);
    Optional<ObjectNode> held =
        sending.knownId().flatMap(id -> api.show(id, writing.basics())).or(() -> find(sending));
    if (held.isEmpty()) {
      search.writing(sending.id().key());
      return writing.create();
    }
    return writing.update(checked(held.get(), sending.id()));
  }

  /** The record that we left there; throws if somebody else has the dataset. */
  private Optional<ObjectNode> find(Sending sending) {
    Optional<String> mine = search.mine(sending.id().key());
    if (mine.isPresent()) {
      return api.show(mine.get());
    }
    search.refuseAnother(sending.names());
    if (!UdataWriting.isCut(sending.rendered())) {
      search
          .elsewhere(sending.names())
          .ifPresent(
              theirs -> {
                throw another(theirs);
              });
    }
    return Optional.empty();
  }

  @Override
  public Optional<Remote> withdraw(DatasetId id, Optional<String> known, Notice reason) {
    Optional<ObjectNode> found = known.or(() -> search.mine(id.key())).flatMap(api::show);
    if (found.isEmpty()) {
      return known.map(Remote::of);
    }
    ObjectNode held = found.get();
    String remoteId = held.path("id").asText();
    boolean isGone = held.path("deleted").isTextual() || held.path("archived").isTextual();
    if (isGone) {
      return Optional.of(Remote.of(remoteId, UdataSearch.version(held)));
    }
    checked(held, id);
    ObjectNode why =
        UdataApi.object().put(UdataMerge.WITHDRAWN, Messages.of(reason, Locale.FRENCH));
    // The reason first, since a record that is already archived is not touched again.
    api.mergeExtras(remoteId + "/", UdataView.different(held.path("extras"), why));
    ObjectNode patch =
        UdataApi.object().put("archived", at.truncatedTo(ChronoUnit.SECONDS).toString());
    api.write("PUT", "1/datasets/" + remoteId + "/", UdataMerge.withBasics(patch, held)).result();
    return Optional.of(Remote.of(remoteId));
  }

  @Override
  public Optional<Remote> adopt(Sending sending) {
    String key = sending.id().key();
    return search.adopt(
        key,
        sending.names(),
        entry -> api.mergeExtras(entry.id() + "/", UdataApi.object().put(UdataRecord.ID, key)));
  }

  @Override
  public boolean rekey(DatasetId former, DatasetId heir, String known) {
    Optional<ObjectNode> found = api.show(known);
    if (found.isPresent() && !UdataPairs.id(found.get()).equals(heir.key())) {
      checked(found.get(), former);
      api.mergeExtras(known + "/", UdataApi.object().put(UdataRecord.ID, heir.key()));
    }
    return true;
  }

  @Override
  public Optional<Boolean> ownsOneOf(Set<String> ids) {
    return Optional.of(
        ids.stream()
            .flatMap(id -> api.show(id).stream())
            .anyMatch(held -> organisation.equals(held.path("organization").path("id").asText())));
  }

  @Override
  public Optional<Map<String, String>> versions(Set<String> ids) {
    return Optional.of(search.versions(ids));
  }

  @Override
  public void requireAccess() {
    JsonNode me = UdataApi.record(api.get("1/me/"));
    // Administrators of the site may write for all organisations.
    if (!JsonFields.texts(me.path("roles")).contains("admin")) {
      Membership.require(site, organisation, me.path("organizations"));
    }
  }

  /** Checks that a record was not moved to another organisation or dataset. */
  private ObjectNode checked(ObjectNode held, DatasetId id) {
    String key = UdataPairs.id(held);
    String owner = held.path("organization").path("id").asText();
    if (!owner.equals(organisation) || !key.isEmpty() && !key.equals(id.key())) {
      throw another(held);
    }
    return held;
  }

  private BadItem another(JsonNode record) {
    String page = UdataSearch.entry(record).page();
    JsonNode owner = record.path("organization");
    boolean isKnown = owner.hasNonNull("name") && !owner.path("id").asText().equals(organisation);
    return new BadItem(
        isKnown
            ? Notice.of(Code.PORTAL_ANOTHER_OWNS, page, owner.path("name").asText())
            : Notice.of(Code.PORTAL_HAS_ANOTHER, page));
  }
}
