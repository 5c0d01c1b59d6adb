package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.vocabulary.DCAT;

/**
 * What obliges to publish data, and as what, in the words of <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/">DCAT-AP for high-value datasets</a>.
 * Categories are themes too, where data.gouv.fr looks for them.
 */
public final class HighValue {

  private static final String CATEGORIES = "http://data.europa.eu/bna/";
  private static final String SCHEME = CATEGORIES + "asd487ae75";

  /** The categories of the regulation; the list has narrower ones below them. */
  private static final Map<String, String> LABELS =
      Map.of(
          "c_ac64a52d", "Géospatiales",
          "c_dd313021", "Observation de la terre et environnement",
          "c_164e0bf5", "Météorologiques",
          "c_e1da4e07", "Statistiques",
          "c_a9135398", "Entreprises et propriété d’entreprises",
          "c_b79e35eb", "Mobilité");

  private static final String NARROWER = "Catégorie de données de forte valeur";

  /** Whether an address is that of a category. */
  static boolean isCategory(String iri) {
    return iri.startsWith(CATEGORIES);
  }

  /** The category that its French name stands for. */
  public static Optional<URI> named(String label) {
    String name = label.strip().replace('\'', '’');
    return LABELS.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(entry -> URI.create(CATEGORIES + entry.getKey()))
        .findFirst();
  }

  static void state(Description description, Description.About about, Dataset dataset) {
    legislation(description, about, dataset);
    for (URI category : dataset.hvdCategories()) {
      String iri = Iris.encode(category.toString());
      about.link(Vocabulary.HVD_CATEGORY, iri).link(DCAT.theme, iri);
      String code = EuropeanCodes.code(iri);
      description
          .about(iri)
          .concept(LABELS.getOrDefault(code, NARROWER), SCHEME, "Données de forte valeur");
    }
  }

  static void legislation(Description description, Description.About about, Dataset dataset) {
    for (URI act : dataset.legislation()) {
      String iri = Iris.encode(act.toString());
      about.link(Vocabulary.APPLICABLE_LEGISLATION, iri);
      description.about(iri).type(Vocabulary.LEGAL_RESOURCE_TYPE);
    }
  }

  private HighValue() {}
}
