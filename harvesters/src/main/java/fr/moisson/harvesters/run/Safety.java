package fr.moisson.harvesters.run;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits on withdrawing what has vanished from a source.
 *
 * <p>One dataset may always be withdrawn, whatever the size of the source, because datasets do end;
 * the last ones never are, because a source that lists nothing is far more often broken than empty.
 */
public record Safety(
    @JsonPropertyDescription(
            "Part des jeux de données d’une source qui peut disparaître d’un coup sans votre accord, de"
                + " 0 à 1 (0.2 par défaut) ; un seul jeu le peut toujours, sauf le dernier.")
        @Nullable Double maxShare,
    @JsonPropertyDescription(
            "Nombre de jeux de données d’une source qui peuvent disparaître d’un coup sans votre accord,"
                + " même si maxShare en admet plus (100 par défaut).")
        @Nullable Long maxCount,
    @JsonPropertyDescription(
            "Jours d’absence avant qu’un jeu de données soit retiré (7 par défaut).")
        @Nullable Integer graceDays,
    @JsonPropertyDescription(
            "Jours au bout desquels une source est relue en entier, même si elle sait s’arrêter"
                + " aux nouveautés (7 par défaut).")
        @Nullable Integer fullListingDays) {

  public static final Safety DEFAULT = new Safety(null, null, null, null);

  private static final double SHARE = 0.2;
  private static final long COUNT = 100;
  private static final int GRACE_DAYS = 7;
  private static final int FULL_LISTING_DAYS = 7;

  /** How late a run may start: without it, a weekly source would be read in full every week. */
  private static final Duration PUNCTUALITY = Duration.ofHours(12);

  public Safety {
    // Not just maxShare > 1: NaN compares false with everything.
    if (maxShare != null && !(maxShare >= 0 && maxShare <= 1)) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "maxShare", maxShare, "0 … 1"));
    }
    refuseNegative("maxCount", maxCount);
    refuseNegative("graceDays", graceDays);
    refuseNegative("fullListingDays", fullListingDays);
  }

  private static void refuseNegative(String key, @Nullable Number value) {
    if (value != null && value.longValue() < 0) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, value, "0, 1, 2…"));
    }
  }

  /** Whether this many may be withdrawn without approval. */
  boolean allows(long missing, long held) {
    double share = maxShare == null ? SHARE : maxShare;
    long count = maxCount == null ? COUNT : maxCount;
    long most = Math.min(Math.max(1, (long) Math.floor(held * share)), count);
    return missing == 0 || (missing <= most && missing < held);
  }

  Duration grace() {
    return Duration.ofDays(graceDays == null ? GRACE_DAYS : graceDays);
  }

  /** Whether everything must be read again, however much a source declares unchanged. */
  boolean isFullListingDue(Instant last, Instant now) {
    int days = fullListingDays == null ? FULL_LISTING_DAYS : fullListingDays;
    Duration since = Duration.between(last, now);
    return since.compareTo(Duration.ofDays(days).plus(PUNCTUALITY)) > 0;
  }
}
