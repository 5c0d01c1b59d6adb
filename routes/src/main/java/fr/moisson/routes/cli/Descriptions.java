package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.score.Criterion;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.score.Rating;
import fr.moisson.routes.portal.Scores;
import fr.moisson.routes.portal.Shelf;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scores that data.europa.eu would give the descriptions of the embedded portal, or those that
 * a preview foresees, and what would improve them.
 *
 * @param scores empty if no dataset has a score
 * @param gaps number of datasets that lack points, by criterion
 */
record Descriptions(Optional<Scores> scores, Map<Criterion, Long> gaps) {

  static final Descriptions NONE = new Descriptions(Optional.empty(), Map.of());

  /** Number of criteria shown, those that cost the most points first. */
  private static final int MOST_ADVICE = 5;

  /** Counts datasets that may not be on the shelf, each once even if several portals get it. */
  static final class Count {
    private final Set<String> counted = new HashSet<>();
    private final Map<Criterion, Long> gaps = new EnumMap<>(Criterion.class);
    private final LongSummaryStatistics points = new LongSummaryStatistics();
    private long excellent;

    void add(Dataset dataset) {
      if (counted.add(dataset.id().key())) {
        MetadataScore.of(dataset).ifPresent(this::add);
      }
    }

    private void add(MetadataScore score) {
      points.accept(score.points());
      excellent += score.rating() == Rating.EXCELLENT ? 1 : 0;
      score.missing().forEach(criterion -> gaps.merge(criterion, 1L, Long::sum));
    }

    Descriptions descriptions() {
      return points.getCount() == 0
          ? NONE
          : new Descriptions(
              Optional.of(new Scores(points.getCount(), excellent, points.getAverage())), gaps);
    }
  }

  static Descriptions of(Shelf shelf) {
    return new Descriptions(shelf.scores(), shelf.gaps());
  }

  /** {@code {datasets, excellent, average, rating, missing: {criterion: datasets}}}. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    scores.ifPresent(
        all ->
            json.put("datasets", all.datasets())
                .put("excellent", all.excellent())
                .put("average", Math.round(all.average() * 10) / 10.0)
                .put("rating", all.rating().name().toLowerCase(Locale.ROOT)));
    ObjectNode missing = json.putObject("missing");
    gaps.forEach(
        (criterion, datasets) ->
            missing.put(criterion.name().toLowerCase(Locale.ROOT), datasets.longValue()));
    return json;
  }

  String text(CommandTexts words) {
    StringBuilder text = new StringBuilder();
    scores.ifPresent(
        all ->
            text.append('\n')
                .append(
                    words.of(
                        "scores.average",
                        all.average(),
                        MetadataScore.MOST,
                        words.of("rating." + all.rating().name()),
                        all.excellent(),
                        all.datasets()))
                .append('\n'));
    gaps.entrySet().stream()
        .sorted(Comparator.comparingLong(gap -> -gap.getValue() * gap.getKey().points()))
        .limit(MOST_ADVICE)
        .forEach(
            gap ->
                text.append("  · ")
                    .append(
                        words.of(
                            "scores.gap",
                            gap.getKey().label(words.locale()),
                            gap.getKey().points(),
                            gap.getValue(),
                            gap.getKey().advice(words.locale())))
                    .append('\n'));
    return text.toString();
  }
}
