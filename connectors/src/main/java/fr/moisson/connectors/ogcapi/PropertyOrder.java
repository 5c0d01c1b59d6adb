package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of the properties of a collection: that of its <a
 * href="https://docs.ogc.org/is/19-079r2/19-079r2.html#rc_queryables">queryables</a>, if it has
 * any. With each start, pygeoapi gives the columns of a database in another order, which would pass
 * for a change of all rows.
 *
 * @param names may be some of the properties, or none
 */
record PropertyOrder(List<String> names) {

  private static final List<String> QUERYABLES =
      List.of("http://www.opengis.net/def/rel/ogc/1.0/queryables", "queryables");

  /**
   * @param description of the collection
   */
  static PropertyOrder of(JsonNode description, URI collection, Door door) {
    List<String> names = new ArrayList<>();
    try {
      queryables(description)
          .map(href -> RequestUris.next(collection, collection, href))
          .map(address -> new Question(address, Map.of(), Map.of("Accept", "application/json")))
          .map(question -> JsonPage.object(door.get(question.request())))
          .ifPresent(found -> found.path("properties").fieldNames().forEachRemaining(names::add));
    } catch (HarvestException e) {
      // The rows can be read without.
      names.clear();
    }
    return new PropertyOrder(names);
  }

  private static Optional<String> queryables(JsonNode description) {
    return QUERYABLES.stream()
        .flatMap(rel -> ApiLinks.of(description, rel))
        .filter(link -> !ApiLinks.isPage(link))
        .map(link -> link.path("href").asText(""))
        .filter(href -> !href.isEmpty())
        .findFirst();
  }

  /** The feature, with its properties in this order, and others after them as they came. */
  JsonNode applied(JsonNode feature) {
    if (feature.path("properties") instanceof ObjectNode properties && !names.isEmpty()) {
      Map<String, JsonNode> given = new LinkedHashMap<>();
      properties.properties().forEach(field -> given.put(field.getKey(), field.getValue()));
      properties.removeAll();
      Stream.concat(names.stream(), given.keySet().stream())
          .filter(given::containsKey)
          .forEach(name -> properties.set(name, given.get(name)));
    }
    return feature;
  }
}
