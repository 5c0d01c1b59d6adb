package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.all;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.fit;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.notices;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.read;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.rows;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.schema;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day that a date stands for, whatever the order of its parts. */
class MappedDatesTest {

  @Test
  void aYearIsNotMadeADay() {
    assertThat(made("plantation", "1980"))
        .containsEntry("planted", "")
        .containsEntry("remarque", "planted : 1980");
  }

  /** As Opendatasoft and ArcGIS return days that were entered in France. */
  @Test
  void midnightInFranceIsTheDayThatBegins() {
    assertThat(made("plantation", "2003-06-30T22:00:00+00:00"))
        .containsEntry("planted", "2003-07-01");
    assertThat(made("plantation", "1999-11-30T23:00:00Z")).containsEntry("planted", "1999-12-01");
    assertThat(made("plantation", "2003-11-30T22:00:00Z")).containsEntry("planted", "2003-11-30");
    assertThat(made("plantation", "2003-11-30T23:00:00")).containsEntry("planted", "2003-11-30");
    assertThat(made("plantation", "1061244000000")).containsEntry("planted", "2003-08-19");
  }

  @Test
  void aMonthBeforeItsDayIsTold() {
    String[] american = {"03/14/2024,", "04/02/2024,"};
    String[] both = {"03/14/2024,", "04/02/2024,", "14/03/2024,"};

    assertThat(notices("plantation,x", american))
        .contains(Notice.of(Notice.Code.DATES_MONTH_FIRST, "plantation"));
    assertThat(notices("plantation,x", both))
        .contains(Notice.of(Notice.Code.DATES_MIXED, "plantation"));
    assertThat(all(fit("plantation,x", american), rows("plantation,x", american)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-03-14", "2024-04-02");
  }

  @Test
  void aHalfOfTheDayIsAmericanUnlessADayComesFirst() {
    String[] american = {"4/2/2024 12:00:00 AM,", "5/6/2024 9:30 pm,"};
    String[] french = {"4/2/2024 12:00:00 AM,", "14/3/2024 9:30 PM,"};

    assertThat(notices("plantation,x", american))
        .contains(Notice.of(Notice.Code.DATES_MONTH_FIRST, "plantation"));
    assertThat(all(fit("plantation,x", american), rows("plantation,x", american)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-04-02", "2024-05-06");
    assertThat(all(fit("plantation,x", french), rows("plantation,x", french)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-02-04", "2024-03-14");
  }

  @Test
  void aSlipAmongDatesIsTold() {
    String[] lines = new String[12];
    Arrays.fill(lines, "14/03/2024,");
    lines[0] = "03/14/2024,";

    assertThat(notices("plantation,x", lines))
        .extracting(Notice::code)
        .contains(Notice.Code.VALUES_IN_REMARKS)
        .doesNotContain(Notice.Code.DATES_MIXED);
  }

  @Test
  void datesInTheColumnsOfASchemaHaveTheOrderOfTheSchema() {
    String[] american = {"1,03/14/2024", "2,04/02/2024"};
    String[] both = {"1,03/14/2024", "2,04/02/2024", "3,14/03/2024"};

    assertThat(planted("%d/%m/%Y", american)).containsExactly("14/03/2024", "02/04/2024");
    assertThat(planted("%d/%m/%Y", both)).contains("").doesNotContain("04/02/2024");
    assertThat(planted("%m/%d/%Y", american)).containsExactly("03/14/2024", "04/02/2024");
    for (String format : List.of("%Y", "%m/%d/%Y")) {
      assertThat(dated(format, american).start(row -> "").notices())
          .extracting(Notice::code)
          .doesNotContain(Notice.Code.DATES_MONTH_FIRST);
    }
  }

  @Test
  void daysThatAPatternWantsHaveTheOrderOfTheirColumn() {
    String fields =
        "{name: 'plantations', fields: [{name: 'id', type: 'integer'}, {name: 'planted',"
            + " type: 'string', constraints: {pattern: '\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d'}}]}";
    String[] lines = {"1,4/2/2024 12:00:00 AM", "2,5/6/2024 9:30:00 PM"};
    Fit fit =
        new Mapping("plantations", read("{}"), schema(fields), Map.of())
            .fit(Title.NONE, List.of("id", "planted"), rows("id,planted", lines));

    assertThat(all(fit, rows("id,planted", lines)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-04-02", "2024-05-06");
    assertThat(fit.start(row -> "").notices())
        .contains(Notice.of(Notice.Code.DATES_MONTH_FIRST, "planted"));
  }

  @Test
  void aDayWithSlashesIsNoPeriod() {
    String fields =
        "{name: 'indices', fields: [{name: 'id', type: 'integer'}, {name: 'planted', type: 'string',"
            + " constraints: {pattern: '\\\\d{4}[-/]\\\\d{2}[-/]\\\\d{2}( [\\\\d:]+)?'}}]}";
    String[] lines = {"1,2024/01/15", "2,2024/01/16 00:00:00", "3,2024-01-17"};
    Fit fit =
        new Mapping("indices", read("{}"), schema(fields), Map.of())
            .fit(Title.NONE, List.of("id", "planted"), rows("id,planted", lines));

    assertThat(all(fit, rows("id,planted", lines)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-01-15", "2024-01-16", "2024-01-17");
  }

  /** Dates of a table, mapped to a schema that requires this format. */
  private static List<String> planted(String format, String... lines) {
    return all(dated(format, lines), rows("id,planted", lines)).stream()
        .map(row -> row.value("planted"))
        .toList();
  }

  private static Fit dated(String format, String... lines) {
    String fields =
        "{name: 'plantations', fields: [{name: 'id', type: 'integer'},"
            + " {name: 'planted', type: 'date', format: '"
            + format
            + "'}]}";
    return new Mapping("plantations", read("{}"), schema(fields), Map.of())
        .fit(Title.NONE, List.of("id", "planted"), rows("id,planted", lines));
  }

  /** A schema of somebody's own may want what ours do not. */
  @Test
  void daysAndDecimalsAreWrittenAsTheSchemaWants() {
    String fields =
        "{name: 'plantations', fields: [{name: 'planted', type: 'date', format: '%d/%m/%Y'},"
            + " {name: 'short', type: 'date', format: '%d.%m.%y'},"
            + " {name: 'height', type: 'number', decimalChar: ','}]}";
    String header = "planted,short,height";
    String[] lines = {"2024-03-01,2024-03-01,12.5", "01/03/2024,01/03/2024,7", "mars,1950-01-01,8"};
    Fit fit =
        new Mapping("plantations", read("{}"), schema(fields), Map.of())
            .fit(Title.NONE, List.of("planted", "short", "height"), rows(header, lines));

    assertThat(all(fit, rows(header, lines)))
        .extracting(
            row -> row.value("planted") + " " + row.value("short") + " " + row.value("height"))
        .containsExactly("01/03/2024 01.03.24 12,5", "01/03/2024 01.03.24 7", "  8");
  }

  @Test
  void aDayThatSaysNothingSaysNothingWithAnHourEither() {
    String[] lines = {
      "1700-01-01T01:02:21+00:53,", "1930-01-01T01:00:00+01:00,", "1987-01-01T00:00:00+01:00,"
    };

    assertThat(all(fit("plantation,x", lines), rows("plantation,x", lines)))
        .extracting(row -> row.value("remarque"))
        .containsExactly(
            "", "planted : 1930-01-01T01:00:00+01:00", "planted : 1987-01-01T00:00:00+01:00");
  }

  /** An empty day of a spreadsheet or a database, as ArcGIS and Access export it. */
  @Test
  void theZeroOfSpreadsheetsAndTheLastDayAreNoDays() {
    String[] lines = {"1899-12-30,", "31/12/1899,", "9999-12-31T00:00:00Z,", "2021-03-04,"};

    assertThat(all(fit("plantation,x", lines), rows("plantation,x", lines)))
        .extracting(row -> row.value("planted") + row.value("remarque"))
        .containsExactly("", "", "", "2021-03-04");
  }
}
