package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Period;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The description of a collection (<a
 * href="https://docs.ogc.org/is/17-069r4/17-069r4.html#_collection_">OGC API – Features, Part 1,
 * 7.14</a>, and Part 2, 6.2).
 */
record CollectionDescription(Root root, WebSettings settings, Language language) {

  /**
   * Describes the features of an extract.
   *
   * @param table the table of the file; empty if it is not at hand: the extent is then that of the
   *     territory that the extract was cut to
   */
  ObjectNode of(ExtractLayer layer, Optional<GeoPackageFeatureTable> table) {
    Dataset dataset = layer.dataset();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("id", layer.id()).put("title", layer.title());
    one.put("description", dataset.description());
    dataset.keywords().forEach(one.putArray("keywords")::add);
    if (dataset.publisher() != null) {
      one.put("attribution", dataset.publisher().name());
    }
    one.put("itemType", "feature");
    extent(one, box(layer.extract(), table), dataset.temporal());
    Crs storage = Crs.of(table.map(GeoPackageFeatureTable::crs).orElse(Crs.CRS84.epsg()));
    Crs.offered(storage).forEach(crs -> one.withArray("crs").add(crs.uri()));
    one.put("storageCrs", storage.uri());
    links(one, links(layer));
    return one;
  }

  private @Nullable Envelope box(Extract extract, Optional<GeoPackageFeatureTable> table) {
    return table
        .flatMap(GeoPackageFeatureTable::degrees)
        .or(() -> settings.contours().apply(extract.territory()).map(c -> c.getEnvelopeInternal()))
        .orElse(null);
  }

  private static void extent(ObjectNode one, @Nullable Envelope box, @Nullable Period period) {
    if (box == null && period == null) {
      return;
    }
    ObjectNode extent = one.putObject("extent");
    if (box != null) {
      ObjectNode spatial = extent.putObject("spatial");
      spatial
          .putArray("bbox")
          .addArray()
          .add(box.getMinX())
          .add(box.getMinY())
          .add(box.getMaxX())
          .add(box.getMaxY());
      spatial.put("crs", Crs.CRS84.uri());
    }
    if (period != null) {
      interval(extent.putObject("temporal").putArray("interval").addArray(), period);
    }
  }

  /** Instants, as the standard requires; null is an open end. */
  private static void interval(ArrayNode interval, Period period) {
    interval.add(LegalTime.firstDay(period.start()).map(day -> day + "T00:00:00Z").orElse(null));
    interval.add(LegalTime.lastDay(period.end()).map(day -> day + "T23:59:59Z").orElse(null));
  }

  private List<Link> links(ExtractLayer layer) {
    Texts texts = new Texts(language);
    String id = layer.id();
    List<Link> links = new ArrayList<>();
    links.add(new Link(root.collection(id), "self", ApiAnswer.JSON, layer.title()));
    links.add(new Link(root.items(id), "items", ApiAnswer.GEO_JSON, texts.get("ogc.items")));
    links.add(
        new Link(
            root.collection(id) + Queryables.PATH,
            Link.QUERYABLES,
            ApiAnswer.SCHEMA,
            texts.get("ogc.queryables")));
    links.add(Link.toPage(root, layer.dataset(), language));
    for (Extract file : layer.files()) {
      links.add(new Link(root.file(file.file()), "enclosure", file.mediaType(), file.title()));
    }
    String descriptor = layer.extract().descriptor();
    if (descriptor != null) {
      links.add(
          new Link(
              root.file(descriptor), "describedby", ApiAnswer.JSON, texts.get("ogc.descriptor")));
    }
    Link.toLicence(layer.dataset().licenceOf(layer.extract())).ifPresent(links::add);
    return links;
  }

  static void links(ObjectNode node, List<Link> links) {
    node.set("links", ApiAnswer.MAPPER.valueToTree(links));
  }
}
