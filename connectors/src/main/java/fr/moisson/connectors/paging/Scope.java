package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.CommuneCodes;
import fr.moisson.harvesters.territory.Nuts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a service identifies a territory, and hence how many questions are needed. Each question has
 * its {@link TerritoryValues}, which replace placeholders in addresses and parameters.
 *
 * @param chunk communes per question; more cause errors in some services (Géorisques: 20)
 * @param separator between the codes of a chunk
 * @param radius of the largest circle that the service accepts, in metres
 */
public record Scope(
    @JsonPropertyDescription(
            "whole (une question pour le territoire), communes, departements, zones, nuts, circles,"
                + " ou tiles (le territoire, puis ses quarts là où le service ne montre pas tout).")
        @JsonProperty(required = true)
        By by,
    @JsonPropertyDescription("Communes par question, 1 par défaut.") Integer chunk,
    @JsonPropertyDescription("Ce qui sépare les codes d’une question, une virgule par défaut.")
        String separator,
    @JsonPropertyDescription(
            "Paris, Lyon et Marseille : commune (75056), arrondissements (75101…) ou both ; commune"
                + " par défaut.")
        Arrondissements arrondissements,
    @JsonPropertyDescription("Rayon des cercles, en mètres, 10000 par défaut.") Integer radius) {

  private static final int RADIUS = 10_000;

  /** One question for the whole territory. */
  public static final Scope WHOLE = new Scope(By.WHOLE, 1, ",", Arrondissements.COMMUNE, RADIUS);

  public Scope {
    chunk = chunk == null ? 1 : Math.max(1, chunk);
    separator = separator == null ? "," : separator;
    arrondissements = arrondissements == null ? Arrondissements.COMMUNE : arrondissements;
    radius = radius == null ? RADIUS : radius;
    if (radius < 1) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "radius", radius, "1, 2, 3… m"));
    }
  }

  /** What one question is about. */
  public enum By {
    WHOLE,
    COMMUNES,
    DEPARTEMENTS,
    /** Each zone, in the form {@code fr:commune:79191}. */
    ZONES,
    /** Each NUTS 3 region, which in France is a département. */
    NUTS,
    /** Circles that together cover the territory. */
    CIRCLES,
    /** The whole territory; smaller and smaller parts of it if the service caps its answers. */
    TILES
  }

  /** Which codes a service uses for the three communes that have arrondissements. */
  public enum Arrondissements {
    COMMUNE,
    ARRONDISSEMENTS,
    BOTH
  }

  /** The questions to ask, at least one. */
  public List<TerritoryValues> questions(Run run) {
    Territory territory = run.territory();
    TerritoryValues whole = TerritoryValues.of(territory, run.at(), communes(territory), separator);
    return switch (by) {
      case WHOLE, TILES -> List.of(whole);
      case COMMUNES ->
          chunks(communes(territory)).map(codes -> whole.about(codes, separator)).toList();
      case DEPARTEMENTS ->
          territory.departements().stream()
              .map(code -> whole.about(List.of(code), separator))
              .toList();
      case ZONES ->
          territory.zones().stream()
              .map(zone -> whole.about(List.of("fr:" + zone), separator))
              .toList();
      case NUTS ->
          territory.departements().stream()
              .map(code -> whole.about(List.of(Nuts.of(code)), separator))
              .toList();
      case CIRCLES ->
          Circles.over(territory.contour(), radius).stream().map(whole::within).toList();
    };
  }

  private List<String> communes(Territory territory) {
    return territory.communeCodes().stream().flatMap(this::known).toList();
  }

  private Stream<String> known(String commune) {
    Stream<String> parts = CommuneCodes.arrondissements(commune);
    return switch (arrondissements) {
      case COMMUNE -> Stream.of(commune);
      case BOTH -> Stream.concat(Stream.of(commune), parts);
      case ARRONDISSEMENTS -> {
        List<String> codes = parts.toList();
        yield codes.isEmpty() ? Stream.of(commune) : codes.stream();
      }
    };
  }

  private Stream<List<String>> chunks(List<String> codes) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < codes.size(); from += chunk) {
      chunks.add(codes.subList(from, Math.min(codes.size(), from + chunk)));
    }
    return chunks.stream();
  }

  /**
   * Whether two questions may return the same row. Questions by commune do not, unless the service
   * ignores the communes.
   */
  public boolean overlaps() {
    return by != By.WHOLE && (by != By.COMMUNES || arrondissements == Arrondissements.BOTH);
  }

  /** The configured scope, or the whole territory. */
  public static Scope orWhole(@Nullable Scope stated) {
    return stated == null ? WHOLE : stated;
  }
}
