package fr.moisson.connectors.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.time.Duration;

/**
 * The {@code http} section of {@code config/moisson.yaml}. Absent or zero values take their
 * default, so that an empty section is valid.
 */
public record HttpSettings(
    @JsonPropertyDescription(
            "Adresse (page web ou courriel) où joindre l’exploitant ; elle figure dans l’en-tête"
                + " User-Agent de chaque requête.")
        String contact,
    @JsonPropertyDescription(
            "Vrai pour appeler aussi des adresses privées (127.0.0.1, 10.x, 192.168.x…) : celles d’un"
                + " portail ou d’une source du réseau interne ; faux par défaut, ce qui garde les"
                + " sources et leurs redirections à distance de ce réseau.")
        boolean allowPrivateNetworks,
    @JsonProperty("connectTimeoutSeconds")
        @JsonDeserialize(converter = Seconds.class)
        @JsonPropertyDescription("Délai pour établir une connexion, en secondes (10 par défaut).")
        Duration connectTimeout,
    @JsonProperty("firstByteTimeoutSeconds")
        @JsonDeserialize(converter = Seconds.class)
        @JsonPropertyDescription(
            "Plus long silence accepté d’un serveur, en secondes (60 par défaut).")
        Duration firstByteTimeout,
    @JsonProperty("wholeTimeoutSeconds")
        @JsonDeserialize(converter = Seconds.class)
        @JsonPropertyDescription(
            "Délai pour recevoir une réponse entière, en secondes (900 par défaut).")
        Duration wholeTimeout,
    @JsonPropertyDescription("Nombre d’essais d’une lecture, le premier compris (4 par défaut).")
        int attempts,
    @JsonPropertyDescription(
            "Taille maximale d’une réponse compressée, en octets (200 Mo par défaut).")
        long maxCompressedBytes,
    @JsonPropertyDescription(
            "Taille maximale d’une réponse, une fois décompressée, en octets (2 Go par défaut).")
        long maxBytes,
    @JsonPropertyDescription(
            "Taux de compression au-delà duquel une réponse est refusée, de peur qu’elle ne remplisse"
                + " le disque (200 par défaut ; vérifié après 10 Mo).")
        int maxRatio,
    @JsonPropertyDescription(
            "Taille maximale de tout ce qu’une source envoie pendant une moisson, en octets (20 Go par"
                + " défaut) ; au-delà, la moisson s’arrête.")
        long maxBytesPerRun,
    @JsonProperty("maxHoursPerRun")
        @JsonDeserialize(converter = Hours.class)
        @JsonPropertyDescription(
            "Durée au-delà de laquelle une moisson ne demande plus rien à sa source et s’arrête, en"
                + " heures (24 par défaut).")
        Duration maxTimePerRun,
    @JsonPropertyDescription("Nombre de connexions simultanées à un même hôte (4 par défaut).")
        int perHostConnections,
    @JsonPropertyDescription("Nombre de requêtes par seconde à un même hôte (5 par défaut).")
        double perHostRequestsPerSecond) {

  private static final long MEGABYTE = 1_000_000;

  public HttpSettings {
    contact = contact == null ? "" : contact.strip();
    connectTimeout = orDefault("connectTimeoutSeconds", connectTimeout, Duration.ofSeconds(10));
    firstByteTimeout =
        orDefault("firstByteTimeoutSeconds", firstByteTimeout, Duration.ofMinutes(1));
    wholeTimeout = orDefault("wholeTimeoutSeconds", wholeTimeout, Duration.ofMinutes(15));
    attempts = orDefault("attempts", attempts, 4);
    maxCompressedBytes = orDefault("maxCompressedBytes", maxCompressedBytes, 200 * MEGABYTE);
    maxBytes = orDefault("maxBytes", maxBytes, 2000 * MEGABYTE);
    maxRatio = orDefault("maxRatio", maxRatio, 200);
    maxBytesPerRun = orDefault("maxBytesPerRun", maxBytesPerRun, 20_000 * MEGABYTE);
    maxTimePerRun = orDefault("maxHoursPerRun", maxTimePerRun, Duration.ofHours(24));
    perHostConnections = orDefault("perHostConnections", perHostConnections, 4);
    perHostRequestsPerSecond = orDefault("perHostRequestsPerSecond", perHostRequestsPerSecond, 5.0);
  }

  /** All defaults, for an installation that only configures its contact. */
  public static HttpSettings defaults(String contact) {
    Duration absent = Duration.ZERO;
    return new HttpSettings(contact, false, absent, absent, absent, 0, 0, 0, 0, 0, absent, 0, 0);
  }

  /** For the demonstration against this machine, which needs neither guard nor rate limit. */
  public static HttpSettings unguarded() {
    Duration absent = Duration.ZERO;
    return new HttpSettings("", true, absent, absent, absent, 0, 0, 0, 0, 0, absent, 0, 1_000);
  }

  /** A copy that allows private addresses. */
  public HttpSettings withPrivateNetworks() {
    return new HttpSettings(
        contact,
        true,
        connectTimeout,
        firstByteTimeout,
        wholeTimeout,
        attempts,
        maxCompressedBytes,
        maxBytes,
        maxRatio,
        maxBytesPerRun,
        maxTimePerRun,
        perHostConnections,
        perHostRequestsPerSecond);
  }

  Limits limits() {
    return new Limits(maxCompressedBytes, maxBytes, maxRatio);
  }

  private static Duration orDefault(String key, Duration value, Duration fallback) {
    // Jackson leaves null where the key is absent.
    return value == null ? fallback : orDefault(key, value, Duration.ZERO, fallback);
  }

  private static int orDefault(String key, int value, int fallback) {
    return orDefault(key, value, 0, fallback);
  }

  private static long orDefault(String key, long value, long fallback) {
    return orDefault(key, value, 0L, fallback);
  }

  private static double orDefault(String key, double value, double fallback) {
    return orDefault(key, value, 0.0, fallback);
  }

  private static <T extends Comparable<T>> T orDefault(String key, T value, T zero, T fallback) {
    int sign = value.compareTo(zero);
    if (sign < 0) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, value, "0, 1, 2…"));
    }
    return sign == 0 ? fallback : value;
  }

  /** As {@link Seconds}, for long durations. */
  static final class Hours extends StdConverter<Long, Duration> {
    @Override
    public Duration convert(Long hours) {
      return Duration.ofHours(hours);
    }
  }

  /** Durations are whole seconds in YAML: an officer need not know ISO 8601. */
  static final class Seconds extends StdConverter<Long, Duration> {
    @Override
    public Duration convert(Long seconds) {
      return Duration.ofSeconds(seconds);
    }
  }
}
