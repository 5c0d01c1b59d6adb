package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.stac.StacSource.Area;
import fr.moisson.connectors.stac.StacSource.Method;
import fr.moisson.connectors.stac.StacSource.Paging;
import fr.moisson.connectors.stac.StacSource.Sort;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.territory.Footprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The request for one page.
 *
 * @param body body of a {@code POST}; empty for {@code GET}
 */
record StacRequest(Method method, URI uri, ObjectNode body) {

  private static final String MEDIA = "application/geo+json, application/json";
  private static final String PAGE = "page";
  private static final Pattern PAGES = Pattern.compile("([?&]page=)(\\d{1,9})");

  static StacRequest first(StacSource source, String collection, Territory territory) {
    ObjectNode search = source.body().deepCopy();
    search.putArray("collections").add(collection);
    if (source.area() == Area.BBOX) {
      search.set("bbox", bbox(Footprint.box(territory)));
    } else {
      search.set("intersects", hull(territory));
    }
    if (source.datetime() != null) {
      search.put("datetime", source.datetime());
    }
    search.put("limit", source.limit());
    if (source.paging() == Paging.PAGE) {
      search.put(PAGE, 1);
    }
    URI uri = URI.create(RequestUris.root(source.url()) + "/search");
    return source.method() == Method.POST
        ? new StacRequest(Method.POST, uri, sorted(source.sort(), search))
        : new StacRequest(Method.GET, withQuery(uri, source.sort(), search), empty());
  }

  private static ObjectNode sorted(@Nullable Sort sort, ObjectNode search) {
    if (sort != null) {
      search
          .putArray(sort.parameter())
          .addObject()
          .put("field", sort.field())
          .put("direction", sort.descending());
    }
    return search;
  }

  private static URI withQuery(URI uri, @Nullable Sort sort, ObjectNode search) {
    List<String> query = new ArrayList<>();
    search.properties().forEach(entry -> query.add(parameter(entry.getKey(), entry.getValue())));
    if (sort != null) {
      query.add(sort.parameter() + "=" + RequestUris.encode("-" + sort.field()));
    }
    return URI.create(uri + "?" + String.join("&", query));
  }

  /** Lists of simple values are separated by commas; objects stay JSON. */
  private static String parameter(String name, JsonNode value) {
    if (value.isArray() && !value.path(0).isContainerNode()) {
      List<String> values = new ArrayList<>();
      value.forEach(item -> values.add(RequestUris.step(item.asText())));
      return name + "=" + String.join(",", values);
    }
    return name
        + "="
        + RequestUris.encode(value.isContainerNode() ? value.toString() : value.asText());
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode bbox(Box box) {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(box.west())
        .add(box.south())
        .add(box.east())
        .add(box.north());
  }

  /** The convex hull, which has few points; the footprints of items are checked later. */
  private static ObjectNode hull(Territory territory) {
    ObjectNode polygon = empty().put("type", "Polygon");
    ArrayNode ring = polygon.putArray("coordinates").addArray();
    for (Coordinate point : territory.contour().convexHull().getCoordinates()) {
      ring.addArray().add(point.getX()).add(point.getY());
    }
    return polygon;
  }

  Request request() {
    Request request = method == Method.POST ? Request.json("POST", uri, body) : Request.get(uri);
    return request.with("Accept", MEDIA);
  }

  /** The same search, for the next page number. */
  StacRequest nextByNumber() {
    if (method == Method.GET) {
      String counted = PAGES.matcher(uri.toString()).replaceFirst(StacRequest::increased);
      return new StacRequest(method, URI.create(counted), body);
    }
    ObjectNode next = body.deepCopy().put(PAGE, body.path(PAGE).asInt() + 1);
    return new StacRequest(method, uri, next);
  }

  private static String increased(MatchResult page) {
    return page.group(1) + (Integer.parseInt(page.group(2)) + 1);
  }

  /**
   * The request of an answer's {@code next} link; empty if there is none.
   *
   * @throws Unavailable if it leads to another host or nowhere
   */
  Optional<StacRequest> nextByLink(JsonNode links) {
    for (JsonNode link : links) {
      if (link.path("rel").asText().equals("next")) {
        return Optional.of(following(link));
      }
    }
    return Optional.empty();
  }

  private StacRequest following(JsonNode link) {
    URI next = RequestUris.next(uri, uri, link.path("href").asText());
    if (!link.path("method").asText("GET").equalsIgnoreCase("POST")) {
      return new StacRequest(Method.GET, next, empty());
    }
    ObjectNode nextBody =
        link.path("merge").asBoolean() || !link.path("body").isObject() ? body.deepCopy() : empty();
    link.path("body").properties().forEach(entry -> nextBody.set(entry.getKey(), entry.getValue()));
    return new StacRequest(Method.POST, next, nextBody);
  }
}
