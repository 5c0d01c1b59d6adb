package fr.moisson.connectors.overpass;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.paging.Parts;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of OpenStreetMap in the territory, through the <a
 * href="https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL">Overpass query language</a>:
 * one query and one dataset for each layer of the preset. Data are under the ODbL.
 *
 * <p>Cases seen in practice: a query that runs out of time or memory ends with status 200, with
 * some elements or none, and a {@code remark}; syntax errors come as an HTML page; busy servers
 * answer 429 and 504.
 *
 * <p>The map changes every minute somewhere. A dataset has the date of the map from which its rows
 * were read when they last changed, so that an unchanged extract is an unchanged dataset.
 */
public record OverpassSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Adresse de l’interface, par exemple https://overpass-api.de/api/interpreter.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Les couches, chacune sous un nom stable ; un jeu par couche.")
        Map<String, Layer> layers,
    @JsonPropertyDescription(
            "Comment nommer le territoire : bbox (rectangle, par défaut) ou insee (communes par leur"
                + " code ; plus lent, moins de données transmises).")
        Area area,
    @JsonPropertyDescription(
            "Secondes que le serveur peut y passer, 50 par défaut ; pour plus, allonger aussi"
                + " firstByteTimeoutSeconds dans moisson.yaml.")
        Integer timeout,
    @JsonPropertyDescription(
            "Mémoire que le serveur peut y mettre, en octets ; 536870912 par défaut.")
        Long maxsize)
    implements Source {

  /** Less than the minute after which the door stops waiting for the first byte. */
  private static final int TIMEOUT = 50;

  private static final long MAXSIZE = 512L << 20;

  static final String MODIFIED = "modified";

  public OverpassSource {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    area = area == null ? Area.BBOX : area;
    timeout = positive("timeout", timeout, TIMEOUT);
    maxsize = positive("maxsize", maxsize, MAXSIZE);
  }

  private static <N extends Number> N positive(String key, @Nullable N value, N usual) {
    if (value != null && value.longValue() <= 0) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, value, "1, 2, 3…"));
    }
    return value == null ? usual : value;
  }

  /** How a query specifies the territory. */
  public enum Area {
    BBOX,
    INSEE
  }

  /** The kinds of objects that OpenStreetMap knows. */
  public enum Kind {
    NODE,
    WAY,
    RELATION
  }

  /**
   * The content of one query.
   *
   * @param filters conjunctions of tag filters; an object that matches any of them is taken
   * @param tags tags to keep; all if empty
   */
  public record Layer(
      @JsonProperty(required = true)
          @JsonPropertyDescription(
              "Filtres d’Overpass ; un objet qui passe l’un d’eux est pris, par exemple"
                  + " '[\"natural\"=\"tree\"]'.")
          List<String> filters,
      @JsonPropertyDescription("node, way, relation ; les trois par défaut.") List<Kind> kinds,
      @JsonPropertyDescription("Attributs à garder comme colonnes ; tous par défaut.")
          List<String> tags,
      @JsonProperty(required = true) @JsonPropertyDescription("Le jeu de données à publier.")
          DatasetTemplate dataset) {

    /** Pairs of square brackets with closed quotes, so that nothing can end the query. */
    private static final Pattern FILTER =
        Pattern.compile("(?:\\[(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\]\\[;\"(){}])++\\])++");

    public Layer {
      filters = List.copyOf(filters);
      kinds = kinds == null || kinds.isEmpty() ? List.of(Kind.values()) : List.copyOf(kinds);
      tags = tags == null ? List.of() : List.copyOf(tags);
      if (filters.isEmpty()) {
        throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, "filters"));
      }
      for (String filter : filters) {
        if (!FILTER.matcher(filter).matches()) {
          throw new Misconfigured(
              Notice.of(Code.CONFIG_BAD_VALUE, "filters", filter, "[\"key\"=\"value\"]"));
        }
      }
    }
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new Parts(run).read(layers, new LayerReading(this, run)::read);
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    Layer layer = layers.get(item.remoteId());
    if (layer == null) {
      throw new IllegalArgumentException(item.remoteId());
    }
    String credit = "© les contributeurs d’OpenStreetMap, licence ODbL, lu par " + url + ".";
    return layer
        .dataset()
        .dataset(id, territory)
        .with(
            draft ->
                draft
                    .modified(item.body().path(MODIFIED).asText(null))
                    .provenance(List.of(credit)));
  }

  @Override
  public Optional<Table> table(RawItem item) {
    return Optional.of(Spool.table(item, Table.Place.GUESSED));
  }
}
