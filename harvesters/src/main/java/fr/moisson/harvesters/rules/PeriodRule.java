package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.Folding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the period from the years in a title, if the source states none: « (2018-2020) », « en 2018
 * », « depuis 2018 ». Years that may mean something else are ignored: those of a plan, of a law, of
 * the day of an approval, « Natura 2000 », and future ones.
 */
final class PeriodRule implements Rule {

  private static final String YEAR = "((?:19|20)\\d{2})";
  private static final String START = "(?<![\\p{L}\\p{N}./:_-])";
  private static final String END = "(?![\\p{N}/_]|[.,-]\\p{N}|-\\p{L}| \\p{N})";

  private static final Pattern ANY_YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private static final Pattern RANGE =
      Pattern.compile(START + YEAR + "(?: ?[-–/] ?| à | a | et | to | and )" + YEAR + END);

  private static final Pattern SINCE =
      Pattern.compile("(?i)(?<!\\p{L})(?:depuis|à partir de|à compter de|since) " + YEAR + END);

  /** The year must not be followed by something that it could count. */
  private static final Pattern ONE =
      Pattern.compile(
          START
              + YEAR
              + END
              + "(?= ?$| ?[^\\p{L}\\p{N} ]| (?:en|de|du|des|à|au|sur|dans|pour|par) )");

  private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}]+)[^\\p{L}\\p{N}]*$");

  private static final Set<String> NOT_OF_DATA =
      Set.of(
          "agenda",
          "arrete",
          "avant",
          "avril",
          "aout",
          "cible",
          "decembre",
          "decret",
          "directive",
          "edition",
          "fevrier",
          "horizon",
          "janvier",
          "jusqu",
          "juillet",
          "juin",
          "loi",
          "mai",
          "mars",
          "natura",
          "norme",
          "novembre",
          "objectif",
          "objectifs",
          "octobre",
          "plan",
          "programme",
          "projet",
          "rcp",
          "reglement",
          "schema",
          "septembre",
          "strategie",
          "version",
          "vision");

  private final Clock clock;

  PeriodRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    return dataset.temporal() != null
        ? dataset
        : of(dataset.title())
            .map(period -> dataset.with(draft -> draft.temporal(period)))
            .orElse(dataset);
  }

  private Optional<Period> of(String title) {
    return switch ((int) ANY_YEAR.matcher(title).results().count()) {
      case 1 -> since(title).or(() -> one(title));
      case 2 -> range(title);
      default -> Optional.empty();
    };
  }

  private Optional<Period> range(String title) {
    Matcher range = RANGE.matcher(title);
    return range.find()
            && isOfData(title, range.start())
            && range.group(1).compareTo(range.group(2)) < 0
            && isPast(range.group(2))
        ? Optional.of(new Period(range.group(1), range.group(2)))
        : Optional.empty();
  }

  private Optional<Period> since(String title) {
    Matcher since = SINCE.matcher(title);
    return since.find() && isPast(since.group(1))
        ? Optional.of(new Period(since.group(1), null))
        : Optional.empty();
  }

  private Optional<Period> one(String title) {
    Matcher one = ONE.matcher(title);
    return one.find() && isOfData(title, one.start()) && isPast(one.group(1))
        ? Optional.of(new Period(one.group(1), one.group(1)))
        : Optional.empty();
  }

  private static boolean isOfData(String title, int start) {
    Matcher word = LAST_WORD.matcher(title.substring(0, start));
    return !word.find() || !NOT_OF_DATA.contains(Folding.fold(word.group(1)));
  }

  private boolean isPast(String year) {
    return Integer.parseInt(year) <= LocalDate.now(clock).getYear();
  }
}
