package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What an officer should know of a source before publishing it: the reading grid. In French, as the
 * data are.
 *
 * @param toComplete the options that only the territory's file can give, in YAML with comments,
 *     ready to be copied and changed
 * @param what it is, for a source that describes no dataset of its own in the options
 * @param licence when the source's datasets have none in common in the options
 * @param example one record, as it comes out; its values are invented when the shape is only
 *     documented
 */
public record Guide(
    @JsonPropertyDescription(
            "Les options que seul le fichier du territoire peut donner, en YAML, prêtes à recopier.")
        @Nullable String toComplete,
    @JsonPropertyDescription("Ce que c’est, quand les options ne décrivent pas de jeu de données.")
        @Nullable String what,
    @JsonPropertyDescription("Fraîcheur des données.") @JsonProperty(required = true)
        String freshness,
    @JsonPropertyDescription("Ce qu’une ville en fait.") @JsonProperty(required = true) String use,
    @JsonPropertyDescription("Comment lire les données.") @JsonProperty(required = true)
        String reading,
    @JsonPropertyDescription("Limites d’usage.") @JsonProperty(required = true) String limits,
    @JsonPropertyDescription(
            "recorded : vérifié sur une réponse enregistrée ; documented : d’après la documentation"
                + " du producteur.")
        @JsonProperty(required = true)
        Known shape,
    @JsonPropertyDescription("Licence, quand les options n’en disent pas.")
        @Nullable String licence,
    @JsonPropertyDescription("Un enregistrement, tel qu’il sort, en YAML.")
        @JsonProperty(required = true)
        String example) {

  /** How we know what the source's answers look like. */
  public enum Known {
    RECORDED,
    DOCUMENTED
  }
}
