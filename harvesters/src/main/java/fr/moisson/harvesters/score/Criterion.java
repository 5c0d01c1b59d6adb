package fr.moisson.harvesters.score;

import fr.moisson.harvesters.model.Bundles;
import java.util.Collection;
import java.util.Locale;

/**
 * The criteria of data.europa.eu with their points, in the order of its <a
 * href="https://data.europa.eu/mqa/methodology">methodology</a>: findability, accessibility,
 * interoperability, reusability and context.
 */
public enum Criterion {
  KEYWORDS(30),
  THEMES(30),
  PLACE(20),
  PERIOD(20),

  ACCESS_ANSWERS(50),
  DOWNLOAD(20),
  DOWNLOAD_ANSWERS(30),

  FORMAT(20),
  MEDIA_TYPE(10),
  LISTED_FORMAT(10),
  OPEN_FORMAT(20),
  MACHINE_READABLE(20),
  DCAT_AP(30),

  LICENCE(20),
  LISTED_LICENCE(10),
  ACCESS_RIGHTS(10),
  LISTED_ACCESS_RIGHTS(5),
  CONTACT(20),
  PUBLISHER(10),

  RIGHTS(5),
  SIZE(5),
  ISSUED(5),
  MODIFIED(5);

  private final int points;

  Criterion(int points) {
    this.points = points;
  }

  public int points() {
    return points;
  }

  static int sum(Collection<Criterion> criteria) {
    return criteria.stream().mapToInt(Criterion::points).sum();
  }

  /** The criterion, in a few words. */
  public String label(Locale locale) {
    return text(name(), locale);
  }

  /** How to get the points, and who can do it: the source, the officer, or Moisson. */
  public String advice(Locale locale) {
    return text(name() + ".advice", locale);
  }

  private static String text(String key, Locale locale) {
    return Bundles.of(Criterion.class, "criteria", locale).getString(key);
  }
}
