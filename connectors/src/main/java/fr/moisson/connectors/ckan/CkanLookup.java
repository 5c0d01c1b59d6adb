package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Membership;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Sending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the records of a dataset on a site: ours, or somebody else's. */
final class CkanLookup {

  private static final int MOST_NAMES = 30;

  /** Solr takes 1,024 conditions; each value is searched in three fields. */
  private static final int MOST_VALUES = 300;

  private final CkanPortal portal;
  private final CkanApi api;
  private final Supplier<CkanForm> form;
  private @Nullable String organisationId;

  /** Records found ahead for datasets that are to be published soon, by one of their names. */
  private final Map<DatasetId, List<JsonNode>> foundAhead = new ConcurrentHashMap<>();

  /**
   * @param form the site's form, requested when a record is to be read
   */
  CkanLookup(CkanPortal portal, CkanApi api, Supplier<CkanForm> form) {
    this.portal = portal;
    this.api = api;
    this.form = form;
  }

  /** Searches for many datasets at once; see {@link Portal.Session#expect}. */
  void expect(List<Sending> newcomers) {
    Map<DatasetId, List<String>> asked = new HashMap<>();
    int values = 0;
    for (Sending sending : newcomers) {
      List<String> names = values(sending).toList();
      if (values + names.size() > MOST_VALUES) {
        lookFor(asked);
        asked.clear();
        values = 0;
      }
      asked.put(sending.id(), names);
      values += names.size();
    }
    lookFor(asked);
  }

  private void lookFor(Map<DatasetId, List<String>> names) {
    Set<String> values = names.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    api.searchAll(values)
        .ifPresent(
            found ->
                names.forEach(
                    (id, own) ->
                        foundAhead.put(
                            id, found.stream().filter(record -> isNamed(record, own)).toList())));
  }

  /** Records with one of the dataset's names, as far as the index knows. */
  List<JsonNode> found(Sending sending) {
    // Used for one attempt only: the next one may follow a write whose answer was lost.
    List<JsonNode> ahead = foundAhead.remove(sending.id());
    return ahead == null ? api.search(values(sending).toList()) : ahead;
  }

  /** The values by which a record of the same dataset may be found: our key, and its names. */
  private static Stream<String> values(Sending sending) {
    return Stream.concat(Stream.of(sending.id().key()), names(sending).stream());
  }

  private boolean isNamed(JsonNode record, List<String> names) {
    return CkanExtras.IDENTIFIERS.stream()
        .anyMatch(name -> names.contains(form.get().held(record, name).asText()));
  }

  private static List<String> names(Sending sending) {
    return sending.names().stream().sorted().limit(MOST_NAMES).toList();
  }

  /**
   * Our record that the ledger does not know of, or no longer; the database decides, since the
   * index may be outdated. Other organisations of the site may hold the same dataset, each from a
   * pass of its own.
   */
  Optional<ObjectNode> ours(List<JsonNode> found, DatasetId id) {
    Predicate<JsonNode> ours = record -> isOurs(record, id) && isInOurOrganisation(record);
    return found.stream()
        .filter(ours)
        .flatMap(record -> api.show(record.path("id").asText()).stream())
        .filter(ours)
        .findFirst();
  }

  /** The same for a dataset of which only the id is left. */
  Optional<ObjectNode> ours(DatasetId id) {
    return ours(api.search(List.of(id.key())), id).or(() -> named(id));
  }

  /** Somebody else's record of the same dataset, not another one of ours. */
  Optional<JsonNode> another(List<JsonNode> found, Sending sending) {
    List<String> names = names(sending);
    return found.stream()
        .filter(record -> isNobodysOfOurs(record) && isNamed(record, names))
        .findFirst();
  }

  /** Whether a record was neither written nor taken over for any dataset of ours. */
  boolean isNobodysOfOurs(JsonNode record) {
    return form.get().held(record, "moisson_source").isMissingNode()
        && CkanMerge.guid(form.get(), record).filter(DatasetId::isKey).isEmpty();
  }

  /** Our record under the name that we would give it, which the index may not know yet. */
  private Optional<ObjectNode> named(DatasetId id) {
    return api.show(portal.name(id))
        .filter(record -> isOurs(record, id) && isInOurOrganisation(record));
  }

  boolean isOurs(JsonNode record, DatasetId id) {
    Optional<String> key = CkanMerge.guid(form.get(), record);
    return key.isPresent() || !form.get().isScheming()
        ? key.equals(Optional.of(id.key()))
        : form.get().held(record, "identifier").asText().equals(id.key())
            || record.path("name").asText().equals(portal.name(id));
  }

  /**
   * Decided by ids: after an organisation was renamed, its records still tell its former name until
   * each is saved again.
   */
  boolean isInOurOrganisation(JsonNode held) {
    return organisationId().equals(held.path("owner_org").asText());
  }

  private synchronized String organisationId() {
    if (organisationId == null) {
      CkanAnswer answer = api.organisation(portal.organisation());
      if (answer.isNotFound()) {
        requireMembership();
      }
      organisationId = answer.result().path("id").asText();
    }
    return organisationId;
  }

  void requireMembership() {
    Membership.require(portal.url(), portal.organisation(), api.organisations());
  }
}
