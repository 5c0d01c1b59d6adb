package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public datasets of a CKAN site, or of one with the same API (DKAN), through {@code
 * package_search} of its <a href="https://docs.ckan.org/en/2.11/api/">action API</a>, without an
 * account.
 *
 * <p>The latest changes come first, and a later run stops at what the last one has seen, until a
 * full listing is due. Cases seen in practice: {@code "success": false} with status 200; sites that
 * return fewer rows than requested; metadata as fields (ckanext-scheming) or as extras, under
 * current names or under {@code dcat_…}; lists written as texts.
 */
public record CkanSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du portail, par exemple https://donnees.example.org.")
        URI url,
    @JsonPropertyDescription("Mots à chercher (paramètre q).") @Nullable String q,
    @JsonPropertyDescription("Filtre en syntaxe Solr (paramètre fq), par exemple tags:eau.")
        @Nullable String fq,
    @JsonPropertyDescription("Nom d’une organisation, pour n’en lire que les jeux de données.")
        @Nullable String organisation,
    @JsonPropertyDescription("Jeux de données par page, 100 par défaut, 1000 au plus.")
        Integer pageSize)
    implements Source {

  private static final int PAGE_SIZE = 100;
  private static final int LARGEST_PAGE = 1000;

  public CkanSource {
    url = RequestUris.base(url, "/api/3/action/package_search", "/fr/dataset", "/dataset");
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, Math.min(LARGEST_PAGE, pageSize));
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new CkanListing(this).items(run);
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return CkanPackage.map(id, item.body(), url);
  }
}
