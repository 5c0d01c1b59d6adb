package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Endings;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The least time between data of a series, for which portals have no field. */
public final class TimeStep {

  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?"
              + "(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})S)?)?");

  private static final List<String> UNITS =
      List.of("an", "mois", "semaine", "jour", "heure", "minute", "seconde");

  /**
   * A French sentence.
   *
   * @param stated an ISO 8601 duration, {@code PT15M}, or words
   * @return empty for no time at all, for words without a meaning, and for codes and markup
   */
  public static Optional<String> sentence(String stated) {
    String text = Endings.without(stated.strip(), ".");
    Matcher duration = DURATION.matcher(text);
    String words = duration.matches() ? words(duration) : text;
    return Optional.of(words)
        .filter(step -> !EmptyNames.is(step) && !step.contains("://") && !step.contains("<"))
        .map(step -> "Résolution temporelle : " + step + ".");
  }

  private static String words(Matcher duration) {
    StringJoiner words = new StringJoiner(" ");
    for (int i = 0; i < UNITS.size(); i++) {
      int count = duration.group(i + 1) == null ? 0 : Integer.parseInt(duration.group(i + 1));
      if (count > 0) {
        boolean isPlural = count > 1 && !UNITS.get(i).endsWith("s");
        words.add(count + "\u00A0" + UNITS.get(i) + (isPlural ? "s" : ""));
      }
    }
    return words.toString();
  }

  private TimeStep() {}
}
