package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * When a source is harvested: {@code hourly}, {@code daytime}, {@code daily}, {@code weekly},
 * {@code monthly}, or a Quartz cron expression, in Paris time.
 *
 * <p>Named schedules derive their minute from the harvest's name, so that not everybody calls every
 * service at midnight; a harvest always has the same minute, at night. {@code daytime} is for data
 * published early in the morning and corrected during the day, such as the air quality index: twice
 * a day, between six and eight o'clock and eight hours later.
 */
public record Schedule(String text) {

  public static final Schedule DAILY = new Schedule("daily");

  static final String EXPECTED =
      "hourly, daytime, daily, weekly, monthly, cron Quartz (0 15 3 ? * MON)";

  /** After the hour that the clocks skip or repeat when summer time begins or ends. */
  private static final int FIRST_HOUR = 3;

  private static final int HOURS = 4;
  private static final int FIRST_OF_DAY = 6;
  private static final int UNTIL_CORRECTED = 8;

  private static final int UNIX_FIELDS = 5;
  private static final Pattern UNIX_DAY = Pattern.compile("(?<![/\\d#])[0-7](?!\\d)");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Schedule {
    if (!isNamed(text) && !isUsableCron(text)) {
      String expected = Optional.of(likely(text)).filter(Schedule::isUsableCron).orElse(EXPECTED);
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "schedule", text, expected));
    }
  }

  /** A source that is harvested at any second is harvested without a pause for a whole minute. */
  private static boolean isUsableCron(String text) {
    return text.matches("\\d+ .*") && CronExpression.isValidExpression(text) && !isOfNoDay(text);
  }

  /**
   * The cron expression that was meant: those of Unix have no seconds and count days from 0, which
   * is Sunday; and Quartz wants a {@code ?} for the days that do not matter.
   */
  private static String likely(String text) {
    List<String> fields = new ArrayList<>(List.of(text.strip().split("\\s+")));
    if (fields.size() == UNIX_FIELDS) {
      String days = fields.get(UNIX_FIELDS - 1);
      fields.set(UNIX_FIELDS - 1, UNIX_DAY.matcher(days).replaceAll(Schedule::day));
      fields.add(0, "0");
    }
    if (fields.size() <= UNIX_FIELDS || fields.get(1).equals("*")) {
      // Hardly anybody means each minute.
      return text;
    }
    if (!fields.contains("?") && UNIX_DAY.matcher(fields.get(5)).find()) {
      // Day 1 is Sunday for Quartz, and Monday for others who write the seconds, too.
      return text;
    }
    if (!fields.get(0).matches("\\d+")) {
      fields.set(0, "0");
    }
    int anyDay = fields.get(5).equals("*") ? 5 : 3;
    if (!fields.contains("?") && fields.get(anyDay).equals("*")) {
      fields.set(anyDay, "?");
    }
    return String.join(" ", fields);
  }

  private static String day(MatchResult number) {
    return DAYS.get(Integer.parseInt(number.group()) % DAYS.size());
  }

  /** Such as the 31st of February, which Quartz considers valid. */
  private static boolean isOfNoDay(String cron) {
    return fires(cron, Instant.EPOCH).isEmpty();
  }

  private static boolean isNamed(String text) {
    return switch (text) {
      case "hourly", "daytime", "daily", "weekly", "monthly" -> true;
      default -> false;
    };
  }

  /** The cron expression for one harvest. */
  public String cronFor(String harvest) {
    int spread = Math.floorMod(harvest.hashCode() * 31, HOURS * 60 * 28);
    int minute = spread % 60;
    int hour = FIRST_HOUR + spread / 60 % HOURS;
    int day = spread / 60 / HOURS;
    return switch (text) {
      case "hourly" -> "0 %d * * * ?".formatted(minute);
      case "daytime" -> {
        int morning = FIRST_OF_DAY + hour % 2;
        yield "0 %d %d,%d * * ?".formatted(minute, morning, morning + UNTIL_CORRECTED);
      }
      case "daily" -> "0 %d %d * * ?".formatted(minute, hour);
      case "weekly" -> "0 %d %d ? * %d".formatted(minute, hour, 1 + day % 7);
      case "monthly" -> "0 %d %d %d * ?".formatted(minute, hour, 1 + day);
      default -> text;
    };
  }

  /** When a harvest begins next; empty if a cron expression has no future time. */
  public Optional<ZonedDateTime> next(String harvest, Instant after) {
    return fires(cronFor(harvest), after);
  }

  /**
   * By the hands of the clock: a time that does not exist, because summer time begins, comes an
   * hour later. Quartz, asked for the time of Paris, would skip that day.
   */
  private static Optional<ZonedDateTime> fires(String expression, Instant after) {
    try {
      CronExpression cron = new CronExpression(expression);
      cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
      ZonedDateTime from = after.atZone(LegalTime.FRANCE);
      Instant hands = from.toLocalDateTime().toInstant(ZoneOffset.UTC);
      return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(hands)))
          .map(date -> date.toInstant().atZone(ZoneOffset.UTC).toLocalDateTime())
          .map(next -> ZonedDateTime.ofLocal(next, LegalTime.FRANCE, from.getOffset()));
    } catch (ParseException e) {
      throw new IllegalStateException("a schedule was not checked", e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
