package fr.moisson.connectors.csw;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.iso.ExcerptReading;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of a geographic catalogue, through GetRecords of <a
 * href="https://portal.ogc.org/files/?artifact_id=20555">CSW 2.0.2</a>: ISO 19139, ISO 19115-3,
 * Dublin Core, or DCAT where GeoNetwork offers it.
 *
 * <p>Cases seen in practice: {@code nextRecord} that is 0 though more records follow, or that lies
 * before the page or beyond the end; counts that are missing or are those of the whole; errors with
 * a success status; one record that the server cannot write and that makes its whole page fail
 * (halved until the record is alone); the Géoplateforme's full-text filter, which crashes, so that
 * its catalogue is read completely.
 *
 * <p>Coordinates of the server's filter are WGS 84, in the axis order that the server expects. It
 * only saves requests: relevance is decided again for each record.
 */
public record CswSource(
    @JsonPropertyDescription(
            "Adresse du service CSW, sans paramètres. {catalogue} vaut tour à tour le code de"
                + " chaque département du territoire, ou ce que disent departements et regions.")
        @JsonProperty(required = true)
        @Placeholders("catalogue")
        String url,
    @JsonPropertyDescription(
            "Ce que {catalogue} devient pour chaque département, quand ce n’est pas son code."
                + " Les départements absents de la liste n’ont alors pas de catalogue.")
        Map<String, String> departements,
    @JsonPropertyDescription(
            "Ce que {catalogue} devient pour une région ; les régions absentes n’ont pas de"
                + " catalogue.")
        Map<String, String> regions,
    @JsonPropertyDescription(
            "Schéma des fiches ; par défaut ISO 19139, sinon ISO 19115-3, sinon Dublin Core.")
        @Nullable String outputSchema,
    @JsonPropertyDescription("Types demandés, csw:Record par défaut.") @Nullable String typeNames,
    @JsonPropertyDescription("POST (par défaut) ou GET.") Method method,
    @JsonPropertyDescription("Fiches par page, 25 par défaut.") Integer pageSize,
    @JsonPropertyDescription(
            "Filtre du serveur sur l’emprise du territoire, selon l’ordre des axes qu’il attend :"
                + " LONLAT ou LATLON. Sans filtre par défaut.")
        @Nullable Axes bbox,
    @JsonPropertyDescription("Autre filtre du serveur, en CQL.") @Nullable String constraint,
    @JsonPropertyDescription(
            "Tri, par exemple identifier:A ou dct:modified:D ; celui du serveur par défaut.")
        @Nullable String sortBy,
    @JsonPropertyDescription(
            "Fiches à garder : DATASET, SERIES, SERVICE ; sans SERVICE par défaut.")
        Set<Kind> kinds,
    @JsonPropertyDescription(
            "Filtre du serveur, en CQL, qui ne donne que les fiches de services, par exemple type"
                + " = 'service' : leurs adresses deviennent des liens des jeux qu’elles"
                + " desservent.")
        @Nullable String services,
    @JsonPropertyDescription(
            "Page d’une fiche dans le catalogue, où {id} est son identifiant ; pour les fiches"
                + " qui ne la donnent pas.")
        @Placeholders("id")
        @Nullable String page)
    implements Source {

  private static final String CATALOGUE = "{catalogue}";
  private static final int PAGE_SIZE = 25;

  public CswSource {
    departements = departements == null ? Map.of() : Map.copyOf(departements);
    regions = regions == null ? Map.of() : Map.copyOf(regions);
    method = method == null ? Method.POST : method;
    pageSize = pageSize == null ? PAGE_SIZE : Math.max(1, pageSize);
    kinds =
        kinds == null || kinds.isEmpty() ? Set.of(Kind.DATASET, Kind.SERIES) : Set.copyOf(kinds);
  }

  /** The same catalogue, limited to its services. */
  CswSource ofServices() {
    return new CswSource(
        url,
        departements,
        regions,
        outputSchema,
        typeNames,
        method,
        pageSize,
        bbox,
        constraint == null ? services : "(%s) AND (%s)".formatted(constraint, services),
        sortBy,
        Set.of(Kind.SERVICE),
        null,
        null);
  }

  /** How a request is sent. */
  public enum Method {
    POST,
    GET
  }

  /** Which coordinate comes first in a box. */
  public enum Axes {
    LONLAT,
    LATLON
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return Catalogues.items(
        this, addresses(run.territory()).stream().map(URI::create).toList(), run);
  }

  private List<String> addresses(Territory territory) {
    if (!url.contains(CATALOGUE)) {
      return List.of(url);
    }
    Stream<String> ofDepartements =
        territory.departements().stream()
            .filter(code -> departements.isEmpty() || departements.containsKey(code))
            .map(code -> departements.getOrDefault(code, code));
    Stream<String> ofRegions =
        territory.regions().stream().flatMap(region -> Stream.ofNullable(regions.get(region)));
    return Stream.concat(ofDepartements, ofRegions)
        .map(catalogue -> url.replace(CATALOGUE, catalogue))
        .toList();
  }

  /** Item bodies contain the XML of a record, or its part of a DCAT graph as N-Triples. */
  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Dataset dataset =
        item.body().has(CswRecords.EXCERPT)
            ? ExcerptReading.dataset(id, item.body().path(CswRecords.EXCERPT).asText())
            : IsoReading.dataset(id, item.body().path(CswRecords.RECORD).asText());
    return withPage(served(dataset, CswRecords.links(item.body())), item);
  }

  /** Adds the links to services that its own record does not have. */
  private static Dataset served(Dataset dataset, List<Link> links) {
    Set<URI> own = dataset.links().map(Link::url).collect(Collectors.toSet());
    return dataset.with(
        draft ->
            draft.andDistributions(
                links.stream().filter(link -> !own.contains(link.url())).toList()));
  }

  private Dataset withPage(Dataset dataset, RawItem item) {
    if (dataset.landingPage() != null || page == null) {
      return dataset;
    }
    String address = page.replace("{id}", RequestUris.step(item.remoteId()));
    return dataset.with(draft -> draft.landingPage(Iris.parse(address).orElse(null)));
  }
}
