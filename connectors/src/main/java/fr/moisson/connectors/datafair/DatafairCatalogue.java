package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonListing;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The listing of datasets: {@code {"count", "results"}}. */
record DatafairCatalogue(DatafairSource source) implements JsonListing.Pages {

  private static final int SIZE = 100;
  private static final int WINDOW = 10_000;

  @Override
  public Request page(long before) {
    Map<String, String> query = new TreeMap<>(source.filters());
    query.put("size", String.valueOf(SIZE));
    query.put("skip", String.valueOf(before));
    // The oldest first: whatever is published meanwhile comes at the end.
    query.put("sort", "createdAt:1");
    return Request.get(URI.create(source.datasets() + "?" + DatafairLines.query(query)));
  }

  @Override
  public String rows() {
    return "/results";
  }

  @Override
  public String total() {
    return "/count";
  }

  @Override
  public String id(JsonNode entry) {
    return entry.path("id").asText("");
  }

  @Override
  public long window() {
    return WINDOW;
  }
}
