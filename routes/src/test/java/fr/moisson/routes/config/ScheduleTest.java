package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

class ScheduleTest {

  private static final String ON_THE_HOUR = "0 \\d+ (\\d+),(\\d+) \\* \\* \\?";

  static Stream<Preset> presetsOfTheDay() {
    Path config = Path.of("../config");
    return ConfigurationReader.read(
            new ConfigurationReader.Origin(
                config, config.resolve("territories"), System.getenv(), Map.of()))
        .presets()
        .values()
        .stream()
        .filter(preset -> preset.options().toString().contains("{date}"));
  }

  private static Stream<String> crons(Schedule schedule) {
    return IntStream.range(0, 1_000).mapToObj(i -> schedule.cronFor("essai-" + i + "/air"));
  }

  @Test
  void byDayIsTwiceADayAndAtAHundredMinutesAtLeast() {
    Schedule schedule = new Schedule("daytime");

    assertThat(crons(schedule)).allMatch(CronExpression::isValidExpression);
    assertThat(crons(schedule).distinct()).hasSizeGreaterThan(100);
    assertThat(crons(schedule).map(cron -> cron.replaceFirst(ON_THE_HOUR, "$1 $2")).distinct())
        .containsExactlyInAnyOrder("6 14", "7 15");
  }

  /** Today's index is available from four o'clock on; before, the answer is empty. */
  @ParameterizedTest
  @MethodSource("presetsOfTheDay")
  void whatIsAskedForByTodaysDateIsAskedForOnceItIsPublished(Preset preset) {
    assertThat(crons(preset.schedule()))
        .allMatch(cron -> Integer.parseInt(cron.split(" ")[2].split(",")[0]) >= 6);
  }

  @Test
  void aScheduleOfNoDayIsRefused() {
    assertThatThrownBy(() -> new Schedule("0 0 3 31 2 ?"))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("0 0 3 31 2 ?");
    assertThat(new Schedule("0 0 3 29 2 ?").next("niort/arbres", Instant.EPOCH)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* 0 3 * * ?     | 0 0 3 * * ?",
        "* * * * * ?     | hourly, daytime, daily",
        "0/10 0 3 * * ?  | 0 0 3 * * ?",
        "0,30 0 3 * * ?  | 0 0 3 * * ?",
        "0 3 * * *       | 0 0 3 * * ?",
        "30 4 1 * *      | 0 30 4 1 * ?",
        "0 3 * * 1       | 0 0 3 ? * MON",
        "0 3 * * 1-5     | 0 0 3 ? * MON-FRI",
        "*/20 6 * * 0,7  | 0 */20 6 ? * SUN,SUN",
        "0 0 3 * * *     | 0 0 3 * * ?",
        "0 0 3 * * MON   | 0 0 3 ? * MON",
        "0 0 3 * * 1     | hourly, daytime, daily",
        "0 0 3 * * 1-5   | hourly, daytime, daily",
        "* 0 3 ? * 2     | 0 0 3 ? * 2",
        "0 0 3 31 2 ?    | hourly, daytime, daily",
        "0 3 1 * 1       | hourly, daytime, daily",
        "0 25 * * *      | hourly, daytime, daily",
        "tous les jours  | hourly, daytime, daily",
      })
  void ofAScheduleThatIsRefusedTheOneThatWasMeantIsOffered(String written, String offered) {
    assertThatThrownBy(() -> new Schedule(written))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refused -> assertThat(refused.notice().args().get(2)).startsWith(offered));
  }

  /** Between two and three, one night has no such time, and another one has it twice. */
  @ParameterizedTest
  @ValueSource(strings = {"daily", "weekly", "monthly"})
  void namedSchedulesAvoidTheHourOfTheChangeToSummerTime(String name) {
    assertThat(crons(new Schedule(name)))
        .allMatch(CronExpression::isValidExpression)
        .allMatch(cron -> Integer.parseInt(cron.split(" ")[2]) >= 3);
  }

  @Test
  void anHourThatIsSkippedComesAnHourLater() {
    Schedule schedule = new Schedule("0 30 2 ? * SUN");

    assertThat(schedule.next("niort/arbres", Instant.parse("2027-03-27T12:00:00Z")))
        .map(ZonedDateTime::toInstant)
        .contains(Instant.parse("2027-03-28T01:30:00Z"));
    assertThat(schedule.next("niort/arbres", Instant.parse("2027-10-31T01:10:00Z")))
        .as("the second time that day")
        .map(ZonedDateTime::toInstant)
        .contains(Instant.parse("2027-10-31T01:30:00Z"));
  }

  @Test
  void theNextHarvestIsToldInTheTimeOfParis() {
    Instant night = Instant.parse("2026-07-01T22:30:00Z");

    assertThat(new Schedule("0 15 3 * * ?").next("niort/arbres", night))
        .hasValueSatisfying(
            next -> assertThat(next.toString()).isEqualTo("2026-07-02T03:15+02:00[Europe/Paris]"));
    assertThat(new Schedule("0 15 3 1 1 ? 2020").next("niort/arbres", night)).isEmpty();
  }
}
