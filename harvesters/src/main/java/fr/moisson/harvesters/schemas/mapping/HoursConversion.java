package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.model.Marks;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts opening hours in French into the syntax of OpenStreetMap: « du lundi au vendredi de 9h à
 * 12h30 et de 14h à 18h » becomes {@code Mo-Fr 09:00-12:30,14:00-18:00}. A text that says anything
 * else too (« fermé en août ») is left as it is, for a person to read.
 */
final class HoursConversion implements Conversion {

  private static final List<String> DAYS =
      List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

  private static final List<String> CODES = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  /** Abbreviated days have no plural: « mars » is a month. */
  private static final String DAY =
      "(?<%s>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)"
          + "(?:(?<=di|dimanche)s)?\\.?";

  private static final String HOUR = "(?<%1$sHour>\\d{1,2}) ?[h:] ?(?<%1$sMinute>\\d{2})?";

  /** « Mar. - dim. : 10h-18h », piece by piece. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<always>24 ?h? ?(?:/|sur) ?(?:24|7) ?h?)"
              + "|(?<all>tous les jours|7 ?j? ?(?:/|sur) ?7 ?j?)"
              + "|(?<days>"
              + DAY.formatted("first")
              + " ?(?:-|au?|jusqu'au) ?"
              + DAY.formatted("last")
              + ")"
              + "|"
              + DAY.formatted("day")
              + "|(?<hours>"
              + HOUR.formatted("from")
              + " ?(?:-|a|jusqu'a) ?"
              + HOUR.formatted("to")
              + ")"
              + "|(?<between>[ ,;:/.|]+|(?:et|du|de|le|les|puis)\\b)");

  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");
  private static final int LONGEST = 500;
  private static final int LAST_HOUR = 24;
  private static final int LAST_MINUTE = 59;

  @Override
  public MappedCell convert(String raw) {
    return MappedCell.of(raw.length() > LONGEST ? raw : read(raw).orElse(raw));
  }

  private static Optional<String> read(String raw) {
    String plain = Marks.removed(raw, Normalizer.Form.NFD);
    String dashed =
        DASHES.matcher(plain.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("-");
    String text = BLANKS.matcher(dashed).replaceAll(" ").strip();
    Rules rules = new Rules();
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      piece.region(at, text.length());
      if (!piece.lookingAt() || !rules.take(piece)) {
        return Optional.empty();
      }
      at = piece.end();
    }
    return rules.written();
  }

  /** What was read so far. */
  private static final class Rules {

    private final List<String> rules = new ArrayList<>();
    private final List<String> days = new ArrayList<>();
    private final List<String> hours = new ArrayList<>();
    private boolean isAlways;

    /** Returns false for hours that do not exist. */
    boolean take(Matcher piece) {
      if (piece.group("always") != null) {
        isAlways = true;
      } else if (piece.group("all") != null) {
        day("Mo-Su");
      } else if (piece.group("days") != null) {
        day(code(piece.group("first")) + "-" + code(piece.group("last")));
      } else if (piece.group("day") != null) {
        day(code(piece.group("day")));
      } else if (piece.group("hours") != null) {
        return hours(piece);
      }
      return true;
    }

    private void day(String code) {
      if (!hours.isEmpty()) {
        end();
      }
      days.add(code);
    }

    private boolean hours(Matcher piece) {
      Optional<String> from = hour(piece.group("fromHour"), piece.group("fromMinute"));
      Optional<String> to = hour(piece.group("toHour"), piece.group("toMinute"));
      hours.add(from.orElse("") + "-" + to.orElse(""));
      return from.isPresent() && to.isPresent();
    }

    private void end() {
      String when = String.join(",", days);
      rules.add((when.isEmpty() ? "" : when + " ") + String.join(",", hours));
      days.clear();
      hours.clear();
    }

    Optional<String> written() {
      if (isAlways) {
        boolean isAll =
            rules.isEmpty() && hours.isEmpty() && days.stream().allMatch("Mo-Su"::equals);
        return isAll ? Optional.of("24/7") : Optional.empty();
      }
      if (hours.isEmpty()) {
        return Optional.empty();
      }
      end();
      return Optional.of(String.join("; ", rules));
    }
  }

  private static String code(String day) {
    for (int i = 0; i < CODES.size(); i++) {
      if (DAYS.get(i).startsWith(day)) {
        return CODES.get(i);
      }
    }
    throw new IllegalArgumentException(day);
  }

  private static Optional<String> hour(String hours, @Nullable String minutes) {
    int hour = Integer.parseInt(hours);
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    boolean isHour = hour <= LAST_HOUR && minute <= LAST_MINUTE && hour * 60 + minute <= 24 * 60;
    return isHour ? Optional.of("%02d:%02d".formatted(hour, minute)) : Optional.empty();
  }
}
