package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.rules.DatasetFilter;
import fr.moisson.harvesters.rules.Defaults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code config/sources/<name>.yaml}: a ready-made source that a territory enables by name. */
public record Preset(
    @JsonPropertyDescription("Protocole de la source : udata, rest, files, dcat…")
        @JsonProperty(required = true)
        String source,
    @JsonPropertyDescription("Ce que c’est, en une ligne.") @JsonProperty(required = true)
        String title,
    @JsonPropertyDescription("Organisme qui produit les données.") @JsonProperty(required = true)
        String producer,
    @JsonPropertyDescription(
            "Quand moissonner : hourly, daytime, daily, weekly, monthly, ou cron Quartz.")
        @Nullable Schedule schedule,
    @JsonPropertyDescription(
            "all : garder tout ce que la source donne ; concerned : seulement ce qui concerne le"
                + " territoire.")
        @Nullable Keep keep,
    @JsonPropertyDescription(
            "Jeux de données à prendre, et nul autre : ceux qui répondent à l’un de ces critères.")
        @Nullable List<DatasetFilter> only,
    @JsonPropertyDescription(
            "Jeux de données à écarter : ceux qui répondent à l’un de ces critères.")
        @Nullable List<DatasetFilter> except,
    @JsonPropertyDescription("Options du protocole.") @JsonProperty(required = true)
        ObjectNode options,
    @JsonPropertyDescription("Quels fichiers sont faits des lignes de la source.")
        @Nullable Recipe files,
    @JsonPropertyDescription(
            "Ce que l’agent déclare des jeux de données dont la source ne le dit pas : producteur,"
                + " contact, licence…")
        @Nullable Defaults defaults,
    @JsonPropertyDescription("Ce qu’il faut savoir avant de publier ces données.")
        @Nullable Guide guide) {

  /** Daily by default. */
  public Schedule scheduleOrDefault() {
    return schedule == null ? Schedule.DAILY : schedule;
  }

  /** Which datasets of a source a territory keeps. */
  public enum Keep {
    ALL,
    CONCERNED
  }
}
