package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The licence that a service states once, for all its collections (<a
 * href="https://docs.ogc.org/is/17-069r4/17-069r4.html#_collections_">7.13 of OGC API – Features,
 * Part 1</a>). It is only asked for if a collection states none of its own.
 */
final class SharedLicence {

  private static final String LICENCE = "license";

  private final Question collections;
  private final Door door;
  private @Nullable List<JsonNode> links;

  /**
   * @param collections the request for all of them
   */
  SharedLicence(Question collections, Door door) {
    this.collections = collections;
    this.door = door;
  }

  /** Adds the link to the licence of the service to those of a collection that has none. */
  <T extends JsonNode> T added(T collection) {
    if (collection.path("links") instanceof ArrayNode own
        && ApiLinks.of(collection, LICENCE).findAny().isEmpty()) {
      own.addAll(links());
    }
    return collection;
  }

  private List<JsonNode> links() {
    if (links == null) {
      links = read();
    }
    return links;
  }

  private List<JsonNode> read() {
    try (JsonPage page = JsonPage.of(door.get(collections.request()), "/collections")) {
      while (page.hasNext()) {
        page.next(); // the links may be after the collections
      }
      return ApiLinks.of(page.envelope(), LICENCE).toList();
    } catch (HarvestException e) {
      // The collections can be read without.
      return List.of();
    }
  }
}
