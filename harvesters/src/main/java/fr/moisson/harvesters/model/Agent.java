package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that publishes a dataset ({@code foaf:Agent}).
 *
 * @param siren nine digits, when known
 */
public record Agent(
    @JsonPropertyDescription("Nom de l’organisme.") @JsonProperty(required = true) String name,
    @JsonPropertyDescription("Page d’accueil de l’organisme.") @Nullable URI homepage,
    @JsonPropertyDescription("Numéro SIREN, entre guillemets.") @Nullable String siren) {

  private static final Pattern SIREN_OR_SIRET = Pattern.compile("(\\d{9})(\\d{5})?");

  /**
   * The SIREN in an identifier: itself, or the first digits of a SIRET, however spaced. Numbers of
   * nine digits that are no SIREN, as most are, do not have its last digit.
   */
  public static Optional<String> sirenOf(String identifier) {
    Matcher number = SIREN_OR_SIRET.matcher(identifier.replaceAll("[\\s\\p{Z}]", ""));
    return number.matches() && Luhn.holds(number.group(1))
        ? Optional.of(number.group(1))
        : Optional.empty();
  }
}
