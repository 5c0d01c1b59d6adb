package fr.moisson.connectors.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records of one catalogue, through <a href="https://docs.ogc.org/is/20-004r1/20-004r1.html">OGC
 * API – Records, Part 1</a> (pycsw, pygeoapi, GeoNetwork, ldproxy, another Moisson).
 *
 * <p>Pages are followed by links in the answer, on the same server only, as with OGC API –
 * Features.
 *
 * <p>Cases seen in practice: the metadata of ISO 19115 in GeoJSON (pycsw), with the protocol and
 * the function of each link, the layer as its name, and protocols among the formats; members
 * without a value; a time that is the date of the record, under a name that the standard does not
 * have.
 *
 * @param filters further parameters of the items, such as {@code q}, or a queryable of the
 *     catalogue
 * @param bbox whether the server is asked for what meets the territory's box, in WGS 84. This only
 *     saves requests: relevance is decided again for each record
 */
public record RecordsSource(
    @JsonPropertyDescription("Adresse de l’API, celle à laquelle s’ajoute /collections.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription(
            "Identifiant du catalogue parmi les collections de l’API, par exemple metadata:main"
                + " (pycsw) ou catalogue (un autre Moisson).")
        @JsonProperty(required = true)
        String collection,
    @JsonPropertyDescription("Filtres sur les fiches, par exemple q (mots à chercher).")
        Map<String, String> filters,
    @JsonPropertyDescription(
            "true : demander au serveur les seules fiches dont l’emprise touche celle du territoire ;"
                + " celles qui n’en ont pas ne sont alors pas lues. Toutes par défaut.")
        boolean bbox,
    @JsonPropertyDescription(
            "Fiches à garder : DATASET, SERIES, SERVICE ; sans SERVICE par défaut.")
        Set<Kind> kinds,
    @JsonPropertyDescription("Fiches par page, 100 par défaut ; le serveur peut en donner moins.")
        Integer pageSize)
    implements Source {

  private static final int PAGE_SIZE = 100;

  public RecordsSource {
    url = RequestUris.base(url, "/collections");
    filters = filters == null ? Map.of() : Map.copyOf(filters);
    kinds =
        kinds == null || kinds.isEmpty() ? Set.of(Kind.DATASET, Kind.SERIES) : Set.copyOf(kinds);
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, pageSize);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new RecordsListing(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return new RecordReading(item.body()).dataset(id);
  }
}
