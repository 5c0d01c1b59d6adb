package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonListing;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The answers of {@code package_search}: {@code {"success", "result": {"count", "results"}}}. */
record CkanListing(CkanSource source) implements JsonListing.Pages {

  @Override
  public Request page(long before) {
    return Request.get(
        URI.create(
            "%s/api/3/action/package_search?%ssort=metadata_modified%%20desc&rows=%d&start=%d"
                .formatted(
                    source.url().toString().replaceFirst("/+$", ""),
                    filters(),
                    source.pageSize(),
                    before)));
  }

  /** The filters as the beginning of a query. */
  String filters() {
    List<String> solr = new ArrayList<>();
    if (source.fq() != null) {
      solr.add(source.organisation() == null ? source.fq() : "(" + source.fq() + ")");
    }
    if (source.organisation() != null) {
      solr.add("organization:\"" + source.organisation().replace("\"", "") + "\"");
    }
    String words = source.q() == null ? "" : "q=" + encode(source.q()) + "&";
    return words + (solr.isEmpty() ? "" : "fq=" + encode(String.join(" AND ", solr)) + "&");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String rows() {
    return "/result/results";
  }

  @Override
  public String total() {
    return "/result/count";
  }

  @Override
  public String id(JsonNode entry) {
    return entry.path("id").asText("");
  }

  @Override
  public String modified(JsonNode entry) {
    return entry.path("metadata_modified").asText("");
  }

  @Override
  public void check(URI address, JsonNode envelope) {
    if (envelope.has("success") && !envelope.path("success").asBoolean()) {
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, envelope.path("error")));
    }
  }
}
