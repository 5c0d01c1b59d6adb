package fr.moisson.harvesters.score;

import fr.moisson.harvesters.model.Dataset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The points that data.europa.eu's <a href="https://data.europa.eu/mqa/methodology">Metadata
 * Quality Assessment</a> would give to our DCAT description of a dataset. As there, the
 * distribution with the most points counts.
 *
 * @param points of 405
 * @param untested the part of the points that is for producers' addresses of which nothing is
 *     known; data.europa.eu will test them, and not give the points if they do not answer
 * @param missing the criteria that are not met
 */
public record MetadataScore(int points, int untested, Set<Criterion> missing) {

  public static final int MOST = Criterion.sum(EnumSet.allOf(Criterion.class));

  public MetadataScore {
    missing = Collections.unmodifiableSet(copy(missing));
  }

  private static EnumSet<Criterion> copy(Set<Criterion> criteria) {
    EnumSet<Criterion> copy = EnumSet.noneOf(Criterion.class);
    copy.addAll(criteria);
    return copy;
  }

  /** Empty for a service, since data.europa.eu assesses none. */
  public static Optional<MetadataScore> of(Dataset dataset) {
    return Examination.of(dataset);
  }

  /** The score of a description that meets some of the criteria. */
  static MetadataScore meeting(Set<Criterion> met, Set<Criterion> untested) {
    return new MetadataScore(
        Criterion.sum(met), Criterion.sum(untested), EnumSet.complementOf(copy(met)));
  }

  public Rating rating() {
    return Rating.of(points);
  }
}
