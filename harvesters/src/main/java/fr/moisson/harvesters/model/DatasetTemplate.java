package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset described by hand in a preset, for sources that deliver rows without metadata. {@code
 * {territoire}} in its title, description and keywords is replaced by the name of the territory.
 */
public record DatasetTemplate(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Titre du jeu de données ; {territoire} y est remplacé.")
        @Placeholders("territoire")
        String title,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Description ; {territoire} y est remplacé.")
        @Placeholders("territoire")
        String description,
    @JsonPropertyDescription("Mots-clés ; {territoire} y est remplacé.") @Placeholders("territoire")
        List<String> keywords,
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
            "Sous quels identifiants le même jeu est connu ailleurs (data.gouv.fr, Géo-IDE…) ; il"
                + " est alors publié une seule fois.")
        List<String> identifiers,
    @JsonPropertyDescription(
            "Fichiers et services qui donnent aussi ces données, entières : title, url, format, et"
                + " pour un service protocol et layer.")
        List<Elsewhere> links) {

  /** Replaced by the name of the territory in texts written by officers. */
  public static final String TERRITORY = "{territoire}";

  public DatasetTemplate {
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    themes = themes == null ? List.of() : List.copyOf(themes);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    links = links == null ? List.of() : List.copyOf(links);
  }

  /**
   * Where the complete data are available, for data that are too large to be cut, or that are no
   * table.
   *
   * @param title {@code {departement}} in it, and in the address, is replaced by the code of a
   *     département of the territory, and {@code {departement3}} by the same code on three
   *     characters, as in the zones of the IGN ({@code 079}, {@code 02A}, {@code 974}); there is
   *     then one link per département
   * @param protocol as in {@link Distribution.Service}; null for a file
   * @param layer the service's name for the data
   */
  public record Elsewhere(
      @JsonProperty(required = true)
          @JsonPropertyDescription("Titre ; {departement} y est remplacé, un lien par département.")
          @Placeholders({"departement", "departement3"})
          String title,
      @JsonProperty(required = true)
          @JsonPropertyDescription("Adresse ; {departement}, ou {departement3} pour 079, 02A, 974.")
          @Placeholders({"departement", "departement3"})
          String url,
      @JsonPropertyDescription("Format : CSV, GPKG…") @Nullable String format,
      @JsonPropertyDescription("Protocole d’un service : WMS, WFS, WMTS, ATOM, API…")
          @Nullable String protocol,
      @JsonPropertyDescription("Nom de la couche dans le service.") @Nullable String layer) {

    public Elsewhere {
      try {
        new URI(filled(url, "00"));
      } catch (URISyntaxException e) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, "url", url, "https://…"), e);
      }
    }

    private Stream<Distribution> in(Territory territory) {
      return title.contains("{departement") || url.contains("{departement")
          ? territory.departements().stream().map(this::of)
          : Stream.of(of(""));
    }

    private Distribution of(String departement) {
      URI address = URI.create(filled(url, departement));
      Distribution.Service service =
          protocol == null ? null : new Distribution.Service(address, protocol, layer);
      return Distribution.Link.to(filled(title, departement), address)
          .typed(format, null)
          .through(service);
    }

    private static String filled(String text, String departement) {
      String three = "0".repeat(Math.max(0, 3 - departement.length())) + departement;
      return text.replace("{departement}", departement).replace("{departement3}", three);
    }
  }

  /** The dataset for one territory, which is also its coverage; without extracts yet. */
  public Dataset dataset(DatasetId id, Territory territory) {
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
        .coverage(territory.coverage())
        .distributions(links.stream().flatMap(link -> link.in(territory)).toList())
        .build();
  }

  /**
   * A copy with a placeholder replaced in title, description and keywords.
   *
   * @param word the placeholder, including its braces
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
        identifiers,
        links);
  }
}
