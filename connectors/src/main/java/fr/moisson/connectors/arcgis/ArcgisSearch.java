package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.portal.Inventory;
import fr.moisson.connectors.portal.Inventory.Entry;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a dataset that is not in the ledger. The index is imprecise and delayed: what it finds is
 * read again, and new items are searched for in the folder.
 *
 * @param mine the item with our key
 * @param other another item of the organisation with a link to the same dataset
 */
record ArcgisSearch(Optional<ObjectNode> mine, Optional<ObjectNode> other) {

  /** Longer queries are refused (10 kB). */
  private static final int MOST_NAMES = 20;

  /**
   * @param account whose items are ours
   */
  static ArcgisSearch of(
      ArcgisApi api, Inventory folder, String account, String key, Set<String> names) {
    Optional<ObjectNode> mine = ours(api, folder, account, key);
    if (mine.isPresent()) {
      return new ArcgisSearch(mine, Optional.empty());
    }
    List<String> unique =
        JsonFields.identifiers(names.stream()).stream().limit(MOST_NAMES).toList();
    if (unique.isEmpty()) {
      return new ArcgisSearch(Optional.empty(), Optional.empty());
    }
    List<String> keywords = unique.stream().map(ArcgisMerge::keyword).toList();
    String query =
        ArcgisMerge.anyOf("url", unique) + " OR " + ArcgisMerge.anyOf("typekeywords", keywords);
    List<ObjectNode> others = new ArrayList<>();
    for (JsonNode found : api.search(query)) {
      Optional<ObjectNode> item = api.show(found.path("id").asText());
      if (item.filter(held -> isOurs(held, account, key)).isPresent()) {
        return new ArcgisSearch(item, Optional.empty());
      }
      item.filter(held -> isOneOf(held, unique, keywords)).ifPresent(others::add);
    }
    return new ArcgisSearch(Optional.empty(), others.stream().findFirst());
  }

  private static boolean isOurs(JsonNode item, String account, String key) {
    return ArcgisMerge.isOurs(item, key) && !ArcgisMerge.isOfAnother(item, account);
  }

  static Optional<ObjectNode> ours(ArcgisApi api, Inventory folder, String account, String key) {
    String query = ArcgisMerge.anyOf("typekeywords", List.of(ArcgisMerge.keyword(key)));
    Optional<ObjectNode> indexed =
        api.search(query).stream()
            .flatMap(found -> api.show(found.path("id").asText()).stream())
            .filter(held -> isOurs(held, account, key))
            .findFirst();
    return indexed.or(
        () ->
            folder
                .ours(ArcgisMerge.keyword(key))
                .flatMap(api::show)
                .filter(held -> isOurs(held, account, key)));
  }

  /**
   * An entry of the folder: its keywords may make it ours; it is never taken for somebody else's.
   */
  static Entry entry(URI site, JsonNode item) {
    String id = item.path("id").asText();
    return new Entry(
        id, version(item), page(site, id), Set.copyOf(ArcgisMerge.keywords(item)), Set.of());
  }

  static String version(JsonNode item) {
    return item.path("modified").asText();
  }

  void refuseAnother(URI site) {
    if (mine.isEmpty() && other.isPresent()) {
      throw new BadItem(
          Notice.of(Code.PORTAL_HAS_ANOTHER, page(site, other.get().path("id").asText())));
    }
  }

  static String page(URI site, String id) {
    return RequestUris.root(site) + "/home/item.html?id=" + id;
  }

  /**
   * Excludes items of Moisson: they describe other datasets, even if they link to the same page.
   */
  private static boolean isOneOf(JsonNode item, List<String> names, List<String> keywords) {
    boolean leadsThere =
        names.stream().map(ArcgisSearch::bare).anyMatch(bare(item.path("url").asText())::equals);
    return !ArcgisMerge.isOfMoisson(item)
        && (leadsThere || ArcgisMerge.keywords(item).stream().anyMatch(keywords::contains));
  }

  private static String bare(String address) {
    return Endings.without(address, "/");
  }
}
