package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCheckTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "french-siren-value | 217901917",
        "siren | 217 901 917",
        "french-siret-value | 21790191700013",
        "siret | 35600000000048",
        "phone-number-value | 05 49 78 79 80",
        "phone-number-value | +33 (0)5.49.78.79.80",
        "phone-number-value | 115",
        "phone-number-value | 3949",
        "phone-number-value | 549787980",
        "phone-number-value | +32 71 86 00 00",
        "nomenclature-actes-value | Libertés publiques et pouvoirs de police/Police municipale",
        "year-interval-value | 2019/2021",
        "opening-hours-value | Mo-Fr 08:30-12:00,13:30-17:30; Sa 08:30-12:00",
        "opening-hours-value | 24/7",
        "opening-hours-value | Apr-Sep: Mo-Su 08:00-22:00; Oct-Mar: Mo-Su 08:00-18:00; PH off",
        "opening-hours-value | sunrise-sunset",
        "opening-hours-value | May,Sep 10:00-18:00; Apr-Jun,Sep-Oct 09:00-17:00",
        "opening-hours-value | Jul 14-Aug 15 Tu[1] 10:00+",
        "opening-hours-value | Mo-Fr 08:00-18:00, Sa 09:00-12:00, PH off",
        "opening-hours-value | Fr-Sa 18:00-26:30",
        "opening-hours-value | Apr 01-Sep 30: Mo-Fr 10:00-12:00",
        "french-gps-coordinates | [-0.459, 46.323]",
        "french-gps-coordinates | 55.45, -20.88",
      })
  void whatIsRightIsSilent(String check, String cell) {
    assertThat(found(check, cell)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "french-siren-value | 217901918 | french-siren-value",
        "french-siren-value | 21790191 | french-siren-value",
        "french-siret-value | 21790191700014 | french-siret-value",
        "french-siret-value | 35600000000049 | french-siret-value",
        "phone-number-value | 49 78 79 80 | phone-number-value",
        "phone-number-value | 1.1 | phone-number-value",
        "phone-number-value | +32 2 123 45 67 | phone-number-value",
        "nomenclature-actes-value | Urbanisme / PLU | nomenclature-actes",
        "nomenclature-actes-value | Voirie/Rues | nomenclature-actes",
        "year-interval-value | 2021/2019 | year-interval-value.order",
        "year-interval-value | 2021 | year-interval-value.interval",
        "opening-hours-value | 8h-12h | opening-hours-value",
        "opening-hours-value | Mo-Fr 8:00-18:00 | opening-hours-value",
        "opening-hours-value | Mo-Fr 26:00-28:00 | opening-hours-value",
        "opening-hours-value | Mo 08:00-12:00, Lu 09:00-12:00 | opening-hours-value",
        "opening-hours-value | , Mo 08:00-12:00 | opening-hours-value",
        "opening-hours-value | Lu-Ve 08:00-12:00 | opening-hours-value",
        "french-gps-coordinates | [46.323, -0.459] | reversed-french-gps-coordinates",
        "french-gps-coordinates | 4.9, 52.37 | french-gps-coordinates",
        "french-gps-coordinates | Niort | french-gps-coordinates",
      })
  void whatIsWrongIsTold(String check, String cell, String code) {
    assertThat(found(check, cell)).containsExactly("2 a " + code);
  }

  @Test
  void aYearAloneIsAllowedWhereTheSchemaSaysSo() {
    String schema = schema("year-interval-value", "'allow-year-only': 'yes'");

    assertThat(of("a;b\n2021;x\n21;x\n", schema)).containsExactly("3 a year-interval-value.year");
  }

  @Test
  void columnsAreHeldAgainstOneAnother() {
    assertThat(
            of(
                "a;b\n2021;2020\n2020;2021\n;2021\n",
                schema("compare-columns-value", "'op': '>=', 'column2': 'b'")))
        .containsExactly("3 a, b compare-columns-value.>=");
    assertThat(
            of("a;d\n9;10\n10;9\n", schema("compare-columns-value", "'op': '<', 'column2': 'd'")))
        .as("numbers in columns of text")
        .containsExactly("3 a, d compare-columns-value.<");
    assertThat(
            of("a;b;c\n3;1;2\n4;1;2\n3;;2\n", schema("sum-columns-value", "'columns': ['b', 'c']")))
        .containsExactly("3 a sum-columns-value");
    assertThat(
            of(
                "a;b;d\n3;1;\n;;x\n3;;\n",
                schema("cohesive-columns-value", "'othercolumns': ['b']")))
        .containsExactly("4 a, b cohesive-columns-value");
    assertThat(of("a;b;d\n3;;\n;1;\n;;x\n", schema("one-of-required", "'column2': 'b'")))
        .containsExactly("4 a, b one-of-required");
    String named = schema("one-of-required", "'column2': 'b'").replace("'column':", "'column1':");
    assertThat(of("a;b;d\n3;;\n;1;\n;;x\n", named)).containsExactly("4 a, b one-of-required");
  }

  @Test
  void columnsThatAreMissingAreNotChecked() {
    assertThat(of("b;d\n3;1\n", schema("french-siren-value", ""))).isEmpty();
    assertThat(of("b;d\n3;1\n", schema("compare-columns-value", "'op': '>', 'column2': 'b'")))
        .isEmpty();
    assertThat(of("b;d\n3;1\n", schema("cohesive-columns-value", "'othercolumns': ['b']")))
        .containsExactly("cohesive-columns-value.columns");
    assertThat(of("c;d\n3;1\n", schema("one-of-required", "'column2': 'b'")))
        .containsExactly("one-of-required.columns");
    assertThat(of("b;d\n;1\n", schema("one-of-required", "'column2': 'b'")))
        .containsExactly("2 b one-of-required");
  }

  @Test
  void aCheckThatNobodyKnowsIsTold() {
    assertThat(of("a;b\n3;1\n", schema("french-mood-value", ""))).containsExactly("check-error");
  }

  @Test
  void aSumOfHugeNumbersIsTold() {
    assertThat(of("a;b;c\n1;1e999999;1\n", schema("sum-columns-value", "'columns': ['b', 'c']")))
        .containsExactly("2 a sum-columns-value");
  }

  private List<String> found(String check, String cell) {
    String quoted = '"' + cell + '"';
    String schema =
        "{\"fields\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"custom_checks\":"
            + " [{\"name\": \"%s\", \"params\": {\"column\": \"a\"}}]}".formatted(check);
    return of("a\tb\n" + quoted + "\tx\n", schema);
  }

  private static String schema(String check, String params) {
    return """
        {'fields': [{'name': 'a', 'type': '%s'}, {'name': 'b', 'type': '%1$s'},
                    {'name': 'c', 'type': 'number'}, {'name': 'd'}],
         'custom_checks': [{'name': '%s', 'params': {'column': 'a'%s}}]}
        """
        .formatted(
            check.startsWith("year") ? "string" : "number",
            check,
            params.isEmpty() ? "" : ", " + params)
        .replace('\'', '"');
  }

  private List<String> of(String csv, String schema) {
    Validated validated = Validated.of(Validated.table(folder, csv), TableSchemaTest.read(schema));
    return validated.found().stream().filter(code -> !code.contains("header-warn")).toList();
  }
}
