package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for a dataset that the ledger does not know of: as ours, as what the organisation has of it
 * from a person or a harvest source, or as what somebody else has published on the same site, when
 * it is from there that we have it.
 *
 * @param mine the record that carries our key
 * @param other a record of the organisation that does not
 */
record UdataSearch(Optional<JsonNode> mine, Optional<JsonNode> other) {

  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");
  private static final Pattern PAGE = Pattern.compile("https?://([^/]+)/(?:.*/)?datasets/([^/]+)");

  static UdataSearch in(UdataApi api, String organisation, String key, Set<String> names) {
    Set<String> sought = unique(names);
    List<JsonNode> others = new ArrayList<>();
    Optional<JsonNode> mine =
        api.find(
            organisation,
            entry -> {
              boolean isMine = key(entry).equals(key);
              if (!isMine && isShown(entry) && isOneOf(entry, sought)) {
                others.add(entry);
              }
              return isMine;
            });
    return new UdataSearch(mine, others.stream().findFirst());
  }

  /** What another organisation shows at an address by which the dataset is known. */
  static Optional<ObjectNode> elsewhere(UdataApi api, URI site, Set<String> names) {
    return names.stream()
        .flatMap(name -> id(site, name).stream())
        .distinct()
        .flatMap(id -> api.show(id).stream())
        .filter(UdataSearch::isShown)
        .findFirst();
  }

  static String key(JsonNode record) {
    return record.path("extras").path(UdataRecord.ID).asText();
  }

  private static Optional<String> id(URI site, String name) {
    if (OBJECT_ID.matcher(name).matches()) {
      return Optional.of(name);
    }
    Matcher page = PAGE.matcher(name.replaceFirst("[/?#]*$", ""));
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

  /** A number is a name that many give to many things. */
  private static Set<String> unique(Set<String> names) {
    Stream<String> unique = JsonFields.identifiers(names.stream()).stream();
    Stream<String> ids = names.stream().filter(name -> OBJECT_ID.matcher(name).matches());
    return Stream.concat(unique, ids).map(UdataSearch::bare).collect(Collectors.toSet());
  }

  private static boolean isOneOf(JsonNode record, Set<String> names) {
    JsonNode harvest = record.path("harvest");
    return Stream.of(
            record.path("id"),
            record.path("page"),
            harvest.path("remote_id"),
            harvest.path("remote_url"),
            harvest.path("uri"))
        .map(name -> bare(name.asText("")))
        .anyMatch(names::contains);
  }

  private static String bare(String name) {
    return name.replaceFirst("/+$", "");
  }
}
