package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Extracted;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service of <a href="https://docs.ogc.org/is/17-069r4/17-069r4.html">OGC API – Features</a>
 * (GeoServer, QGIS Server, pygeoapi, ldproxy, another Moisson): its collections as metadata with
 * links, or the features of one of them as an extract, requested by the territory's box.
 *
 * <p>Pages are followed by links in the answer, on the same server only. The total number of
 * features is optional in the standard: after a full page with neither a total nor a next link, the
 * rest is requested by offset, and a refusal is reported.
 *
 * @param filters further parameters of the items, by the queryables of the collection
 */
public record OgcapiSource(
    @JsonPropertyDescription("Adresse de l’API, celle à laquelle s’ajoute /collections.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription(
            "Identifiant d’une collection : ses objets sont découpés au territoire. Sans lui, les"
                + " collections sont décrites.")
        @Nullable String collection,
    @JsonPropertyDescription("Filtres sur les objets de la collection, par propriété.")
        Map<String, String> filters,
    @JsonPropertyDescription("Objets par page, 1000 par défaut ; le serveur peut en donner moins.")
        Integer pageSize,
    @JsonPropertyDescription("Où lire le lieu de chaque objet ; la géométrie par défaut.")
        Table.Place place,
    @JsonPropertyDescription("Combien de requêtes le service accepte.") @Nullable Rate rate)
    implements Source {

  private static final int PAGE_SIZE = 1_000;

  public OgcapiSource {
    url = RequestUris.base(url, "/collections");
    filters = filters == null ? Map.of() : Map.copyOf(filters);
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, pageSize);
    place = place == null ? Table.Place.GUESSED : place;
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    Rate.pace(run.door(), url, rate);
    CollectionListing collections = new CollectionListing(this, run);
    return collection == null ? collections.all() : collections.rows(collection);
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Dataset whole = CollectionDataset.map(id, item.body(), url);
    return collection == null ? whole : Extracted.of(whole, territory);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    return CollectionListing.spool(item.body()).map(spool -> Spool.table(spool, place).byBox());
  }
}
