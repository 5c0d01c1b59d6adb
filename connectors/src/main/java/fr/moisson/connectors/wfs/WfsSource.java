package fr.moisson.connectors.wfs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a <a href="https://docs.ogc.org/is/09-025r2/09-025r2.html">WFS 2.0.0</a>, or of an
 * older one, that answers in GeoJSON or else in GML; each layer is one dataset, requested by the
 * territory's box or by a filter.
 *
 * <p>Seen in practice: the Géoplateforme returns at most 5,000 features, whatever is requested, and
 * states this only in {@code numberReturned}; it fails if {@code BBOX} and {@code CQL_FILTER} are
 * combined; it renames layers, which is why its capabilities are read at the start of each run. The
 * axis order of a {@code BBOX} depends on the server: longitude first with {@code EPSG:4326} on the
 * Géoplateforme, latitude first with the URN on Géorisques and MapServer; either finds nothing in
 * the other one, which is why both are tried. GeoServer pages a table without a primary key only in
 * a stated order, and invents identifiers for its rows. Errors come as {@code ows:ExceptionReport}
 * with status 200. QGIS Server (Lizmap) only supports 1.1.0, whatever is requested, and does not
 * count. MapServer only gives GML unless it is configured otherwise; so does deegree, without
 * pages.
 *
 * @param layers layers by the identifier of their dataset
 * @param srs coordinate system to request, any EPSG code
 * @param pageSize number of features in one answer
 */
public record WfsSource(
    @JsonPropertyDescription("Adresse du service, par exemple https://data.geopf.fr/wfs/ows.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription("Couches, par identifiant du jeu de données qui en vient.")
        @JsonProperty(required = true)
        Map<String, WfsLayer> layers,
    @JsonPropertyDescription(
            "Ordre des coordonnées de l’emprise : lonlat (avec EPSG:4326) ou latlon (avec"
                + " urn:ogc:def:crs:EPSG::4326) ; par défaut, le second si le premier ne trouve"
                + " rien.")
        @Nullable AxisOrder axisOrder,
    @JsonPropertyDescription("Système de coordonnées à demander, EPSG:4326 par défaut.") String srs,
    @JsonPropertyDescription("Objets par page, 1000 par défaut, 5000 au plus.") Integer pageSize,
    @JsonPropertyDescription("Combien de requêtes le service accepte.") @Nullable Rate rate,
    @JsonPropertyDescription("Comment dire qui demande.") @Nullable Authentication authentication)
    implements Source {

  static final String LAYER = "layer";

  /** The coordinate system of the answer, if it states one. */
  static final String SYSTEM = "system";

  private static final int PAGE_SIZE = 1_000;
  private static final int LARGEST_PAGE = 5_000;

  public WfsSource {
    // Catalogues and map viewers show the address of the capabilities.
    url = EndpointAddress.endpoint(url);
    layers = new TreeMap<>(layers);
    srs = srs == null ? "EPSG:4326" : srs;
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, Math.min(pageSize, LARGEST_PAGE));
  }

  /** The axis order and the coordinate system that a server expects for a box. */
  public enum AxisOrder {
    LONLAT("{west},{south},{east},{north},EPSG:4326"),
    LATLON("{south},{west},{north},{east},urn:ogc:def:crs:EPSG::4326");

    private final String box;

    AxisOrder(String box) {
      this.box = box;
    }

    String box() {
      return box;
    }
  }

  /** The orders to try for a layer, until one finds something. */
  List<AxisOrder> orders(WfsLayer layer) {
    if (axisOrder != null || layer.filter() != null) {
      return List.of(Objects.requireNonNullElse(axisOrder, AxisOrder.LONLAT));
    }
    return List.of(AxisOrder.LONLAT, AxisOrder.LATLON);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return WfsRun.of(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    WfsLayer layer = layer(item);
    return layer
        .dataset()
        .dataset(id, territory)
        .with(draft -> draft.andDistributions(List.of(wholeLayer(layer))));
  }

  /** A link by which the dataset is recognised where a catalogue describes the layer. */
  private Distribution wholeLayer(WfsLayer layer) {
    Distribution.Service service = new Distribution.Service(url, "WFS", layer.typeName());
    Distribution.Link link = Distribution.Link.to(layer.typeName() + " (WFS)", url);
    return ServedLinks.of(link, service.protocol(), "").orElse(link).through(service);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    WfsLayer layer = layer(item);
    Table table =
        Spool.table(
            item,
            layer.placeIn(item.body().path(SYSTEM).asText(srs)),
            layer.modified(),
            layer.period());
    return Optional.of(layer.filter() == null ? table.byBox() : table);
  }

  private WfsLayer layer(RawItem item) {
    String name = item.body().path(LAYER).asText();
    return Objects.requireNonNull(layers.get(name), name);
  }
}
