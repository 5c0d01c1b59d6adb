package fr.moisson.connectors.ckan;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.NewestFirst;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The answers of {@code package_search}: {@code {"success", "result": {"count", "results"}}}. */
record CkanListing(CkanSource source) {

  private static final Envelope PACKAGES =
      Envelope.of("/result/results").withTotal("/result/count").withError("/error");

  /** Lists the packages; the marker of the run is the latest change read. */
  Stream<RawItem> items(Run run) {
    Map<String, String> filters = filters();
    NewestFirst order = new NewestFirst(run.since());
    filters.put("sort", "metadata_modified desc");
    URI search = URI.create(RequestUris.root(source.url()) + "/api/3/action/package_search");
    Paging paging = Paging.byOffset("start", "rows", source.pageSize());
    Stream<RawItem> packages =
        new Listing(run, Question.of(search, filters), paging, PACKAGES)
            .refusing(answer -> answer.has("success") && !answer.path("success").asBoolean())
            .named("/id")
            .items(order, "/metadata_modified", run);
    return Ending.of(packages, () -> order.newest().ifPresent(run::upTo));
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    List<String> solr = new ArrayList<>();
    if (source.fq() != null) {
      solr.add(source.organisation() == null ? source.fq() : "(" + source.fq() + ")");
    }
    if (source.organisation() != null) {
      solr.add("organization:\"" + source.organisation().replace("\"", "") + "\"");
    }
    if (source.q() != null) {
      filters.put("q", source.q());
    }
    if (!solr.isEmpty()) {
      filters.put("fq", String.join(" AND ", solr));
    }
    return filters;
  }
}
