package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.LayerFiles;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Root;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue and the extracts as collections of one <a
 * href="https://docs.ogc.org/is/17-069r4/17-069r4.html">OGC API</a>: a collection of records, and
 * those of features.
 */
public final class OgcApi {

  private static final List<String> CONFORMANCE =
      List.of(
          "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
          "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
          "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
          "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
          "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-collection",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core-query-parameters",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/records-api",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/searchable-catalog",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/sorting",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/searchable-catalog/sorting",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/json",
          "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/oas30");

  /** The parameters of the items of every collection. */
  static final Set<String> ITEM_PARAMETERS =
      Set.of(
          Parameters.LIMIT,
          BoxParameter.BOX,
          BoxParameter.CRS,
          Crs.PARAMETER,
          Parameters.DATETIME,
          Parameters.FORMAT,
          Parameters.OFFSET,
          Parameters.AFTER);

  private final Shelf shelf;
  private final WebSettings settings;
  private final FeatureCollections features;
  private final RecordsApi records;

  public OgcApi(Shelf shelf, WebSettings settings, LayerFiles files, Clock clock) {
    this.shelf = shelf;
    this.settings = settings;
    this.features = new FeatureCollections(shelf, settings, files, clock);
    this.records = new RecordsApi(shelf, settings, clock);
  }

  public void register(RoutesConfig routes) {
    Reading.get(routes, "/ogc", this::landing);
    Reading.get(routes, "/ogc/conformance", this::conformance);
    Reading.get(routes, "/ogc/api", this::api);
    Reading.get(routes, "/ogc/collections", this::collections);
    String catalogue = "/ogc/collections/" + RecordsApi.ID;
    Reading.get(routes, catalogue, records::collection);
    Reading.get(routes, catalogue + RecordsApi.SORTABLES, records::sortables);
    Reading.get(routes, catalogue + Queryables.PATH, records::queryables);
    Reading.get(routes, catalogue + "/items", records::items);
    Reading.get(routes, catalogue + "/items/{record}", records::item);
    Reading.get(routes, "/ogc/collections/{collection}", features::collection);
    Reading.get(routes, "/ogc/collections/{collection}" + Queryables.PATH, features::queryables);
    Reading.get(routes, "/ogc/collections/{collection}/items", features::items);
    Reading.get(routes, "/ogc/collections/{collection}/items/{feature}", features::item);
  }

  private void landing(Context ctx) throws IOException {
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    Texts texts = new Texts(Language.wanted(ctx));
    Root root = Root.of(ctx, settings);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("title", settings.title(texts));
    page.put("description", texts.get("site.description"));
    CollectionDescription.links(
        page,
        List.of(
            new Link(root.ogc(""), "self", ApiAnswer.JSON, null),
            new Link(root.ogc("api"), "service-desc", ApiAnswer.OPEN_API, texts.get("ogc.api")),
            new Link(
                root.ogc("conformance"),
                "conformance",
                ApiAnswer.JSON,
                texts.get("ogc.conformance")),
            new Link(root.ogc("collections"), "data", ApiAnswer.JSON, texts.get("ogc.collections")),
            new Link(
                root.url() + Language.wanted(ctx).address(""),
                "alternate",
                ApiAnswer.HTML,
                settings.title(texts))));
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> page);
  }

  private void conformance(Context ctx) throws IOException {
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    ObjectNode classes = JsonNodeFactory.instance.objectNode();
    CONFORMANCE.forEach(classes.putArray("conformsTo")::add);
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> classes);
  }

  private void api(Context ctx) throws IOException {
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    ObjectNode api;
    try (InputStream in =
        Objects.requireNonNull(OgcApi.class.getResourceAsStream("openapi.json"))) {
      api = (ObjectNode) ApiAnswer.MAPPER.readTree(in);
    }
    ObjectNode info = api.withObject("/info");
    info.put("title", settings.title(new Texts(Language.wanted(ctx))));
    api.putArray("servers").addObject().put("url", Root.of(ctx, settings).ogc(""));
    ApiAnswer.document(ctx, ApiAnswer.OPEN_API, () -> api);
  }

  private void collections(Context ctx) throws IOException {
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    String version = ApiAnswer.versionInLanguage(ctx, shelf.head().version()) + features.state();
    ApiAnswer.json(ctx, ApiAnswer.JSON, version, json -> writeCollections(ctx, json));
  }

  private void writeCollections(Context ctx, JsonGenerator json) throws IOException {
    Root root = Root.of(ctx, settings);
    json.writeStartObject();
    json.writePOJOField(
        "links", List.of(new Link(root.ogc("collections"), "self", ApiAnswer.JSON, null)));
    json.writeArrayFieldStart("collections");
    json.writeTree(records.describe(ctx));
    try (Stream<Entry> entries = shelf.stream()) {
      for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
        for (ObjectNode one : features.describe(ctx, ExtractLayer.of(each.next().dataset()))) {
          json.writeTree(one);
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
