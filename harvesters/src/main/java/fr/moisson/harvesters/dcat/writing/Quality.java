package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * Measurements of data, in terms of the <a href="https://www.w3.org/TR/vocab-dqv/">Data Quality
 * Vocabulary</a>, as in GeoDCAT-AP 3: how the data were cut, and how far they follow the schema in
 * {@code dct:conformsTo}.
 */
final class Quality {

  /** Enough to tell one bad row in a table of a hundred million from none. */
  private static final int DECIMALS = 8;

  private final FeedIris addresses;
  private final Description description;

  Quality(FeedIris addresses, Description description) {
    this.addresses = addresses;
    this.description = description;
  }

  /** Defines the metrics, once in a feed. */
  void defineMetrics() {
    for (Metric metric : Metric.values()) {
      description
          .about(addresses.metric(metric.code()))
          .type(Vocabulary.METRIC_TYPE)
          .text(SKOS.prefLabel, metric.label())
          .text(SKOS.definition, metric.definition())
          .link(
              Vocabulary.EXPECTED_TYPE,
              description.about(metric.type().getURI()).type(RDFS.Datatype));
    }
  }

  /** Share of the properties required or recommended by DCAT-AP 3.0.1 that a dataset states. */
  void completeness(Description.About about, Dataset dataset) {
    List<Boolean> stated =
        List.of(
            !dataset.title().isBlank(),
            !dataset.description().isBlank(),
            dataset.contact() != null,
            !dataset.distributions().isEmpty(),
            !dataset.keywords().isEmpty(),
            dataset.publisher() != null,
            !dataset.coverage().equals(Coverage.UNSTATED),
            dataset.temporal() != null,
            !dataset.themes().isEmpty());
    double share = (double) Collections.frequency(stated, true) / stated.size();
    about.link(
        Vocabulary.HAS_MEASUREMENT, measure(about, Metric.DESCRIPTION_COMPLETENESS, share(share)));
  }

  /**
   * Age of the data when the catalogue record last changed. Their age today would change every feed
   * every day; it can be computed from {@code dct:modified}.
   */
  void freshness(Description.About about, Dataset dataset, CatalogRecord listing) {
    Dates.day(dataset.modified())
        .map(
            day ->
                ChronoUnit.DAYS.between(
                    day, LocalDate.ofInstant(listing.changed(), LegalTime.FRANCE)))
        .ifPresent(
            days ->
                about.link(
                    Vocabulary.HAS_MEASUREMENT,
                    measure(about, Metric.DATA_AGE, String.valueOf(Math.max(0, days)))));
  }

  /**
   * States how a distribution was made; counts of zero are left out. The measurements refer to the
   * distribution, and not the reverse: GeoDCAT-AP allows it only one measurement, that of its rows.
   */
  void state(Description.About distribution, Receipt receipt) {
    measure(distribution, Metric.ROWS_READ, String.valueOf(receipt.rowsIn()));
    measure(distribution, Metric.ROWS_KEPT, String.valueOf(receipt.rowsOut()));
    count(distribution, Metric.ROWS_OUTSIDE, receipt.outside());
    count(distribution, Metric.ROWS_WITHOUT_PLACE, receipt.withoutPlace());
    count(distribution, Metric.ROWS_BROKEN, receipt.broken());
    count(distribution, Metric.ROWS_WITHHELD, receipt.withheld());
    count(distribution, Metric.ROWS_EXCLUDED, receipt.excluded());
    count(distribution, Metric.GEOMETRIES_CUT, receipt.cut());
    count(distribution, Metric.GEOMETRIES_REPAIRED, receipt.repaired());
    count(distribution, Metric.GEOMETRIES_EMPTY, receipt.empty());
    share(distribution, Metric.AREA_INSIDE, receipt.area());
    share(distribution, Metric.LENGTH_INSIDE, receipt.length());
  }

  private void count(Description.About distribution, Metric metric, long count) {
    if (count > 0) {
      measure(distribution, metric, String.valueOf(count));
    }
  }

  private void share(
      Description.About distribution, Metric metric, Receipt.@Nullable Amount amount) {
    if (amount != null) {
      // The part inside is measured separately, and may come out larger by rounding.
      measure(distribution, metric, share(Math.min(1, amount.inside() / amount.whole())));
    }
  }

  private Description.About measure(Description.About distribution, Metric metric, String value) {
    Description.About measurement =
        description
            .blank()
            .type(Vocabulary.MEASUREMENT_TYPE)
            .link(Vocabulary.MEASUREMENT_OF, addresses.metric(metric.code()))
            .link(Vocabulary.COMPUTED_ON, distribution)
            .typed(Vocabulary.VALUE, value, metric.type());
    return measurement;
  }

  /**
   * States the schema even if some rows of a distribution violate it, but not if all do: readers
   * choose what they can read by the schema, and learn from the measurement how much of it is
   * valid.
   */
  void state(Description.About distribution, Distribution.Assessment assessment) {
    Conformity conformity = assessment.conformity();
    if (conformity.isFollowed()) {
      Description.About standard =
          conformity.address() == null
              ? description.blank()
              : description.about(addresses.foreign(conformity.address()));
      standard.type(DCTerms.Standard).text(DCTerms.title, assessment.standard());
      distribution.link(DCTerms.conformsTo, standard);
    }
    Description.About measurement =
        measure(distribution, Metric.VALID_ROWS, share(conformity.share()));
    distribution.link(Vocabulary.HAS_MEASUREMENT, measurement);
    if (assessment.report() != null) {
      measurement.link(RDFS.seeAlso, addresses.file(assessment.report()));
    }
  }

  /** Rounded down, so that only the whole is 1. */
  private static String share(double share) {
    return BigDecimal.valueOf(share)
        .setScale(DECIMALS, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
