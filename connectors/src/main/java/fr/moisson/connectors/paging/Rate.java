package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Door;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How often a service may be called, by the whole program.
 *
 * @param seconds one by default
 */
public record Rate(
    @JsonPropertyDescription("Nombre de requêtes.") @JsonProperty(required = true) int requests,
    @JsonPropertyDescription("En combien de secondes, 1 par défaut.") @Nullable Integer seconds) {

  /** Limits all requests to the service; null leaves the rate as it is. */
  public static void pace(Door door, URI service, @Nullable Rate rate) {
    if (rate != null) {
      door.pace(service, rate.perSecond());
    }
  }

  private double perSecond() {
    return (double) Math.max(1, requests) / (seconds == null ? 1 : Math.max(1, seconds));
  }
}
