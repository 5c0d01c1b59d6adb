package fr.moisson.routes.web.page;

import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.score.Rating;
import fr.moisson.routes.web.answer.Texts;
import java.util.Comparator;
import java.util.List;

/**
 * The rating that data.europa.eu would give a description, in sentences.
 *
 * @param points as HTML writes numbers, like those that follow
 * @param sufficient from how many points on the bar is not that of a bad description
 * @param good from how many points on it is that of a good one
 * @param untested how many of the points nobody has tested, in a sentence; empty if none
 * @param gaps what to do for the missing points, the largest gaps first
 */
record Grade(
    String headline,
    String points,
    String sufficient,
    String good,
    String most,
    String untested,
    List<Gap> gaps) {

  /** How to earn some points, and who can. */
  record Gap(String name, String advice) {}

  static Grade of(MetadataScore score, Texts texts) {
    return new Grade(
        texts.get("score.headline", score.points(), MetadataScore.MOST, rating(score, texts)),
        String.valueOf(score.points()),
        String.valueOf(Rating.SUFFICIENT.least()),
        String.valueOf(Rating.GOOD.least()),
        String.valueOf(MetadataScore.MOST),
        score.untested() == 0 ? "" : texts.get("score.untested", score.untested()),
        score.missing().stream()
            .sorted(Comparator.comparingInt(criterion -> -criterion.points()))
            .map(
                criterion ->
                    new Gap(
                        texts.get(
                            "score.gap",
                            criterion.label(texts.language().locale()),
                            criterion.points()),
                        criterion.advice(texts.language().locale())))
            .toList());
  }

  private static String rating(MetadataScore score, Texts texts) {
    return texts.nameOf("rating", score.rating().name());
  }
}
