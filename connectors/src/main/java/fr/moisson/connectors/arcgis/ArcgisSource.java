package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a <a
 * href="https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/">FeatureServer
 * or MapServer</a>; each layer is one dataset, requested by the territory's box and in WGS 84.
 *
 * <p>A layer's own description ({@code ?f=json}) tells how it can be read: in pages or, before
 * version 10.3, in ranges of object identifiers; as GeoJSON or as Esri's own JSON. The number of
 * rows is requested first, because a server cuts its answers at {@code maxRecordCount}, and the
 * place of {@code exceededTransferLimit} varies; old servers do not send it. {@code
 * editingInfo.lastEditDate} tells that nothing has changed. Errors come with status 200.
 *
 * @param url address of the folder of services, or of one service
 * @param layers layers by the identifier of their dataset
 */
public record ArcgisSource(
    @JsonPropertyDescription("Adresse du serveur, à laquelle s’ajoute le path de chaque couche.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription("Couches, par identifiant du jeu de données qui en vient.")
        @JsonProperty(required = true)
        Map<String, ArcgisLayer> layers,
    @JsonPropertyDescription("Lignes par page, 1000 par défaut ; le serveur peut en donner moins.")
        Integer pageSize,
    @JsonPropertyDescription("Combien de requêtes le service accepte.") @Nullable Rate rate,
    @JsonPropertyDescription("Comment dire qui demande.") @Nullable Authentication authentication)
    implements Source {

  static final String LAYER = "layer";

  private static final int PAGE_SIZE = 1_000;

  public ArcgisSource {
    layers = new TreeMap<>(layers);
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, pageSize);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return ArcgisRun.of(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Dataset dataset = layer(item).dataset().dataset(id, territory);
    return Metadata.complete(dataset, item.body())
        .with(draft -> draft.andDistributions(LinkedFiles.links(item.body())));
  }

  @Override
  public Optional<Table> table(RawItem item) {
    ArcgisLayer layer = layer(item);
    return layer.files() == null
        ? Optional.of(Spool.table(item, layer.place()).byBox())
        : Optional.empty();
  }

  private ArcgisLayer layer(RawItem item) {
    String name = item.body().path(LAYER).asText();
    return Objects.requireNonNull(layers.get(name), name);
  }
}
