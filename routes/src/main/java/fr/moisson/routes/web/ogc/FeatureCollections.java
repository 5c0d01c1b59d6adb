package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.ColumnCondition;
import fr.moisson.harvesters.formats.features.ColumnCondition.And;
import fr.moisson.harvesters.formats.features.ColumnCondition.Operator;
import fr.moisson.harvesters.formats.features.Feature;
import fr.moisson.harvesters.formats.features.FeatureQuery;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.ColumnParameter;
import fr.moisson.routes.web.api.FeatureJson;
import fr.moisson.routes.web.api.Format;
import fr.moisson.routes.web.api.LayerFiles;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The features of extracts: <a href="https://docs.ogc.org/is/17-069r4/17-069r4.html">OGC API –
 * Features, Part 1</a> and, for coordinate systems, <a
 * href="https://docs.ogc.org/is/18-058r1/18-058r1.html">Part 2</a>. A page begins after the last
 * feature of the previous one, so that all pages cost the same.
 */
final class FeatureCollections {

  private final Shelf shelf;
  private final WebSettings settings;
  private final LayerFiles files;
  private final Clock clock;

  FeatureCollections(Shelf shelf, WebSettings settings, LayerFiles files, Clock clock) {
    this.shelf = shelf;
    this.settings = settings;
    this.files = files;
    this.clock = clock;
  }

  void collection(Context ctx) throws IOException {
    ExtractLayer layer = find(ctx);
    if (Format.isHtml(ctx)) {
      toPage(ctx, layer);
      return;
    }
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    Optional<GeoPackageFeatureTable> table = files.table(layer);
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> describe(ctx, layer, table));
  }

  private void toPage(Context ctx, ExtractLayer layer) {
    ctx.redirect(Root.of(ctx, settings).page(layer.dataset().id().key(), Language.wanted(ctx)));
  }

  /** Differs whenever layers are described otherwise than before, though they are the same. */
  String state() throws IOException {
    return files.state() + settings.places().get();
  }

  /** Describes those layers whose files are at hand. */
  List<ObjectNode> describe(Context ctx, List<ExtractLayer> layers) throws IOException {
    List<ObjectNode> described = new ArrayList<>();
    for (ExtractLayer layer : layers) {
      if (files.has(layer)) {
        described.add(describe(ctx, layer, files.table(layer)));
      }
    }
    return described;
  }

  private ObjectNode describe(
      Context ctx, ExtractLayer layer, Optional<GeoPackageFeatureTable> table) {
    return new CollectionDescription(Root.of(ctx, settings), settings, Language.wanted(ctx))
        .of(layer, table);
  }

  /** The columns that can be queried: a JSON Schema, as in Part 3, 6.2. */
  void queryables(Context ctx) throws IOException {
    ExtractLayer layer = find(ctx);
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    GeoPackageFeatureTable table;
    try (GeoPackageFeatures file = files.open(layer)) {
      table = file.table();
    }
    ApiAnswer.document(
        ctx,
        ApiAnswer.SCHEMA,
        () ->
            Queryables.of(
                table,
                Root.of(ctx, settings).collection(layer.id()) + Queryables.PATH,
                layer.title()));
  }

  void items(Context ctx) throws IOException {
    ExtractLayer layer = find(ctx);
    if (Format.isHtml(ctx)) {
      toPage(ctx, layer);
      return;
    }
    Parameters parameters = Parameters.of(ctx);
    try (GeoPackageFeatures file = files.open(layer)) {
      GeoPackageFeatureTable table = file.table();
      Set<String> known =
          table.properties().stream()
              .map(GeoPackageFeatureTable.Property::name)
              .collect(Collectors.toCollection(HashSet::new));
      known.addAll(OgcApi.ITEM_PARAMETERS);
      parameters.knowing(known);
      List<Crs> offered = Crs.offered(Crs.of(table.crs()));
      Crs crs = Crs.asked(parameters, Crs.PARAMETER, offered);
      FeatureQuery query =
          new FeatureQuery(
              BoxParameter.bounds(parameters, offered),
              parameters.time(),
              equal(parameters, table),
              List.of());
      FeaturePage page =
          new FeaturePage(
              file,
              query,
              crs,
              parameters.after(),
              parameters.offset(),
              parameters.limit(),
              clock.instant());
      crs.tell(ctx);
      String items = Root.of(ctx, settings).items(layer.id());
      Link self = new Link(parameters.address(items), "self", ApiAnswer.GEO_JSON, layer.title());
      ApiAnswer.json(
          ctx,
          ApiAnswer.GEO_JSON,
          version(ctx, layer),
          json ->
              page.write(
                  json, links(ctx, layer, self), last -> parameters.next(last).address(items)));
    }
  }

  /** Links to what was asked for, to the page of its dataset, and to its layer. */
  private List<Link> links(Context ctx, ExtractLayer layer, Link self) {
    Root root = Root.of(ctx, settings);
    return List.of(
        self,
        Link.toPage(root, layer.dataset(), Language.wanted(ctx)),
        new Link(root.collection(layer.id()), "collection", ApiAnswer.JSON, layer.title()));
  }

  private static ColumnCondition equal(Parameters parameters, GeoPackageFeatureTable table) {
    List<ColumnCondition> equal = new ArrayList<>();
    for (GeoPackageFeatureTable.Property property : table.properties()) {
      if (!OgcApi.ITEM_PARAMETERS.contains(property.name())) {
        parameters
            .text(property.name())
            .map(text -> ColumnParameter.compared(property, Operator.EQUAL, text))
            .ifPresent(equal::add);
      }
    }
    return new And(equal);
  }

  void item(Context ctx) throws IOException {
    ExtractLayer layer = find(ctx);
    Parameters parameters = Parameters.of(ctx).knowing(Set.of(Crs.PARAMETER, Parameters.FORMAT));
    String id = ctx.pathParam("feature");
    try (GeoPackageFeatures file = files.open(layer)) {
      Crs crs = Crs.asked(parameters, Crs.PARAMETER, Crs.offered(Crs.of(file.table().crs())));
      Optional<Feature> found =
          id.matches("\\d{1,18}") ? file.find(Long.parseLong(id), crs.epsg()) : Optional.empty();
      Feature feature = found.orElseThrow(() -> Problem.missing("ogc.featureless", id, layer.id()));
      crs.tell(ctx);
      String address = Root.of(ctx, settings).items(layer.id()) + "/" + feature.id();
      Link self = new Link(parameters.address(address), "self", ApiAnswer.GEO_JSON, null);
      ApiAnswer.json(
          ctx,
          ApiAnswer.GEO_JSON,
          version(ctx, layer),
          json -> {
            json.writeStartObject();
            FeatureJson.members(json, file.table(), feature);
            json.writePOJOField("links", links(ctx, layer, self));
            json.writeEndObject();
          });
    }
  }

  /** Changes with the rows, and with the links beside them. */
  private String version(Context ctx, ExtractLayer layer) {
    return String.join(
        "\n",
        layer.extract().sha256(),
        Root.of(ctx, settings).url(),
        Language.wanted(ctx).code(),
        layer.title());
  }

  private ExtractLayer find(Context ctx) {
    String id = ctx.pathParam("collection");
    return shelf
        .find(ExtractLayer.key(id))
        .flatMap(
            entry ->
                ExtractLayer.of(entry.dataset()).stream()
                    .filter(layer -> layer.id().equals(id))
                    .findFirst())
        .filter(files::has)
        .orElseThrow(() -> Problem.missing("api.collectionless", id));
  }
}
