package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Extracted;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Opendatasoft portal, through its <a
 * href="https://help.opendatasoft.com/apis/ods-explore-v2/">Explore API v2.1</a>: its catalogue as
 * metadata with links to its exports, or the rows of one dataset as an extract.
 *
 * <p>The catalogue is read as one export, because its pages end at the 10,000th dataset; it is
 * compared with the number that the first page announces. Rows are read as one export too,
 * requested within the territory's box where the dataset has a geographic field, and are cut again
 * afterwards.
 *
 * <p>Cases seen in practice: portals that have moved to data-fair, whose compatibility layer still
 * gives rows but answers 410 to requests about the catalogue (opendata.enedis.fr); datasets without
 * records, which are only links; attachments under {@code odsfile://}; all keywords in one text.
 */
public record OpendatasoftSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du portail, par exemple https://opendata.paris.fr.")
        URI url,
    @JsonPropertyDescription(
            "Identifiant d’un jeu de données : ses lignes sont découpées au territoire. Sans lui, le"
                + " catalogue est lu.")
        @Nullable String dataset,
    @JsonPropertyDescription(
            "Filtre en langage ODSQL, sur le catalogue ou, avec dataset, sur les lignes.")
        @Nullable String where,
    @JsonPropertyDescription("Facettes à retenir, par exemple { theme: Environnement }.")
        Map<String, String> refine,
    @JsonPropertyDescription("Clé d’API, pour un portail privé.") @Nullable Secret apikey,
    @JsonPropertyDescription("Où lire le lieu de chaque ligne ; deviné par défaut.")
        Table.@Nullable Place place,
    @JsonPropertyDescription(
            "2 par défaut ; 1 pour lire le catalogue par l’ancienne interface, où where est une"
                + " recherche de mots.")
        @Nullable Integer version)
    implements Source {

  private static final Paging OLD_PAGES = Paging.byOffset("start", "rows", 100);
  private static final Envelope OLD = Envelope.of("/datasets").withTotal("/nhits");
  private static final int MOST = 10_000;

  public OpendatasoftSource {
    refine = refine == null ? Map.of() : Map.copyOf(refine);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    ExploreClient api = new ExploreClient(this, run.door());
    if (dataset != null) {
      return new ExploreRows(this, dataset, api).items(run);
    }
    return version != null && version == 1 ? oldCatalogue(run) : catalogue(api);
  }

  /** Thanks to the door, an unchanged export is not downloaded again. */
  private Stream<RawItem> catalogue(ExploreClient api) {
    long announced = api.count("/datasets", where);
    Question export = api.question(api.address("/exports/json", where));
    return new Listing(api.door(), export, Paging.NONE, Envelope.of(""))
        .expecting(announced)
        .named("/dataset_id")
        .items()
        // An error may stand in place of a dataset.
        .peek(item -> ExploreClient.refuseError(export.address(), item.body()));
  }

  /**
   * The catalogue in the API 1.0 from before 2019, which portals still offer; it has no export, and
   * shows at most 10,000 datasets.
   */
  private Stream<RawItem> oldCatalogue(Run run) {
    Map<String, String> query = new TreeMap<>();
    if (where != null) {
      query.put("q", where);
    }
    refine.forEach((facet, value) -> query.put("refine." + facet, value));
    URI search = URI.create(RequestUris.root(url) + "/api/datasets/1.0/search/");
    Question question = new Question(search, query, ExploreClient.headers(apikey));
    return new Listing(run, question, OLD_PAGES, OLD)
        .named("/datasetid")
        .showing(MOST, run)
        .items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Dataset whole = ExploreDataset.map(id, item.body(), url);
    return dataset == null ? whole : Extracted.of(whole, territory);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    return ExploreRows.table(item.body(), place);
  }
}
