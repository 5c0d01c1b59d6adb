package fr.moisson.routes.web.report;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.frame.Links;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a piece follows its schema, in sentences.
 *
 * @param headline the share
 * @param style class of the style sheet; may be empty
 * @param share from 0 to 1, as HTML writes numbers
 * @param schemaHref empty where the schema is not published
 */
public record Verdict(
    String headline,
    String style,
    List<String> sentences,
    String share,
    String schema,
    String schemaHref) {

  public static Verdict of(Assessment assessment, Texts texts) {
    Conformity conformity = assessment.conformity();
    List<String> sentences = new ArrayList<>();
    sentences.add(texts.get("conformity.rows", conformity.validRows(), conformity.rows()));
    sentences.add(texts.get("conformity.errors", conformity.errors()));
    if (assessment.mappingConfidence() != null) {
      sentences.add(texts.get("conformity.mapping", percent(assessment.mappingConfidence())));
    }
    return new Verdict(
        headline(assessment, texts),
        conformity.isFollowed() || conformity.isValid() ? "" : "poor",
        sentences,
        String.valueOf(conformity.share()),
        assessment.standard(),
        orEmpty(Links.followed(conformity.address())));
  }

  private static String headline(Assessment assessment, Texts texts) {
    Conformity conformity = assessment.conformity();
    String schema = assessment.standard();
    if (conformity.isValid()) {
      return texts.get("conformity.all", schema);
    }
    return conformity.validRows() == 0
        ? texts.get("conformity.none", schema)
        : texts.get("conformity.share", percent(conformity.share()), schema);
  }

  /** Per cent with one decimal, rounded down, so that 100 means all. */
  private static double percent(double share) {
    return Math.floor(share * 1000 + 1e-9) / 10;
  }
}
