package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * How well data follow a schema: {@code dct:conformsTo}, and how far as a measurement of the <a
 * href="https://www.w3.org/TR/vocab-dqv/">Data Quality Vocabulary</a>, as GeoDCAT-AP 3 does it.
 */
final class Quality {

  private static final String VALID_ROWS = "valid-rows";

  /** A share of a table of a hundred million rows is still told apart from all of it. */
  private static final int DECIMALS = 8;

  private final Addresses addresses;
  private final Description description;

  Quality(Addresses addresses, Description description) {
    this.addresses = addresses;
    this.description = description;
  }

  /** What the measurements are of, once in a feed. */
  void defineMetric() {
    description
        .about(addresses.metric(VALID_ROWS))
        .type(Vocabulary.METRIC_TYPE)
        .text(SKOS.prefLabel, "Part des lignes conformes au schéma")
        .text(
            SKOS.definition,
            "Nombre de lignes sans aucune erreur au regard du schéma de données auquel la"
                + " distribution se conforme, divisé par le nombre de lignes contrôlées : de 0 à 1.")
        .link(Vocabulary.EXPECTED_TYPE, XSDDatatype.XSDdecimal.getURI());
  }

  /**
   * States the schema even of a distribution of which some rows break it: readers choose by the
   * schema what they can read, and learn how much of it they can from the measurement.
   */
  void state(Description.About distribution, Distribution.Assessment assessment) {
    Conformity conformity = assessment.conformity();
    Description.About standard =
        conformity.address() == null
            ? description.blank()
            : description.about(addresses.foreign(conformity.address()));
    standard.type(DCTerms.Standard).text(DCTerms.title, assessment.standard());
    Description.About measurement =
        description
            .blank()
            .type(Vocabulary.MEASUREMENT_TYPE)
            .link(Vocabulary.MEASUREMENT_OF, addresses.metric(VALID_ROWS))
            .link(Vocabulary.COMPUTED_ON, distribution)
            .typed(Vocabulary.VALUE, share(conformity), XSDDatatype.XSDdecimal);
    if (assessment.report() != null) {
      measurement.link(RDFS.seeAlso, addresses.file(assessment.report()));
    }
    distribution.link(DCTerms.conformsTo, standard).link(Vocabulary.HAS_MEASUREMENT, measurement);
  }

  /** Rounded down: only what is all of it is 1. */
  private static String share(Conformity conformity) {
    return BigDecimal.valueOf(conformity.share())
        .setScale(DECIMALS, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
