package fr.moisson.harvesters.formats.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellStylesTest {

  /** Hours that a gate was open, or that a pump ran, are seldom fewer than 24. */
  @ParameterizedTest
  @CsvSource({
    "[h]:mm:ss, 1.25, 30:00:00",
    "[h]:mm, 4.1666666666666667, 100:00:00",
    "[mm]:ss, 0.0625, 01:30:00",
    "[h]:mm, -0.5, -12:00:00",
    "hh:mm:ss, 1.25, 30:00:00",
    "h:mm, 0.25, 06:00:00",
    "mm:ss, 0.00104166666666667, 00:01:30",
    "h\"h\"mm, 0.354166666666667, 08:30:00",
    "h:mm AM/PM, 0.75, 18:00:00",
    "h:mm, 45000.25, 2023-03-15T06:00:00",
    "d/m/yy h:mm, 1.25, 1900-01-01T06:00:00",
    "jj/mm/aaaa hh:mm, 45000.25, 2023-03-15T06:00:00",
    "0.0\" h\", 1.25, 1.25",
    "[h]:mm, 1E300, 1E300"
  })
  void hoursMayBeMoreThanADayHas(String format, BigDecimal days, String text) {
    CellStyles styles = new CellStyles(false);
    styles.add(164, format);

    String expected = text.contains("E") ? new BigDecimal(text).toPlainString() : text;
    assertThat(styles.text(days, 0, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0.25, 06:00:00",
    "46, 1.25, 30:00:00",
    "46, -0.5, -12:00:00",
    "14, 0, 1904-01-01",
    "22, 0.25, 1904-01-01T06:00:00"
  })
  void theDaysOfAnOldMacBeginIn1904ButItsHoursDoNot(int format, BigDecimal days, String text) {
    CellStyles styles = new CellStyles(true);
    styles.add(format, null);

    assertThat(styles.text(days, 0, false)).isEqualTo(text);
  }
}
