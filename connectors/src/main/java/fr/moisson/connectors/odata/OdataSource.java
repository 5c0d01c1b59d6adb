package fr.moisson.connectors.odata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products over the territory, through the <a
 * href="https://documentation.dataspace.copernicus.eu/APIs/OData.html">OData API of the Copernicus
 * Data Space</a>. Products are linked to, with their footprint, and never cut.
 *
 * <p>Unlike STAC, it knows when a product was last changed: where each product is a dataset, later
 * runs only request those changed since ({@code ModificationDate gt}).
 */
public record OdataSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse de l’API, celle à laquelle s’ajoute /Products.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Collection, par exemple SENTINEL-2 ou CLMS.")
        String collection,
    @JsonPropertyDescription(
            "Conditions de plus, dans la langue d’OData ; toutes doivent être remplies.")
        List<String> filters,
    @JsonPropertyDescription(
            "collection : un seul jeu de données, avec les produits les plus récents (par défaut) ;"
                + " item : un jeu par produit.")
        Per per,
    @JsonPropertyDescription(
            "Nombre de jours, les plus récents, dont tous les produits sont gardés, jusqu’à 100 en un"
                + " seul jeu ; 12 par défaut en un seul jeu, tous sinon.")
        @Nullable Integer latest,
    @JsonPropertyDescription("Couverture nuageuse maximale, en pour cent.")
        @Nullable Double cloudCover,
    @JsonPropertyDescription("Produits par page, 100 par défaut, 1000 au plus.") Integer top,
    @JsonPropertyDescription("Ce qu’il faut pour télécharger, en une phrase.")
        @Nullable String access,
    @JsonProperty(required = true) @JsonPropertyDescription("Le jeu de données à publier.")
        DatasetTemplate dataset)
    implements Source {

  private static final int TOP = 100;
  private static final int MOST = 1000;
  private static final int LATEST = 12;

  public OdataSource {
    filters = filters == null ? List.of() : List.copyOf(filters);
    per = per == null ? Per.COLLECTION : per;
    latest = latest == null && per == Per.COLLECTION ? Integer.valueOf(LATEST) : latest;
    top = top == null ? TOP : top;
    refuseOutside("top", top);
    if (latest != null) {
      refuseOutside("latest", latest);
    }
    if (collection.contains("'")) {
      throw new Misconfigured(
          Notice.of(Code.CONFIG_BAD_VALUE, "collection", collection, "SENTINEL-2"));
    }
  }

  private static void refuseOutside(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, value, "1 … " + MOST));
    }
  }

  /** What becomes one dataset. */
  public enum Per {
    COLLECTION,
    ITEM
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new OdataListing(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return new OdataDataset(this, id, territory).of(item.body());
  }
}
