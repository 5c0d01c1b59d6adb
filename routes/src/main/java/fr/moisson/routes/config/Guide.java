package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What an officer should know about a source before publishing it. In French, like the data.
 *
 * @param toComplete the options that only the territory's file can provide, as commented YAML to be
 *     copied and changed
 * @param what it is, for a source whose options describe no dataset
 * @param licence if the options state none that all datasets share
 * @param example one resulting record; invented if the shape is only documented
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

  /** How the shape of the source's answers is known. */
  public enum Known {
    RECORDED,
    DOCUMENTED
  }
}
