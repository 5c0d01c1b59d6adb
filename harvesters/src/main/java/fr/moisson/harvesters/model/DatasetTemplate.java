package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A dataset described by hand in a preset, for sources that give rows and no metadata. {@code
 * {territoire}} in its title, description and keywords becomes the name of the territory.
 */
public record DatasetTemplate(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Titre du jeu de données ; {territoire} y est remplacé.")
        String title,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Description ; {territoire} y est remplacé.")
        String description,
    @JsonPropertyDescription("Mots-clés ; {territoire} y est remplacé.") List<String> keywords,
    @JsonPropertyDescription("Thèmes européens : ENVI, TRAN, AGRI…") List<String> themes,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Organisme qui publie les données : name, homepage, siren.")
        Agent publisher,
    @JsonPropertyDescription("À qui écrire : name, email, url.") @Nullable Contact contact,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Licence : identifiant, adresse ou nom, par exemple lov2.")
        String licence,
    @JsonPropertyDescription("Fréquence de mise à jour : ANNUAL, DAILY…")
        @Nullable String frequency,
    @JsonPropertyDescription("Page qui présente les données.") @Nullable URI landingPage,
    @JsonPropertyDescription(
            "Sous quels identifiants le même jeu est connu ailleurs (data.gouv.fr, Géo-IDE…) ; il est"
                + " alors publié une seule fois.")
        List<String> identifiers) {

  private static final String TERRITORY = "{territoire}";

  public DatasetTemplate {
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    themes = themes == null ? List.of() : List.copyOf(themes);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
  }

  /** The dataset for one territory, which is also its coverage; without files yet. */
  public Dataset dataset(DatasetId id, Territory territory) {
    Envelope extent = territory.contour().getEnvelopeInternal();
    Box box = new Box(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
    DatasetTemplate here = with(TERRITORY, territory.name());
    return Dataset.draft(id, here.title)
        .description(here.description)
        .keywords(here.keywords)
        .themes(themes)
        .publisher(publisher)
        .contact(contact)
        .licence(Licence.stated(licence))
        .frequency(frequency)
        .landingPage(landingPage)
        .identifiers(identifiers)
        .coverage(Coverage.of(List.of(territory.zone()), box))
        .build();
  }

  /**
   * The same with a word in braces replaced, in title, description and keywords.
   *
   * @param word with its braces
   */
  public DatasetTemplate with(String word, String value) {
    return new DatasetTemplate(
        title.replace(word, value),
        description.replace(word, value),
        keywords.stream().map(keyword -> keyword.replace(word, value)).toList(),
        themes,
        publisher,
        contact,
        licence,
        frequency,
        landingPage,
        identifiers);
  }
}
