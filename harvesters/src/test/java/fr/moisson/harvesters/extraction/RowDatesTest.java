package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.DatasetDates;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Table;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dates that rows state, read on the 25 November 2026. */
class RowDatesTest {

  private static final Instant AT = Instant.parse("2026-11-25T05:00:00Z");

  private final RowDates dates =
      new RowDates(new Table.DateColumns(columns("maj"), columns("debut", "fin"), AT));

  private static OneOrMore columns(String... names) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      return mapper.readValue(mapper.writeValueAsString(names), OneOrMore.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void add(Map<String, String> values) {
    dates.add(new Row(values, null, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-29T13:05:13.767Z, 2026-07-29T09:00:00Z, 2026-07-29T13:05:13Z",
    "2014-12-04, 2019-01-01, 2019-01-01",
    "2014-12-04Z, 2013-12-04Z, 2014-12-04",
    "2026-11-24, 2026-11-25, 2026-11-25",
    "2026-11-24, 2026-11-25T23:00:00Z, 2026-11-24",
    "2026-11-24, 2062-11-24, 2026-11-24",
    "2026-11-24, 2026-13-24, 2026-11-24",
    "2023-02-28, 2023-02-30, 2023-02-28",
    "2024-05-03, 2024-05-04 (provisoire), 2024-05-03",
    "0001-01-01, 1970-01-01, ",
    "31/12/2025, '', "
  })
  void theLatestChangeIsThatOfTheDataset(String one, String other, String latest) {
    add(Map.of("maj", one));
    add(Map.of("maj", other));

    assertThat(dates.dates()).isEqualTo(new DatasetDates(latest, null));
  }

  @ParameterizedTest
  @CsvSource({
    "2021-12-31, 2022-02-02, 2012-11-30, 2022-02-02",
    "2010-02-27, 9999-12-31, 2010-02-27, 2012-11-30",
    "0001-01-01, 2013-11-30, 2012-11-30, 2013-11-30",
    "2010-02-27 00:00:00, 2099-12-31, 2010-02-27, 2012-11-30",
    "2027-01-01, '', 2012-11-30, 2027-01-01",
  })
  void thePeriodIsFromTheFirstToTheLast(String from, String to, String start, String end) {
    add(Map.of("debut", "", "fin", "2012-11-30"));
    add(Map.of("debut", from, "fin", to));

    assertThat(dates.dates()).isEqualTo(new DatasetDates(null, new Period(start, end)));
  }

  @Test
  void yearsStayYears() {
    add(Map.of("debut", "2023"));
    add(Map.of("debut", "2017"));

    assertThat(dates.dates().temporal()).isEqualTo(new Period("2017", "2023"));
  }
}
