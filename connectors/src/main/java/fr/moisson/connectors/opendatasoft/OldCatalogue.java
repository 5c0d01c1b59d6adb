package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonListing;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.TreeMap;

/**
 * The catalogue by the API 1.0 of before 2019, {@code {"nhits", "datasets"}}, which portals still
 * answer; it cannot be exported, and shows 10,000 datasets at most.
 */
record OldCatalogue(OpendatasoftSource source) implements JsonListing.Pages {

  private static final int ROWS = 100;
  private static final int WINDOW = 10_000;

  @Override
  public Request page(long before) {
    StringBuilder address = new StringBuilder(source.url().toString().replaceFirst("/+$", ""));
    address.append("/api/datasets/1.0/search/?rows=").append(ROWS).append("&start=").append(before);
    if (source.where() != null) {
      address.append("&q=").append(ExploreApi.encode(source.where()));
    }
    new TreeMap<>(source.refine())
        .forEach(
            (facet, value) ->
                address
                    .append("&refine.")
                    .append(ExploreApi.encode(facet))
                    .append('=')
                    .append(ExploreApi.encode(value)));
    return ExploreApi.signed(Request.get(URI.create(address.toString())), source.apikey());
  }

  @Override
  public String rows() {
    return "/datasets";
  }

  @Override
  public String total() {
    return "/nhits";
  }

  @Override
  public String id(JsonNode entry) {
    return entry.path("datasetid").asText("");
  }

  @Override
  public long window() {
    return WINDOW;
  }
}
