package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  @ParameterizedTest
  @CsvSource({
    "12, 1200",
    "'12,5', 1250",
    "12.50, 1250",
    "12 m, 1200",
    "1250 cm, 1250",
    "'1 250 mm', 125",
    "'12,5m', 1250",
    "0.1, 10",
    "3.05, 305",
    "1e1, 1000"
  })
  void metresBecomeCentimetres(String raw, String written) {
    assertThat(new NumberConversion(Unit.M, Unit.CM, false).convert(raw))
        .isEqualTo(MappedCell.of(written));
  }

  @ParameterizedTest
  @CsvSource({"DN100, 100", "dn 80, 80", "Ø150, 150", "1m20, 1200", "3 m 50 cm, 3500"})
  void aDiameterMayBeginWithItsSignAndMetresMayGoOnInCentimetres(String raw, String written) {
    assertThat(new NumberConversion(Unit.MM, Unit.MM, false).convert(raw))
        .isEqualTo(MappedCell.of(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<10m", "10-20m", "> 20", "10 à 20", "H2", "12 ha", "12.5.6", "NaN"})
  void aClassIsNoMeasure(String raw) {
    assertThat(new NumberConversion(Unit.M, Unit.CM, false).convert(raw))
        .isEqualTo(MappedCell.LOST);
  }

  @ParameterizedTest
  @CsvSource({"138456.0, 138456", "'1 200', 1200", "7, 7"})
  void aWholeNumberLosesTheDecimalsOfASpreadsheet(String raw, String written) {
    assertThat(new NumberConversion(null, null, true).convert(raw))
        .isEqualTo(MappedCell.of(written));
  }

  @ParameterizedTest
  @CsvSource({
    "23/04/19, 2019-04-23",
    "15/03/98, 1998-03-15",
    "01-02-39, 2039-02-01",
    "01-02-40, 1940-02-01"
  })
  void aShortYearIsOfOurDays(String raw, String day) {
    assertThat(new DateConversion(DateOrder.DAY_FIRST, false, true).convert(raw))
        .isEqualTo(MappedCell.of(day));
  }

  @ParameterizedTest
  @CsvSource({
    "24/11/2020, 2020-11-24",
    "2020/11/24, 2020-11-24",
    "2020-11-24T01:00:00+00:00, 2020-11-24",
    "20201124, 2020-11-24",
    "01/01/2020, 2020-01-01",
    "24/11/2020 à 14h05, 2020-11-24",
    "24/11/2020 8h, 2020-11-24",
    "'24/11/2020, 14:05', 2020-11-24",
    "15/03/2015 12:00:00 AM, 2015-03-15",
    "15/03/2015 1:30 PM, 2015-03-15",
    "43540, 2019-03-16",
    "'43540,5', 2019-03-16"
  })
  void daysBecomeIso(String raw, String day) {
    assertThat(new DateConversion(DateOrder.DAY_FIRST, false, false).convert(raw))
        .isEqualTo(MappedCell.of(day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1980", "11/2020", "avril 2024", "31/02/2020", "23/04/19", "20195", "79191"})
  void noDayIsInvented(String raw) {
    assertThat(new DateConversion(DateOrder.DAY_FIRST, false, false).convert(raw))
        .isEqualTo(MappedCell.LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1860-01-01T01:02:49+00:53", "01/01/2000"})
  void the1JanuaryOfAColumnOfYearsIsAYear(String raw) {
    assertThat(new DateConversion(DateOrder.DAY_FIRST, true, false).convert(raw))
        .isEqualTo(MappedCell.LOST);
  }

  @ParameterizedTest
  @CsvSource({
    "23/04/19, 2019-04-23",
    "23/04/19 10:39, 2019-04-23",
    "15-mars-12, 2012-03-15",
    "3 avr. 98, 1998-04-03"
  })
  void aShortYearIsOfThisCenturyWhereAllAre(String raw, String day) {
    assertThat(new DateConversion(DateOrder.DAY_FIRST, false, true).convert(raw))
        .isEqualTo(MappedCell.of(day));
  }

  @ParameterizedTest
  @CsvSource({"60 m3/h, 60", "'1 000 l/min', 60", "'16,5 l/s', 59.4"})
  void aUnitMayHaveDigits(String raw, String written) {
    assertThat(new NumberConversion(null, Unit.M3_PER_H, false).convert(raw))
        .isEqualTo(MappedCell.of(written));
  }

  @Test
  void monthsComeFirstOnlyWhereADateCanMeanNothingElse() {
    List<String> american = List.of("03/14/2024", "04/02/2024", "2024-01-05");
    List<String> both = List.of("03/14/2024", "04/02/2024", "14/03/2024", "4/4/24");

    assertThat(DateOrder.of(List.of("04/02/2024", "14/03/2024"))).isEqualTo(DateOrder.DAY_FIRST);
    assertThat(DateOrder.of(american)).isEqualTo(DateOrder.MONTH_FIRST);
    assertThat(days(DateOrder.of(american), american))
        .containsExactly("2024-03-14", "2024-04-02", "2024-01-05");
    assertThat(days(DateOrder.of(both), both))
        .containsExactly("2024-03-14", "", "2024-03-14", "2024-04-04");
    assertThat(days(DateOrder.MIXED, List.of("04/4/2024"))).containsExactly("2024-04-04");
  }

  @Test
  void aSlipAmongManyDatesCostsItselfOnly() {
    List<String> french = new ArrayList<>(Collections.nCopies(10, "14/03/2024"));
    french.addAll(List.of("03/14/2024", "04/02/2024"));
    List<String> american = new ArrayList<>(Collections.nCopies(10, "03/14/2024"));
    american.addAll(List.of("14/03/2024", "04/02/2024"));

    assertThat(days(DateOrder.of(french), french))
        .endsWith("2024-03-14", "", "2024-02-04")
        .containsOnlyOnce("");
    assertThat(days(DateOrder.of(american), american))
        .endsWith("2024-03-14", "", "2024-04-02")
        .containsOnlyOnce("");
    assertThat(DateOrder.of(french.subList(1, french.size()))).isEqualTo(DateOrder.MIXED);
  }

  private static List<String> days(DateOrder order, List<String> raw) {
    return raw.stream()
        .map(one -> new DateConversion(order, false, true).convert(one).value())
        .toList();
  }
}
