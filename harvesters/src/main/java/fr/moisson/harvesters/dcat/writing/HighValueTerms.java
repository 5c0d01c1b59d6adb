package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.values.HighValue;
import java.net.URI;
import org.apache.jena.vocabulary.DCAT;

/**
 * Legislation that requires data to be published, and their categories, in terms of <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/">DCAT-AP for high-value datasets</a>.
 * Categories are stated as themes too, where data.gouv.fr looks for them.
 */
final class HighValueTerms {

  static void state(Description description, Description.About about, Dataset dataset) {
    legislation(description, about, dataset);
    for (URI category : dataset.hvdCategories()) {
      String iri = Iris.encode(category.toString());
      about.link(Vocabulary.HVD_CATEGORY, iri).link(DCAT.theme, iri);
      String code = Iris.lastName(iri);
      description
          .about(iri)
          .concept(HighValue.label(code), HighValue.SCHEME, "Données de forte valeur");
    }
  }

  static void legislation(Description description, Description.About about, Dataset dataset) {
    for (URI act : dataset.legislation()) {
      String iri = Iris.encode(act.toString());
      about.link(Vocabulary.APPLICABLE_LEGISLATION, iri);
      description.about(iri).type(Vocabulary.LEGAL_RESOURCE_TYPE);
    }
  }

  private HighValueTerms() {}
}
