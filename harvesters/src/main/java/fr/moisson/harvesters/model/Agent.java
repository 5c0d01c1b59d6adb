package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that publishes a dataset ({@code foaf:Agent}).
 *
 * @param siren nine digits, when known
 */
public record Agent(
    @JsonPropertyDescription("Nom de l’organisme.") @JsonProperty(required = true) String name,
    @JsonPropertyDescription("Page d’accueil de l’organisme.") @Nullable URI homepage,
    @JsonPropertyDescription("Numéro SIREN, entre guillemets.") @Nullable String siren) {}
