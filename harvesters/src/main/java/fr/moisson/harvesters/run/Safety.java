package fr.moisson.harvesters.run;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How careful to be with what vanishes from a source.
 *
 * <p>The breaker lets one dataset go whatever the size of the source, since things do end; it never
 * lets the last ones go, since a source that lists nothing is far more often broken than empty.
 */
public record Safety(
    @JsonPropertyDescription(
            "Part des jeux de données d’une source qui peuvent disparaître d’un coup, de 0 à 1.")
        @Nullable Double maxShare,
    @JsonPropertyDescription(
            "Nombre de jeux de données d’une source qui peuvent disparaître d’un coup.")
        @Nullable Long maxCount,
    @JsonPropertyDescription("Jours d’absence avant qu’un jeu de données soit retiré.")
        @Nullable Integer graceDays,
    @JsonPropertyDescription(
            "Jours au bout desquels une source est relue en entier, même si elle sait s’arrêter"
                + " aux nouveautés.")
        @Nullable Integer fullListingDays) {

  public static final Safety DEFAULT = new Safety(null, null, null, null);

  private static final double SHARE = 0.2;
  private static final long COUNT = 100;
  private static final int GRACE_DAYS = 7;
  private static final int FULL_LISTING_DAYS = 7;

  public Safety {
    if (maxShare != null && (maxShare < 0 || maxShare > 1)) {
      throw new IllegalArgumentException("maxShare : une part va de 0 à 1, pas " + maxShare);
    }
    if ((maxCount != null && maxCount < 0)
        || (graceDays != null && graceDays < 0)
        || (fullListingDays != null && fullListingDays < 0)) {
      throw new IllegalArgumentException(
          "maxCount, graceDays et fullListingDays ne sont jamais négatifs");
    }
  }

  /** Whether so many may go without anybody's approval. */
  public boolean allows(long missing, long held) {
    double share = maxShare == null ? SHARE : maxShare;
    long count = maxCount == null ? COUNT : maxCount;
    long most = Math.min(Math.max(1, (long) Math.floor(held * share)), count);
    return missing == 0 || (missing <= most && missing < held);
  }

  public Duration grace() {
    return Duration.ofDays(graceDays == null ? GRACE_DAYS : graceDays);
  }

  public Duration fullListingEvery() {
    return Duration.ofDays(fullListingDays == null ? FULL_LISTING_DAYS : fullListingDays);
  }
}
