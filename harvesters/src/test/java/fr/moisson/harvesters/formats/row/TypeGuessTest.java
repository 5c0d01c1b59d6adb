package fr.moisson.harvesters.formats.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeGuessTest {

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 12 | -3 | 0 |",
    "NUMBER, 12 | 1.50 | -.5",
    "DECIMAL_COMMA, '12 | 1,5'",
    "STRING, '1.5 | 1,5'",
    "BOOLEAN, true | FALSE",
    "STRING, oui | non",
    "STRING, true | 1",
    "DATE, 2026-11-25 | 2024-02-29",
    "STRING, 2023-02-29",
    "FRENCH_DATE, 25/11/2026 | 01/02/2024",
    "STRING, 25/11/2026 | 2026-11-25",
    "STRING, 0000-01-01",
    "DATETIME, 2026-11-25T10:00:00Z | 2026-11-25T10:00:00.123+02:00",
    "LOCAL_DATETIME, 2026-11-25T10:00 | 2026-11-25 10:00:00",
    "STRING, 2026-11-25T10:00 | 2026-11-25T10:00:00Z",
    "STRING, 79191 | 01004",
    "STRING, 79191 | 2A004",
    "STRING, 0549783000",
    "STRING, +33549783000",
    "STRING, 12E5 | 3",
    "STRING, 12345678901234",
    "INTEGER, 1234567890123",
    "STRING, 12 | 12 m",
    "GROUPED_INTEGER, 1 234 | 999 | -12 345 678",
    "GROUPED_INTEGER, 1 234 | 5 678",
    "GROUPED_INTEGER, 1\u00A0234 | 12",
    "GROUPED_INTEGER, 1\u202F234\u202F567 | 12345",
    "GROUPED_INTEGER, 1'234 | 12",
    "GROUPED_DECIMAL_COMMA, '1 234,5 | 12'",
    "GROUPED_NUMBER, 1 234.50 | .5",
    "STRING, '1 234,5 | 12.5'",
    "STRING, 1 234 | 1\u00A0234 | 12",
    "GROUPED_INTEGER, 1.234.567 | 234.567 | 34",
    "GROUPED_INTEGER, 234.567 | -1.234.567",
    "GROUPED_DECIMAL_COMMA, '1.234,5 | 12.345 | 0,5'",
    "GROUPED_DECIMAL_COMMA, '12 | 12.345.678,9'",
    "NUMBER, 234.567 | 34.5",
    "NUMBER, 234.567 | 345.678",
    "STRING, '1.234,5 | 0.123'",
    "STRING, '1,234 | 856'",
    "DECIMAL_COMMA, '1,234 | 2,345'",
    "DECIMAL_COMMA, '1,234 | 0,856 | 12'",
    "DECIMAL_COMMA, '1,234 | 1856'",
    "STRING, '1.234,5 | 12.5'",
    "STRING, '1.234,5 | 1 234,5'",
    "STRING, '1.234,5 | n.d.'",
    "STRING, 1.234.567 | 2.345.678",
    "STRING, 192.168.100.200 | 10.0.0.1",
    "STRING, 01.234.567 | 12",
    "STRING, 1 234 | n.d.",
    "STRING, 12 34 | 5",
    "STRING, 1 23 | 5",
    "STRING, 1 2345 | 5",
    "STRING, 1  234 | 5",
    "STRING, 012 345 | 5",
    "STRING, 0 123 | 5",
    "STRING, '1,234 567 | 5'",
    "STRING, 79 191 | 79 003",
    "STRING, 79191 | 79 003",
    "STRING, 123 456 789 | 987 654 321",
    "STRING, 123 456 789 00012 | 12",
    "STRING, 05 49 78 30 00",
    "STRING, 12 345 678 901 234 | 5",
    "FRENCH_MINUTE, 25/11/2026 14:05 | 01/02/2024 9:05",
    "FRENCH_DATETIME, 25/11/2026 14:05:30 | 01/02/2024 00:00:00",
    "SLASHED_DATETIME, 2026/11/25 14:05:30 | 2010/11/15 00:00:00",
    "STRING, 2026/11/25 14:05:30 | 2010/02/31 00:00:00",
    "STRING, 2026/11/25 14:05",
    "STRING, 2026/11/25 14:05:30 | 2026-11-25 14:05:30",
    "STRING, 25/11/2026 14:05:30 | 25/11/2026 14:05",
    "STRING, 25/11/2026 | 25/11/2026 14:05",
    "STRING, 11/25/2026 14:05",
    "STRING, 25/11/2026 24:05",
    "STRING, 25/11/2026 14h05",
    "STRING, 2026-11-25 14:05 | 25/11/2026 14:05",
    "STRING, 1.",
    "STRING, '1,2,3'",
    "STRING, NaN",
    "STRING, -",
    "STRING, |"
  })
  void theNarrowestTypeThatFitsAllValues(ColumnType expected, String values) {
    assertThat(type(Column.of("c"), false, values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, code_insee",
    "STRING, Code postal",
    "STRING, siren_gestionnaire",
    "STRING, CODE_18",
    "STRING, plg_code_commune",
    "STRING, cod_commune",
    "STRING, CdCommune",
    "STRING, epci24",
    "STRING, EPCI",
    "STRING, iddep",
    "STRING, Département",
    "STRING, REG",
    "STRING, DPT",
    "STRING, NUM_DEPARTEMENT",
    "STRING, cinse_dep",
    "STRING, GEO",
    "STRING, IRIS",
    "STRING, DCIRIS",
    "STRING, CP_SITE",
    "STRING, NUM_POSTE",
    "STRING, num_finess",
    "INTEGER, nb_communes",
    "INTEGER, Population INSEE",
    "INTEGER, nb_siret",
    "INTEGER, depots",
    "INTEGER, hauteur"
  })
  void codesAreNoNumbers(ColumnType expected, String column) {
    assertThat(type(Column.of(column), false, "79191 | 311")).isEqualTo(expected);
    assertThat(type(Column.of(column), true, "79191 | 311")).isEqualTo(ColumnType.INTEGER);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, num_basol, 79.0010 | 79.0020",
    "STRING, N° BASOL, 79.0010 | 79.0020",
    "STRING, CD_CB, 44.3 | 44.30",
    "STRING, code_eunis, 44.3 | 44.30",
    "STRING, CD_EUNIS, '44,3 | 44,30'",
    "STRING, version, 1.2 | 1.10",
    "STRING, site_id, 1.2 | 1.10",
    "INTEGER, num_basol, 12 | 13",
    "INTEGER, version, 12 | 13",
    "NUMBER, hauteur, 44.3 | 44.30",
    "NUMBER, IDH, 0.75 | 0.80",
    "NUMBER, NO2, 44.3 | 44.30",
    "NUMBER, N total, 44.3 | 44.30",
    "NUMBER, cd_mg_kg, 44.3 | 44.30",
    "NUMBER, cote_reference, 44.3 | 44.30",
    "NUMBER, ref_alti, 102.53 | 98.70",
    "NUMBER, ref (m NGF), 102.53 | 98.70",
    "NUMBER, num_pH, 7.1 | 7.20"
  })
  void identifiersHaveNoDecimals(ColumnType expected, String column, String values) {
    assertThat(type(Column.of(column), false, values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"siren", "Code postal", "identifiant", "num_dossier", "N° de référence"})
  void codesMayHaveBlanksInThem(String column) {
    assertThat(type(Column.of(column), false, "1 234 | 12")).isEqualTo(ColumnType.STRING);
    assertThat(type(Column.of("nombre"), false, "1 234 | 12"))
        .isEqualTo(ColumnType.GROUPED_INTEGER);
  }

  @Test
  void whatPartsThousandsIsKnown() {
    assertThat(guess(Column.of("c"), false, "1\u202F234 | 12").groupChar()).isEqualTo("\u202F");
    assertThat(guess(Column.of("c"), false, "1 234 | a").groupChar()).isEmpty();
    assertThat(guess(Column.of("c"), false, "12").groupChar()).isEmpty();
    assertThat(guess(Column.of("c"), false, "1.234.567 | 12").groupChar()).isEqualTo(".");
    assertThat(guess(Column.of("num_lot"), false, "1.234.567 | 12").groupChar()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GROUPED_INTEGER, -1 234 567, -1234567",
    "GROUPED_INTEGER, 1.234.567, 1234567",
    "GROUPED_NUMBER, 1\u202F234.5, 1234.5",
    "GROUPED_DECIMAL_COMMA, '1.234,5', 1234.5",
    "GROUPED_DECIMAL_COMMA, '1\u00A0234,5', 1234.5",
    "GROUPED_DECIMAL_COMMA, '0,5', 0.5",
    "SLASHED_DATETIME, 2026/11/25 14:05:30, 2026-11-25T14:05:30",
    "FRENCH_MINUTE, 25/11/2026 9:05, 2026-11-25T09:05",
    "FRENCH_DATETIME, 25/11/2026 14:05:30, 2026-11-25T14:05:30"
  })
  void frenchNotationsAreRead(ColumnType type, String text, String value) {
    assertThat(type.read(text)).hasToString(value);
  }

  @Test
  void jsonTellsNumbersFromTexts() {
    assertThat(type(Column.of("c"), true, "123456789012345")).isEqualTo(ColumnType.INTEGER);
    assertThat(type(Column.of("c"), true, "1234567890123456")).isEqualTo(ColumnType.STRING);
  }

  @Test
  void jsonWritesNumbersWithExponents() {
    assertThat(type(Column.of("c"), true, "1e-7 | 12")).isEqualTo(ColumnType.NUMBER);
    assertThat(type(Column.of("c"), true, "{\"a\":1} | 12")).isEqualTo(ColumnType.STRING);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 007 | 12, INTEGER",
    "STRING, 12 | 13, STRING",
    "YEAR, 1998, YEAR",
    "NUMBER, '1,5 | 1.5', NUMBER",
    "NUMBER, 1d | 2, STRING",
    "NUMBER, 0x1p3 | 2, STRING",
    "BOOLEAN, Oui | 0 | vrai, BOOLEAN",
    "BOOLEAN, peut-être, STRING",
    "DATE, 2026-11-25 | 25/11/2026, DATE",
    "DATE, 1998, STRING",
    "DATETIME, 2026-11-25 10:00:00+02, DATETIME",
    "DATETIME, 2026-11-25T10:00:00, LOCAL_DATETIME",
    "INTEGER, |, INTEGER"
  })
  void aStatedTypeHoldsIfEveryValueCanBeRead(ColumnType stated, String values, ColumnType found) {
    assertThat(type(Column.of("c").as(stated), false, values)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "15/03/2024 | 15/03/2024 08:30",
    "2024-03-15T10:00 | 2024-03-15 8:30",
    "2024-03-15T10:00:00Z | 2024-03-15T10:00:00+0100",
    "03/05/2024 | 12/31/2024",
    "15/03/2024 | hier"
  })
  void aDayThatIsInTheCalendarIsNoneOfThoseThatAreNot(String values) {
    TypeGuess guess = guess(Column.of("c"), false, values);

    assertThat(guess.type()).isEqualTo(ColumnType.STRING);
    assertThat(guess.impossibleDays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/2024 | 15/03/2024, 31/02/2024",
    "15/03/2024 | 31/02/2024 08:30, 31/02/2024 08:30",
    "2024-03-15 | 2023-02-29, 2023-02-29",
    "2024-03-15 | 0000-00-00, 0000-00-00",
    "2024-03-15T10:00 | 2023-02-29 10:00, 2023-02-29 10:00"
  })
  void aDayThatIsInNoCalendarIsTold(String values, String told) {
    TypeGuess guess = guess(Column.of("c"), false, values);

    assertThat(guess.type()).isEqualTo(ColumnType.STRING);
    assertThat(guess.impossibleDays()).contains(new TypeGuess.ImpossibleDays(1, told));
  }

  private static ColumnType type(Column column, boolean isJson, String values) {
    return guess(column, isJson, values).type();
  }

  private static TypeGuess guess(Column column, boolean isJson, String values) {
    TypeGuess guess = new TypeGuess(column, isJson);
    for (String value : values.split("\\|")) {
      guess.see(value.strip());
    }
    return guess;
  }
}
