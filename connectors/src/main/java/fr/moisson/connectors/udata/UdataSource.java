package fr.moisson.connectors.udata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Placeholders;
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
 * Datasets of data.gouv.fr or of another udata, through its API v1 ({@code /api/1/datasets/}).
 *
 * <p>Metadata are under the Licence Ouverte; each dataset has its own licence. Cases seen in
 * practice: the {@code geozone} filter is exact, so the zones of the EPCI and of its communes are
 * requested one by one; most datasets have no zone at all, so there are searches by name too;
 * {@code q} requires every word; {@code next_page} may name another host, so page addresses are
 * built here; several searches find the same dataset; zones may end in {@code @2015-01-01}.
 *
 * <p>A later run reads the index of each search, and only the datasets edited since the last one,
 * until a full listing is due ({@link UdataListing}).
 */
public record UdataSource(
    @JsonPropertyDescription("Adresse du portail, par exemple https://www.data.gouv.fr.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription(
            "Recherches à faire : filtres de l’API (organization, tag, q, geozone…). {zones} vaut"
                + " chaque zone du territoire, {departement} et {region} chacun des siens, {nom} le nom"
                + " de l’EPCI sans son sigle puis celui de chaque commune (60 au plus),"
                + " {organisations} chaque organisation qui porte l’un de ces noms, {code} son code.")
        @Placeholders({
          "zones",
          "departement",
          "region",
          "nom",
          "organisations",
          "code",
          "codes",
          "siren",
          "date"
        })
        List<Map<String, String>> searches,
    @JsonPropertyDescription("Étiquettes des bouquets (topics) à moissonner comme des séries.")
        List<String> topics,
    @JsonPropertyDescription(
            "Adresse de la page d’un bouquet, où {slug} vaut son nom court, si le portail n’en donne"
                + " pas.")
        @Placeholders("slug")
        @Nullable String topicPage,
    @JsonPropertyDescription("Jeux de données par page, 100 par défaut.") Integer pageSize)
    implements Source {

  private static final int PAGE_SIZE = 100;
  private static final String EXAMPLE = "searches: [ { organization: ville-de-niort } ]";

  public UdataSource {
    url = RequestUris.base(url, "/api/1/datasets", "/fr/datasets", "/datasets");
    searches = searches == null ? List.of() : List.copyOf(searches);
    topics = topics == null ? List.of() : List.copyOf(topics);
    if (searches.isEmpty() && topics.isEmpty()) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_MISSING_CHOICE, "searches | topics", EXAMPLE));
    }
    pageSize = pageSize == null ? PAGE_SIZE : pageSize;
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    ListingMarks marks = new ListingMarks(run);
    Stream<RawItem> datasets = new UdataListing(this, run, marks).items();
    Stream<RawItem> bouquets =
        topics.stream().flatMap(tag -> new UdataTopics(this, run, marks).tagged(tag));
    return Ending.of(Stream.concat(datasets, bouquets), marks::remember);
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return item.body().has(UdataTopics.ELEMENTS)
        ? UdataTopics.map(id, item.body(), this)
        : UdataDataset.map(id, item.body(), url);
  }
}
