package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Extracted;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A portal on <a href="https://data-fair.github.io/">data-fair</a> (data.ademe.fr and others),
 * through its API v1: its catalogue as metadata with links, or the rows of one dataset as an
 * extract.
 *
 * <p>Rows are requested by the INSEE codes of the territory's communes if a column of the schema
 * refers to that concept, else by its box, longitude first; they are cut again in any case. The
 * catalogue shows at most 10,000 datasets, in order of creation.
 *
 * <p>Limits for anonymous use: 600 requests a minute, 500 kB/s. Cases seen in practice: neither the
 * last page of rows nor an empty answer has a {@code next}; columns of the engine itself ({@code
 * _score}, {@code _rand}) are included.
 */
public record DatafairSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Adresse du portail, par exemple https://data.ademe.fr ; /data-fair est ajouté s’il"
                + " manque.")
        URI url,
    @JsonPropertyDescription(
            "Identifiant d’un jeu de données : ses lignes sont découpées au territoire. Sans lui, le"
                + " catalogue est lu.")
        @Nullable String dataset,
    @JsonPropertyDescription(
            "Filtres de l’API, sur le catalogue (q, owner, topics…) ou, avec dataset, sur les"
                + " lignes (qs, COLONNE_eq…).")
        Map<String, String> filters,
    @JsonPropertyDescription("Où lire le lieu de chaque ligne ; deviné par défaut.")
        Table.@Nullable Place place)
    implements Source {

  private static final Paging BY_OFFSET = Paging.byOffset("skip", "size", 100);
  private static final Envelope DATASETS = Envelope.of("/results").withTotal("/count");
  private static final int MOST = 10_000;

  public DatafairSource {
    filters = filters == null ? Map.of() : Map.copyOf(filters);
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return dataset == null ? catalogue(run) : new DatafairLines(this, dataset, run).items();
  }

  private Stream<RawItem> catalogue(Run run) {
    Map<String, String> query = new TreeMap<>(filters);
    // Oldest first, so that datasets published meanwhile come at the end.
    query.put("sort", "createdAt:1");
    return new Listing(run, Question.of(URI.create(datasets()), query), BY_OFFSET, DATASETS)
        .named("/id")
        .showing(MOST, run)
        .items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Dataset whole = DatafairDataset.map(id, item.body(), datasets());
    return dataset == null ? whole : Extracted.of(whole, territory);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    return DatafairLines.table(item.body(), place);
  }

  /** The address of the collection of datasets. */
  String datasets() {
    return DatafairPortal.root(url) + "/datasets";
  }
}
