package fr.moisson.connectors.stac;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products over the territory in a catalogue of the <a
 * href="https://github.com/radiantearth/stac-api-spec/tree/main/item-search">STAC API, Item
 * Search</a>, version 1.0.0 and its betas. Rasters are linked to, with their footprint, and never
 * cut.
 *
 * <p>Cases seen in practice: totals in {@code numberMatched} (stac-server), in {@code
 * context.matched} (GEODES) or nowhere (Planetary Computer); a {@code next} link that contains the
 * whole body, a part of it, or lacks the filters (GEODES, hence paging by {@code page}); pages of
 * at most 80, whatever was requested; a {@code bbox} that is ignored, so that each item is compared
 * with the contour; assets on {@code s3://} with or without an alternate on the web; items of
 * version 0.7.0, whose dates have no time; sizes and checksums in the description of an asset
 * (GEODES).
 *
 * <p>The {@code headers} of a {@code next} link are not sent: a server could put anything there.
 */
public record StacSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse de l’API, celle à laquelle s’ajoute /search.")
        URI url,
    @JsonProperty(required = true) @JsonPropertyDescription("Identifiants des collections.")
        List<String> collections,
    @JsonPropertyDescription(
            "collection : un jeu de données par collection, avec les produits les plus récents (par"
                + " défaut) ; item : un jeu par produit.")
        Per per,
    @JsonPropertyDescription(
            "Nombre de jours, les plus récents, dont tous les produits sont gardés, jusqu’à 100 par"
                + " collection ; 12 par défaut par collection, tous par produit.")
        @Nullable Integer latest,
    @JsonPropertyDescription("Couverture nuageuse maximale, en pour cent.")
        @Nullable Double cloudCover,
    @JsonPropertyDescription("Période, par exemple 2024-01-01T00:00:00Z/..")
        @Nullable String datetime,
    @JsonPropertyDescription(
            "Fichiers à garder, par leur clé ; * remplace n’importe quoi. Par défaut les données.")
        List<String> assets,
    @JsonPropertyDescription("post (par défaut) ou get.") Method method,
    @JsonPropertyDescription(
            "bbox (rectangle, par défaut) ou intersects (enveloppe convexe du contour).")
        Area area,
    @JsonPropertyDescription("link (lien next, par défaut) ou page (numéro dans la requête).")
        Paging paging,
    @JsonPropertyDescription("Produits par page, 100 par défaut.") Integer limit,
    @JsonPropertyDescription("Tri, du plus récent au plus ancien, si le serveur le sait.")
        @Nullable Sort sort,
    @JsonPropertyDescription("Autres éléments de la requête, par exemple query.") ObjectNode body,
    @JsonPropertyDescription("Ce qu’il faut pour télécharger, en une phrase.")
        @Nullable String access,
    @JsonPropertyDescription(
            "Jeux de données décrits à la main, par identifiant de collection ; les autres le sont"
                + " par leur collection.")
        Map<String, DatasetTemplate> datasets)
    implements Source {

  private static final int LIMIT = 100;
  private static final int LATEST = 12;
  private static final int MOST_LATEST = 500;

  public StacSource {
    url = RequestUris.base(url, "/search", "/collections");
    collections = List.copyOf(collections);
    per = per == null ? Per.COLLECTION : per;
    latest = latest == null && per == Per.COLLECTION ? Integer.valueOf(LATEST) : latest;
    assets = assets == null ? List.of() : List.copyOf(assets);
    method = method == null ? Method.POST : method;
    area = area == null ? Area.BBOX : area;
    paging = paging == null ? Paging.LINK : paging;
    limit = limit == null ? LIMIT : Math.max(1, limit);
    body = body == null ? JsonNodeFactory.instance.objectNode() : body.deepCopy();
    datasets = datasets == null ? Map.of() : Map.copyOf(datasets);
    if (latest != null && (latest < 1 || latest > MOST_LATEST)) {
      throw new Misconfigured(
          Notice.of(Code.CONFIG_BAD_VALUE, "latest", latest, "1 … " + MOST_LATEST));
    }
  }

  /** What becomes one dataset. */
  public enum Per {
    COLLECTION,
    ITEM
  }

  /** How a search is sent. */
  public enum Method {
    POST,
    GET
  }

  /** How a search specifies the territory. */
  public enum Area {
    BBOX,
    INTERSECTS
  }

  /** How pages follow one another. */
  public enum Paging {
    LINK,
    PAGE
  }

  /**
   * Newest first, with the <a href="https://github.com/stac-api-extensions/sort">Sort extension</a>
   * or something similar. The order is verified before anything is concluded from it.
   */
  public record Sort(
      @JsonProperty(required = true)
          @JsonPropertyDescription(
              "Champ, par exemple properties.updated ; les produits inchangés ne sont alors pas"
                  + " relus à chaque fois.")
          String field,
      @JsonPropertyDescription("Paramètre, sortby par défaut.") String parameter,
      @JsonPropertyDescription("Mot pour « décroissant », desc par défaut.") String descending) {

    public Sort {
      parameter = parameter == null ? "sortby" : parameter;
      descending = descending == null ? "desc" : descending;
    }

    /** The name of the field among the properties of an item. */
    String property() {
      return field.replaceFirst("^properties\\.", "");
    }
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new StacListing(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return new StacDataset(this, id, territory).of(item.body());
  }
}
