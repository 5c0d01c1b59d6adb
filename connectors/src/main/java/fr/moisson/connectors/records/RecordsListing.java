package fr.moisson.connectors.records;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.LinkedWay;
import fr.moisson.connectors.paging.NamedCollection;
import fr.moisson.connectors.paging.Pages;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The records of the catalogue in one run. */
record RecordsListing(RecordsSource source, Run run) {

  /** Servers that have the texts in several languages give those of the one that is asked for. */
  private static final Map<String, String> GEOJSON =
      Map.of("Accept", "application/geo+json, application/json", "Accept-Language", "fr");

  Stream<RawItem> items() {
    URI all = URI.create(RequestUris.root(source.url()) + "/collections");
    NamedCollection catalogue = new NamedCollection(all, source.collection());
    refuseFeatures(catalogue);
    Map<String, String> parameters = new TreeMap<>(source.filters());
    if (source.bbox()) {
      parameters.put(
          "bbox",
          Scope.WHOLE.questions(run).get(0).widened().fill("{west},{south},{east},{north}"));
    }
    parameters.put("limit", String.valueOf(source.pageSize()));
    Question question =
        new Question(URI.create(catalogue.address() + "/items"), parameters, GEOJSON);
    LinkedWay way = new LinkedWay(question, "/features", source.pageSize(), run);
    return new Pages(run.door(), way, page -> false)
        .stream()
            .filter(record -> source.kinds().contains(new RecordReading(record).kind()))
            .map(record -> new RawItem(record.path("id").asText(""), record));
  }

  /**
   * @throws Misconfigured if the collection is one of features, which describe no data
   */
  private void refuseFeatures(NamedCollection catalogue) {
    if (catalogue.description(run).path("itemType").asText().equals("feature")) {
      throw new Misconfigured(
          Notice.of(Code.OTHER_SOFTWARE, catalogue.address(), "OGC API – Records", "ogcapi"));
    }
  }
}
