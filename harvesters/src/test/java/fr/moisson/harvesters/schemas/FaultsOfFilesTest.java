package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import fr.moisson.harvesters.schemas.report.Report;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of a table's file rather than of its cells. */
class FaultsOfFilesTest {

  private static final TableSchema ANY =
      TableSchemaTest.read(
          "{\"fields\": [{\"name\": \"id\"}, {\"name\": \"nom\"}, {\"name\": \"essence\"}]}");
  private static final byte[] UTF_8_TEXT = "nom;rue\nÉrable;À côté\n".repeat(40).getBytes(UTF_8);
  private static final byte[] LATIN_TEXT = "Châtaignier;Forêt\n".getBytes(ISO_8859_1);

  @TempDir Path folder;

  @Test
  void theFirstLineOfASecondEncodingIsNamed() {
    assertThat(misread(null, UTF_8_TEXT, LATIN_TEXT))
        .containsExactly(
            "81 Le fichier mélange UTF-8 et windows-1252 ; chaque partie a été lue à sa façon."
                + " → Enregistrez-le tout entier en UTF-8.");
  }

  @Test
  void aByteOrderMarkProvesNothingOfWhatFollows() {
    assertThat(misread(null, "\uFEFFnom;rue\n".getBytes(UTF_8), LATIN_TEXT))
        .singleElement()
        .asString()
        .startsWith("2 Le fichier mélange");
  }

  @ParameterizedTest
  @CsvSource({"utf-8, windows-1252", "US-ASCII, ", "ISO-8859-15, ", ", "})
  void aStatedEncodingIsHeldAgainstTheBytes(String stated, String found) {
    List<String> expected =
        found == null
            ? List.of()
            : List.of(
                "3 Le fichier est annoncé en UTF-8, ce qu’il n’est pas ; il a été lu en "
                    + found
                    + ". → Enregistrez-le en UTF-8, ou corrigez l’encodage annoncé.");

    assertThat(misread(stated, "nom;rue\nIf;Quai\n".getBytes(UTF_8), LATIN_TEXT))
        .isEqualTo(expected);
  }

  @Test
  void bytesOfNoCharacterAreNamed() {
    byte[] odd = "Orm\u0081;Forêt\n".getBytes(ISO_8859_1);

    assertThat(misread(null, "nom;rue\n".getBytes(UTF_8), LATIN_TEXT, odd))
        .singleElement()
        .asString()
        .startsWith("3 Certains octets ne correspondent à aucun caractère en windows-1252");
  }

  @Test
  void otherEncodingsAreNoFaults() {
    byte[] utf16 = "\uFEFFnom;rue\nÉrable;À côté\n".getBytes(Charset.forName("UTF-16LE"));

    assertThat(misread(null, utf16)).isEmpty();
    assertThat(misread(null, UTF_8_TEXT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Inventaire\nid;nom\n1;If\n2;Orme\n', 'La ligne 1, au-dessus des noms'",
    "'essence;hauteur;tour\n;(m);cm\nChêne;12;80\nIf;7;5\n', 'La ligne 2, sous les noms'",
    "'id;nom\n\"1;If\"\n\"2;Orme\"\n', 'Des lignes entières sont entre guillemets'",
    "'', 'donnees.example/fichier ne contient aucune ligne'",
  })
  void whatOtherSoftwareReadsOtherwiseIsNotValid(String csv, String told) {
    Report report = Validated.of(Validated.table(folder, csv), ANY).report();

    assertThat(report.conformity().isValid()).isFalse();
    assertThat(report.findings())
        .filteredOn(finding -> !finding.code().isWarning())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.Code.SOURCE_ERROR);
              assertThat(FindingMessages.of(finding, Locale.FRENCH)).contains(told);
            });
  }

  @Test
  void columnsOfSheetsWithoutANameOrOfOneNameAreFound() {
    Path xlsx =
        Sheets.xlsx(
            folder,
            "",
            "Arbres",
            """
            <row r="1">%s%s%s</row>
            <row r="2">%s%s%s%s</row><row r="3">%s%s</row>
            """
                .formatted(
                    cell("A1", "id"),
                    cell("C1", "nom"),
                    cell("D1", "nom"),
                    cell("A2", "a"),
                    cell("B2", "b"),
                    cell("C2", "c"),
                    cell("D2", "d"),
                    cell("A3", "e"),
                    cell("C3", "f")));
    Path ods =
        Sheets.ods(
            folder,
            """
            <table:table table:name="Arbres">
              <table:table-row>%s<table:table-cell/>%s%s</table:table-row>
              <table:table-row>%s%s%s%s</table:table-row>
              <table:table-row>%s<table:table-cell/>%s</table:table-row>
            </table:table>
            """
                .formatted(
                    cell("id"),
                    cell("nom"),
                    cell("nom"),
                    cell("a"),
                    cell("b"),
                    cell("c"),
                    cell("d"),
                    cell("e"),
                    cell("f")));

    for (Table table :
        List.of(
            Validated.table(xlsx).as(Table.Format.XLSX),
            Validated.table(ods).as(Table.Format.ODS))) {
      List<Finding> findings = Validated.of(table, ANY).findings();

      assertThat(findings)
          .filteredOn(finding -> !finding.code().isWarning())
          .extracting(finding -> finding.position() + " " + finding.code().text())
          .containsExactly("2 blank-label", "4 duplicate-label");
    }
  }

  private static String cell(String place, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
  }

  private static String cell(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
        .formatted(text);
  }

  /** The findings about the encoding, each with its line. */
  private List<String> misread(@Nullable String stated, byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    Path file = Reading.written(folder, "f.csv", all.toByteArray());
    Table table = new Table(file, Table.Format.CSV, stated, Table.Place.GUESSED, Validated.ORIGIN);
    return Validated.of(table, ANY).findings().stream()
        .filter(finding -> finding.code() == Finding.Code.ENCODING_ERROR)
        .map(finding -> finding.line() + " " + FindingMessages.of(finding, Locale.FRENCH))
        .toList();
  }
}
