package fr.moisson.harvesters.dcat.writing;

import static java.time.ZoneOffset.UTC;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
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
 * What was measured of data, in words of the <a href="https://www.w3.org/TR/vocab-dqv/">Data
 * Quality Vocabulary</a>, as GeoDCAT-AP 3 does it: how they were cut, and how far they follow the
 * schema of {@code dct:conformsTo}.
 */
final class Quality {

  /** A share of a table of a hundred million rows is still told apart from all of it. */
  private static final int DECIMALS = 8;

  private final FeedIris addresses;
  private final Description description;

  Quality(FeedIris addresses, Description description) {
    this.addresses = addresses;
    this.description = description;
  }

  /** What the measurements are of, once in a feed. */
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

  /** How much is said of a dataset, of what DCAT-AP 3.0.1 demands and recommends of one. */
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
   * How old the data were when they were listed as they are. Their age today would make every feed
   * another one every day; whoever wants it takes {@code dct:modified}.
   */
  void freshness(Description.About about, Dataset dataset, CatalogRecord listing) {
    Dates.day(dataset.modified())
        .map(day -> ChronoUnit.DAYS.between(day, LocalDate.ofInstant(listing.changed(), UTC)))
        .ifPresent(
            days ->
                about.link(
                    Vocabulary.HAS_MEASUREMENT,
                    measure(about, Metric.DATA_AGE, String.valueOf(Math.max(0, days)))));
  }

  /**
   * States the figures of how a distribution was made: of what did not happen, none. They name the
   * distribution, and are not named by it: GeoDCAT-AP leaves it one measurement, that of its rows.
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
      // What lies inside is measured by itself, and may be more by what rounding does.
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
   * States the schema even of a distribution of which some rows break it: readers choose by the
   * schema what they can read, and learn how much of it they can from the measurement. It is not
   * said to follow one that no row follows.
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

  /** Rounded down: only what is all of it is 1. */
  private static String share(double share) {
    return BigDecimal.valueOf(share)
        .setScale(DECIMALS, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
