package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.Moments;
import fr.moisson.connectors.portal.Inventory;
import fr.moisson.connectors.portal.Inventory.Entry;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a dataset that is not in the ledger: our own record, one that the organisation has from a
 * person or a harvest source, or one that somebody else published on the same site, if we have the
 * dataset from there. udata cannot filter by extras, so the organisation's records are listed.
 */
final class UdataSearch {

  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");
  private static final Pattern PAGE = Pattern.compile("https?://([^/]+)/(?:.*/)?datasets/([^/]+)");

  private final UdataApi api;
  private final URI site;
  private final Inventory inventory;

  UdataSearch(UdataApi api, URI site, String organisation) {
    this.api = api;
    this.site = site;
    this.inventory =
        new Inventory(
            found -> api.list(organisation, record -> found.accept(UdataSearch.entry(record))));
  }

  /** The id of the record with our key. */
  Optional<String> mine(String key) {
    return inventory.ours(key);
  }

  /** Checks that the organisation has no record of the dataset without our key. */
  void refuseAnother(Set<String> names) {
    inventory.refuseAnother(unique(names));
  }

  /** Our record, or one of the organisation that is given our key. */
  Optional<Remote> adopt(String key, Set<String> names, Consumer<Entry> mark) {
    return inventory.adopt(key, unique(names), mine(key), mark);
  }

  /** The record of another organisation at an address by which the dataset is known. */
  Optional<ObjectNode> elsewhere(Set<String> names) {
    return names.stream()
        .flatMap(name -> id(name).stream())
        .distinct()
        .flatMap(id -> api.show(id).stream())
        .filter(UdataSearch::isShown)
        .findFirst();
  }

  /** Notes that a key is about to be written. */
  void writing(String key) {
    inventory.writing(key);
  }

  static Entry entry(JsonNode record) {
    String id = record.path("id").asText();
    String page = record.path("page").asText("");
    String key = UdataPairs.id(record);
    boolean isDeleted = !record.path("deleted").asText("").isEmpty();
    return new Entry(
        id,
        isDeleted ? null : version(record),
        page.isEmpty() ? id : page,
        key.isEmpty() ? Set.of() : Set.of(key),
        isShown(record) ? names(record) : Set.of());
  }

  /** As in {@link fr.moisson.harvesters.model.Portal.Session#versions}. */
  static String version(JsonNode record) {
    return Moments.comparable(record.path("internal").path("last_modified_internal").asText());
  }

  /**
   * The organisation is part of the version, so that a record moved to another one counts as
   * changed.
   */
  Map<String, String> versions(Set<String> ids) {
    return inventory.versions(
        ids,
        id ->
            api.show(id)
                .filter(record -> record.path("deleted").asText("").isEmpty())
                .map(record -> version(record) + record.path("organization").path("id").asText()));
  }

  private Optional<String> id(String name) {
    if (OBJECT_ID.matcher(name).matches()) {
      return Optional.of(name);
    }
    Matcher page = PAGE.matcher(Endings.without(name, "/?#"));
    boolean isHere =
        page.matches() && host(page.group(1)).equals(host(String.valueOf(site.getAuthority())));
    return isHere ? Optional.of(page.group(2)) : Optional.empty();
  }

  private static String host(String authority) {
    return authority.replaceFirst("^www\\.", "");
  }

  private static boolean isShown(JsonNode record) {
    return record.path("deleted").asText("").isEmpty()
        && record.path("archived").asText("").isEmpty()
        && !record.path("private").asBoolean();
  }

  /** The names that identify a dataset: mere numbers are used for many things. */
  private static Set<String> unique(Set<String> names) {
    Stream<String> unique = JsonFields.identifiers(names.stream()).stream();
    Stream<String> ids = names.stream().filter(name -> OBJECT_ID.matcher(name).matches());
    return Stream.concat(unique, ids).map(UdataSearch::bare).collect(Collectors.toSet());
  }

  private static Set<String> names(JsonNode record) {
    JsonNode harvest = record.path("harvest");
    return Stream.of(
            record.path("id"),
            record.path("page"),
            harvest.path("remote_id"),
            harvest.path("remote_url"),
            harvest.path("uri"))
        .map(name -> bare(name.asText("")))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String bare(String name) {
    return Endings.without(name, "/");
  }
}
