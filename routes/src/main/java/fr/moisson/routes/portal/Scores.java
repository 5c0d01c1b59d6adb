package fr.moisson.routes.portal;

import fr.moisson.harvesters.score.Criterion;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.score.Rating;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How data.europa.eu would rate the descriptions on the shelf as a whole. Scores are computed when
 * datasets are put there; here they are only aggregated.
 *
 * @param datasets number of datasets with a score; services have none
 * @param excellent number of those rated excellent
 * @param average in points
 */
public record Scores(long datasets, long excellent, double average) {

  private static final String COUNT =
      """
      SELECT count(score), coalesce(sum(CASE WHEN score >= :excellent THEN 1 ELSE 0 END), 0),
          avg(score)
        FROM shelf WHERE hidden = 0 AND score IS NOT NULL
      """;

  private static final String GAPS =
      """
      SELECT score_gaps, count(*) FROM shelf WHERE hidden = 0 AND score IS NOT NULL
        GROUP BY score_gaps
      """;

  /** Empty if nothing on the shelf has a score. */
  static Optional<Scores> of(Jdbi jdbi) {
    return jdbi.withHandle(Scores::count).filter(scores -> scores.datasets() > 0);
  }

  private static Optional<Scores> count(Handle handle) {
    return handle
        .createQuery(COUNT)
        .bind("excellent", Rating.EXCELLENT.least())
        .map((row, context) -> new Scores(row.getLong(1), row.getLong(2), row.getDouble(3)))
        .findOne();
  }

  /** Number of datasets that fail each criterion, for criteria that any fails, in their order. */
  static Map<Criterion, Long> gaps(Jdbi jdbi) {
    Map<Criterion, Long> gaps = new EnumMap<>(Criterion.class);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(GAPS)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(
                    entry ->
                        read(entry.getKey())
                            .forEach(
                                criterion -> gaps.merge(criterion, entry.getValue(), Long::sum))));
    return Collections.unmodifiableMap(gaps);
  }

  static String write(MetadataScore score) {
    return score.missing().stream().map(Enum::name).collect(Collectors.joining(" ", " ", " "));
  }

  private static Stream<Criterion> read(String gaps) {
    return Stream.of(gaps.strip().split(" "))
        .filter(name -> !name.isEmpty())
        .map(Criterion::valueOf);
  }

  public Rating rating() {
    return Rating.of(average);
  }
}
