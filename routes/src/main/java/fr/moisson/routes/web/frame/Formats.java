package fr.moisson.routes.web.frame;

import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dates and sizes in the reader's language. */
public record Formats(Texts texts) {

  private static final int YEAR = 4;
  private static final int YEAR_AND_MONTH = 7;
  private static final double STEP = 1000;
  private static final List<String> UNITS = List.of("size.kb", "size.mb", "size.gb");

  /** Writes an ISO 8601 year, month or day in words; anything else is returned unchanged. */
  public @Nullable String date(@Nullable String iso) {
    if (iso == null || iso.length() <= YEAR) {
      return iso;
    }
    try {
      return iso.length() == YEAR_AND_MONTH
          ? YearMonth.parse(iso)
              .format(DateTimeFormatter.ofPattern("LLLL uuuu", texts.language().locale()))
          : day(LegalTime.day(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  /** What pages show of an unknown value. */
  public static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  public String day(Instant instant) {
    return day(instant.atZone(LegalTime.FRANCE).toLocalDate());
  }

  /** Decimal units, as on every French portal. */
  public @Nullable String size(@Nullable Long bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes < STEP) {
      return texts.get("size.b", bytes);
    }
    double amount = bytes / STEP;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    return texts.get(UNITS.get(unit), amount);
  }

  private String day(LocalDate date) {
    String day =
        date.format(
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.language().locale()));
    // French writes the first of a month "1er"; Java does not.
    return texts.language() == Language.FRENCH ? day.replaceFirst("^1 ", "1er ") : day;
  }
}
