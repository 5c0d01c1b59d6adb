package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The time that the data cover, as ISO 8601 dates; either end may be open. */
public record Period(
    @JsonPropertyDescription("Début, entre guillemets : \"2019\", \"2019-05\", \"2019-05-31\".")
        @Nullable String start,
    @JsonPropertyDescription("Fin, entre guillemets ; rien si elle est ouverte.")
        @Nullable String end) {}
