package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryWords;
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
 * Any paged JSON interface. The preset states what differs between producers: how the territory is
 * named, how pages are requested, where rows and totals are, which column holds a row's position,
 * how changes are detected. A new producer only takes a YAML file.
 *
 * <p>Rows are checked against the territory again, first by {@link Endpoint#filter} and then by the
 * cut, because several services ignore filters that they do not know and return the whole country
 * (Géorisques: 138,248 rows for 4,350).
 *
 * @param endpoints by the identifier of the dataset that each one delivers
 */
public record RestSource(
    @JsonPropertyDescription(
            "Adresse de l’interface, à laquelle s’ajoute le path de chaque point d’accès.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription("Paramètres de toutes les requêtes ; {mots} du territoire permis.")
        @TerritoryWords
        Map<String, String> parameters,
    @JsonPropertyDescription("Comment dire qui demande.") @Nullable Authentication authentication,
    @JsonPropertyDescription("Combien de requêtes le service accepte.") @Nullable Rate rate,
    @JsonPropertyDescription("Points d’accès, par identifiant du jeu de données qui en vient.")
        @JsonProperty(required = true)
        Map<String, Endpoint> endpoints)
    implements Source {

  static final String ENDPOINT = "endpoint";

  public RestSource {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    endpoints = new TreeMap<>(endpoints);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new RestRun(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return endpoint(item).map(id, item, territory);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    Endpoint endpoint = endpoint(item);
    return endpoint.entries() == null
        ? Optional.of(Spool.table(item, endpoint.place(), endpoint.modified(), endpoint.period()))
        : Optional.empty();
  }

  private Endpoint endpoint(RawItem item) {
    String name = item.body().path(ENDPOINT).asText();
    return Objects.requireNonNull(endpoints.get(name), name);
  }
}
