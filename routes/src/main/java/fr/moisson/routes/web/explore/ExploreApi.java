package fr.moisson.routes.web.explore;

import static fr.moisson.routes.web.explore.ExploreRecords.WGS_84;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.FeatureQuery;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.RecordQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.FeatureJson;
import fr.moisson.routes.web.api.LayerFiles;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue and the rows of extracts through <a
 * href="https://help.opendatasoft.com/apis/ods-explore-v2/">Opendatasoft's Explore API v2.1</a>,
 * for programs written for such portals. For a dataset with several extracts, the first one in the
 * producer's columns is given. Computing and grouping are not offered.
 */
public final class ExploreApi {

  private static final Set<String> PAGES =
      Stream.concat(
              Stream.of(Parameters.LIMIT, Parameters.OFFSET), ExploreExport.INDIFFERENT.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> RECORDS =
      Stream.concat(PAGES.stream(), ExploreQuery.KNOWN.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final int USUAL = 10;
  private static final int MOST = 100;

  private final Shelf shelf;
  private final LayerFiles files;

  public ExploreApi(Shelf shelf, LayerFiles files) {
    this.shelf = shelf;
    this.files = files;
  }

  public void register(RoutesConfig routes) {
    String root = "/api/explore/v2.1/catalog/datasets";
    Reading.get(routes, root, this::datasets);
    Reading.get(routes, root + "/{key}", this::dataset);
    Reading.get(routes, root + "/{key}/records", this::records);
    Reading.get(routes, root + "/{key}/exports/{format}", this::export);
  }

  private void datasets(Context ctx) throws IOException {
    Parameters parameters = Parameters.of(ctx).knowing(PAGES);
    int limit = parameters.limit(USUAL, MOST);
    long offset = parameters.offset();
    List<Entry> entries = shelf.records(RecordQuery.EVERYTHING, 0, offset, limit);
    ApiAnswer.json(
        ctx,
        ApiAnswer.JSON,
        ApiAnswer.versionInLanguage(ctx, shelf.head().version()),
        json -> {
          json.writeStartObject();
          json.writeNumberField("total_count", shelf.count(CatalogueQuery.EVERYTHING));
          json.writeArrayFieldStart("results");
          for (Entry entry : entries) {
            json.writeTree(describe(ctx, entry));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void dataset(Context ctx) throws IOException {
    Parameters.of(ctx).knowing(ExploreExport.INDIFFERENT);
    ObjectNode described = describe(ctx, entry(ctx));
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> described);
  }

  private Entry entry(Context ctx) {
    String key = ctx.pathParam("key");
    return shelf.find(key).orElseThrow(() -> Problem.missing("api.collectionless", key));
  }

  private Optional<ExtractLayer> layer(Entry entry) {
    return ExtractLayer.of(entry.dataset()).stream()
        .filter(files::has)
        .min(Comparator.comparing(layer -> !layer.schema().isEmpty()));
  }

  private ObjectNode describe(Context ctx, Entry entry) throws IOException {
    Optional<ExtractLayer> layer = layer(entry);
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("dataset_id", entry.key()).put("dataset_uid", entry.key());
    one.putArray("attachments");
    one.put("has_records", layer.isPresent()).put("data_visible", layer.isPresent());
    ArrayNode fields = one.putArray("fields");
    if (layer.isPresent()) {
      files.table(layer.get()).ifPresent(table -> ExploreRecords.fields(fields, table));
    }
    metas(one.putObject("metas").putObject("default"), new Texts(Language.wanted(ctx)), entry);
    layer.ifPresent(
        of ->
            one.withObject("/metas/default")
                .put("records_count", of.extract().receipt().rowsOut()));
    return one;
  }

  private static void metas(ObjectNode metas, Texts texts, Entry entry) {
    Dataset dataset = entry.dataset();
    metas.put("title", dataset.title()).put("description", dataset.description());
    ArrayNode themes = metas.putArray("theme");
    dataset.themes().forEach(code -> themes.add(texts.theme(code)));
    dataset.keywords().forEach(metas.putArray("keyword")::add);
    Licence licence = dataset.licence();
    if (licence != null) {
      metas.put("license", licence.label());
      metas.put("license_url", licence.uri() == null ? null : licence.uri().toString());
    }
    metas.put("publisher", dataset.publisher() == null ? null : dataset.publisher().name());
    metas.put("modified", dataset.modified());
    metas.put("metadata_processed", entry.changed().toString());
  }

  private void records(Context ctx) throws IOException {
    Parameters parameters = Parameters.of(ctx, ExploreQuery.REPEATABLE).knowing(RECORDS);
    int limit = parameters.limit(USUAL, MOST);
    long offset = parameters.offset();
    ExtractLayer layer = withRecords(ctx);
    try (GeoPackageFeatures file = files.open(layer)) {
      ExploreQuery query = ExploreQuery.of(parameters, file.table());
      ApiAnswer.json(
          ctx,
          ApiAnswer.JSON,
          layer.extract().sha256(),
          json -> {
            json.writeStartObject();
            json.writeNumberField("total_count", file.count(query.features()));
            json.writeFieldName("results");
            array(json, query.of(file), query, offset, limit);
            json.writeEndObject();
          });
    }
  }

  private ExtractLayer withRecords(Context ctx) {
    Entry entry = entry(ctx);
    return layer(entry).orElseThrow(() -> Problem.missing("explore.recordless", entry.key()));
  }

  private void export(Context ctx) throws IOException {
    String format = ctx.pathParam("format");
    if (!Set.of("csv", "json", "geojson").contains(format)) {
      throw Problem.missing("explore.export", format);
    }
    Parameters parameters = Parameters.of(ctx, ExploreQuery.REPEATABLE);
    ExploreExport wanted = ExploreExport.of(parameters, format.equals("csv"));
    ExtractLayer layer = withRecords(ctx);
    try (GeoPackageFeatures whole = files.open(layer)) {
      ExploreQuery query = ExploreQuery.of(parameters, whole.table());
      GeoPackageFeatures file = query.of(whole);
      String name = layer.dataset().id().key() + "." + format;
      ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      String version = layer.extract().sha256();
      switch (format) {
        case "csv" ->
            ApiAnswer.stream(
                ctx, ApiAnswer.CSV, version, out -> ExploreRecords.csv(out, file, query, wanted));
        case "json" ->
            ApiAnswer.json(
                ctx, ApiAnswer.JSON, version, json -> array(json, file, query, 0, wanted.limit()));
        default ->
            ApiAnswer.json(
                ctx,
                ApiAnswer.GEO_JSON,
                version,
                json -> collection(json, file, query.features(), wanted.limit()));
      }
    }
  }

  private static void array(
      JsonGenerator json, GeoPackageFeatures file, ExploreQuery query, long offset, int limit)
      throws IOException {
    json.writeStartArray();
    file.read(
        query.features(),
        0,
        offset,
        limit,
        WGS_84,
        feature -> ExploreRecords.write(json, file.table(), query.places(), feature));
    json.writeEndArray();
  }

  private static void collection(
      JsonGenerator json, GeoPackageFeatures file, FeatureQuery query, int limit)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
    file.read(
        query, 0, 0, limit, WGS_84, feature -> FeatureJson.write(json, file.table(), feature));
    json.writeEndArray();
    json.writeEndObject();
  }
}
