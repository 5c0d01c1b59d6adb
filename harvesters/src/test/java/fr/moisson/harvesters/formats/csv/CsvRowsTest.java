package fr.moisson.harvesters.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Readers;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.sheet.XlsFiles;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  @TempDir Path folder;

  @Test
  void formulasOfTextsAreTheseTextsAndTold() {
    Reading reading =
        Reading.csv(
            folder,
            "nom;code;note\nA;\"=\"\"01004\"\"\";\"=A1&\"\"x\"\"\"\nB;=\"01005\";=\"a\"&\"b\"\nC;01006;\nD;'01007;d'eau\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("code"))
        .containsExactly("01004", "01005", "01006", "01007");
    assertThat(reading.rows())
        .extracting(row -> row.value("note"))
        .containsExactly("=A1&\"x\"", "=\"a\"&\"b\"", "", "d'eau");
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.TEXT_FORMULAS, 3L));
  }

  @Test
  void theEndMarkOfDosIsNoRow() {
    Reading reading = Reading.csv(folder, "id;nom\r\n1;A\r\n2;B\r\n\u001A");

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("A", "B");
  }

  @Test
  void latinTextWithSemicolonsDecimalCommasAndLambertIsUnderstood() {
    Reading reading =
        Reading.csv(
            folder,
            """
            Essence;Hauteur (m);X;Y
            Érable;12,5;434921,4;6586123,8
            Châtaignier;8,0;435012,0;6585990,1
            """,
            Charset.forName("windows-1252"));

    assertThat(reading.values(0)).containsEntry("Essence", "Érable").containsEntry("X", "434921,4");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(46.32, within(0.02));
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(Notice.Code.ENCODING_GUESSED, "windows-1252"),
            Notice.of(Notice.Code.CRS_DEDUCED, "EPSG:2154", 2));
  }

  @Test
  void titlesAboveTheHeaderAreSkipped() {
    Reading reading =
        Reading.csv(
            folder,
            """
            Arbres de la ville;;;
            Mise à jour : mars;;;

            numero;essence;lat;lon
            1;Chêne;46,32;-0,46
            2;Hêtre;46,33;-0,47
            """);

    assertThat(reading.columns()).containsExactly("numero", "essence", "lat", "lon");
    assertThat(reading.rows()).hasSize(2).extracting(Row::number).containsExactly(5L, 6L);
  }

  @Test
  void aFileWithoutHeaderLosesNoRow() {
    Reading reading = Reading.csv(folder, "46.32# -0.46,Quercus,12\n46.33# -0.47,Fagus,9\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.columns()).containsExactly("colonne_1", "colonne_2", "colonne_3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Localisation;;Arbre;;|Latitude;Longitude;Espèce;Hauteur;Etat|46,32;-0,46;Chêne;12;bon"
            + " ! Latitude, Longitude, Espèce, Hauteur, Etat ! 1",
        "nom;2019;;2020;|;X;Y;X;Y|a;1;2;3;4|b;1;2;3;4 ! nom, 2019 X, 2019 Y, 2020 X, 2020 Y ! 2",
        "nom;;commentaire|Chêne;x;beau|If;y;12 ! nom, colonne_2, commentaire ! 2",
        "nom;essence;|Chêne;Quercus;beau|If;Taxus;vieux ! nom, essence, colonne_3 ! 2",
        "nom;lat;lon;;;;|a;46,32;-0,46;x;y;z;t|b;46,33;-0,46;x;y;z;t"
            + " ! nom, lat, lon, colonne_4, colonne_5, colonne_6, colonne_7 ! 2",
        "Population;par"
            + " commune;;;|Commune;INSEE;2019;2020;2021|Niort;79191;1;2;3|Aiffres;79003;1;2;3 !"
            + " Commune, INSEE, 2019, 2020, 2021 ! 2",
        "Chêne;46,3237;-0,4648|If;46,33;-0,45 ! colonne_1, colonne_2, colonne_3 ! 2",
        "nom;PM2.5;0.5;lat;lon|x;1;2;46,32;-0,46 ! nom, PM2.5, 0.5, lat, lon ! 1",
        "Arbres de Niort, inventaire 2023, version 2|nom,lat,lon|x,46.32,-0.46|y,46.33,-0.46"
            + " ! nom, lat, lon ! 2",
        "nom;hauteur;latitude|;(m);(°)|if;12,5;46,32|orme;8;46,33"
            + " ! nom, hauteur (m), latitude (°) ! 2",
        "code;nom|m;mètre|km;kilomètre ! code, nom ! 2",
        "nom, lat, lon|a, 46.32, -0.46|b, 46.33, -0.46 ! nom, lat, lon ! 2",
        "nom;note|Chêne;beau|If;vieux ! nom, note ! 2"
      })
  void theHeaderIsKnownByWhatStandsBelowIt(String lines, String columns, int rows) {
    Reading reading = Reading.csv(folder, lines.replace('|', '\n') + "\n");

    assertThat(String.join(", ", reading.columns())).isEqualTo(columns);
    assertThat(reading.rows()).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " gid | essence | lat \n"
            + "-----+---------+------\n"
            + " 4 | Aulne | 46.3\n"
            + " 5 | Orme | 46.4\n"
            + "(2 lignes)\n\n",
        "gid;essence;lat\n---;-------;---\n4;Aulne;46.3\n5;Orme;46.4\n\n(2 rows affected)\n"
      })
  void whatADatabaseDrawsAroundItsRowsIsNone(String text) {
    Reading reading = Reading.csv(folder, text);

    assertThat(reading.rows())
        .extracting(row -> row.value("gid") + " " + row.value("essence") + " " + row.value("lat"))
        .containsExactly("4 Aulne 46.3", "5 Orme 46.4");
    assertThat(reading.codes()).containsExactly(Notice.Code.FOOTNOTES);
  }

  @Test
  void everyColumnHasItsOwnName() {
    Reading reading = Reading.csv(folder, "nom,,nom,nom_2\na,b,c,d\n");

    assertThat(reading.columns()).containsExactly("nom", "colonne_2", "nom_2", "nom_2_2");
    assertThat(reading.values(0).values()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void shortRowsAreKeptAndLongOnesCounted() {
    Reading reading = Reading.csv(folder, "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3,\n10,11,12,13\n");

    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L, 3L, 5L);
    assertThat(reading.values(1)).containsEntry("b", "5").containsEntry("c", "");
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .containsExactly(tuple(Notice.Code.ROWS_BROKEN, 4L));
    assertThat(reading.notices().get(0).args()).containsExactly("2", "l. 4, l. 6", "4", "3");
  }

  @Test
  void nullsBlankLinesAndRepeatedHeadersAreNoData() {
    Reading reading = Reading.csv(folder, "a;b\n1;NULL\n;\na;b\n\n2;null\u0000\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.values(0)).containsEntry("b", "");
    assertThat(reading.values(1)).containsEntry("b", "");
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.HEADER_REPEATED, 1).at(4));
  }

  @Test
  void cellsMayHaveSeveralLines() {
    Reading reading = Reading.csv(folder, "a;b\n1;\"deux\nlignes\"\n2;\"fin\nlà\"\n");

    assertThat(reading.values(0)).containsEntry("b", "deux\nlignes");
    assertThat(reading.rows()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"{\"type\": \"Point\", \"coordinates\": [1, 2]}\" ! {\"type\": \"Point\","
            + " \"coordinates\": [1, 2]}",
        "\"{\"nom\": \"\"}\" ! {\"nom\": \"\"}",
        "\"Rue \"des\" Lilas\" ! Rue \"des\" Lilas",
        "\"Rue \"\"des\"\" Lilas\" ! Rue \"des\" Lilas",
        "\"a\"\"\" ! a\"",
        "\"12\" cm ! 12 cm",
        "~\"a, b\" ! a, b",
        "~\"a, \"\"b\"\"\"~ ! a, \"b\"",
        "~\"a\" b ! \"a\" b"
      })
  void quotesInACellAreLettersAndThoseAroundItAreNot(String written, String value) {
    String cell = written.replace('~', ' ');
    Reading reading = Reading.csv(folder, "a,b,c\n1," + cell + ",x\n2,y,z\n3,y," + cell);

    assertThat(reading.values(0)).containsEntry("b", value).containsEntry("c", "x");
    assertThat(reading.values(1)).containsEntry("c", "z");
    assertThat(reading.values(2)).containsEntry("c", value);
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void aCellWithQuotesInItMayBeLongerThanWhatIsReadAtOnce() {
    String cell = "\"a\" ".repeat(40_000);
    Reading reading = Reading.csv(folder, "a,b\n1,\"x" + cell + "y\"\n2,z\n");

    assertThat(reading.values(0)).containsEntry("b", "x" + cell + "y");
    assertThat(reading.values(1)).containsEntry("b", "z");
  }

  @Test
  void tabsAndBarsSeparateToo() {
    assertThat(Reading.csv(folder, "a\tb\n1,5\t2\n").columns()).containsExactly("a", "b");
    assertThat(Reading.csv(folder, "a|b\n1|2\n").columns()).containsExactly("a", "b");
    assertThat(Reading.csv(folder, "seule\n1\n2\n").rows()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "377ABCAF271C0004, 7z",
    "526172211A070100, RAR",
    "5041523100010203, Parquet",
    "5041523100010203, 'GeoPackage, GeoJSON, XLSX, CSV'",
    "6667620366676200, FlatGeobuf",
    "FFD8FFE000104A46, JPEG",
    "89504E470D0A1A0A, PNG",
    "49492A0008000000, TIFF",
    "0000270A00000000, SHP",
    "037E0B1A070000004101D60100, DBF",
    "0102030405060708, 0x0102030405060708",
    "6162000000000000, 0x6162000000000000"
  })
  void otherFilesAreNoCsvAndAreCalledByTheirNames(String start, String name) {
    byte[] content = Arrays.copyOf(HexFormat.of().parseHex(start), 100);
    content[99] = (byte) 0x81; // a byte that tells no charset
    Path file = Reading.written(folder, "f.csv", content);
    List<Notice> told = new ArrayList<>();

    assertThatThrownBy(
            () -> Rows.open(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED), told::add))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining(name);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- PostgreSQL database dump;--;SET client_encoding = 'UTF8';CREATE TABLE a (b); | SQL",
        "INSERT INTO arbres VALUES (1, 2); | SQL",
        "BEGIN;;PRAGMA foreign_keys=OFF; | SQL",
        "<?mso-application progid=\"Excel.Sheet\"?> <Workbook"
            + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"> | XML Spreadsheet",
        "//$DELIMITER \"tab\";//$CHARSET ANSI;1;2 | Geoconcept"
      })
  void textsOfOtherProgramsAreNoCsvEither(String lines, String name) {
    Path file = Reading.written(folder, "f.csv", lines.replace(";", ";\n").getBytes(UTF_8));

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"  0\nSECTION\n  2\nHEADER\n", "999\nQGIS\n  0\nSECTION\n  2\nHEADER\n"})
  void drawingsAreNoCsvEither(String text) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(UTF_8));

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("DXF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set;nom\n1;a\n", "begin;end\n1;2\n", "-- arbres;nom\n1;a\n"})
  void wordsOfDatabasesMayNameColumns(String text) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(UTF_8));

    assertThat(Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)).rows())
        .hasSize(1);
  }

  @Test
  void anArchiveAndAWorkbookWithAPasswordSaySo() {
    byte[] tar = new byte[512];
    System.arraycopy("arbres.csv".getBytes(UTF_8), 0, tar, 0, 10);
    System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
    byte[] secret = XlsFiles.compound("EncryptedPackage", new byte[5000]);

    for (var one : Map.of("TAR", tar, "password", secret).entrySet()) {
      Path file = Reading.written(folder, "f.csv", one.getValue());
      assertThatThrownBy(
              () -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
          .isInstanceOf(BadItem.class)
          .hasMessageContaining(one.getKey());
    }
  }

  @Test
  void aPageOfHtmlOrAnErrorInJsonIsNoCsv() {
    assertThatThrownBy(() -> Reading.csv(folder, "\n<!DOCTYPE html><html><body>Oups"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("a web page (“Oups”) instead of CSV");
    assertThatThrownBy(() -> Reading.csv(folder, "{\"error\": \"not found\"}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("not found");
  }

  @Test
  void aNameInAngleBracketsIsNoElement() {
    Reading reading = Reading.csv(folder, "<Date (TU)>;Débit\n2024-05-01;12\n2024-05-02;14\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("<Date (TU)>"))
        .containsExactly("2024-05-01", "2024-05-02");
    for (String page : List.of("<p>Oups</p>", "<error code=\"5\">Oups</error>", "<br/>Oups")) {
      assertThatThrownBy(() -> Reading.csv(folder, page)).isInstanceOf(BadItem.class);
    }
  }

  @Test
  void aFileOfBrokenRowsIsNotEmpty() {
    Path broken = Reading.written(folder, "f.csv", "a;b\n1;2;3\n".getBytes(UTF_8));
    Path empty = Reading.written(folder, "g.csv", "a;b\n".getBytes(UTF_8));

    assertThat(Readers.isEmpty(Reading.table(broken, Table.Format.CSV, Table.Place.GUESSED)))
        .isFalse();
    assertThat(Readers.isEmpty(Reading.table(empty, Table.Format.CSV, Table.Place.GUESSED)))
        .isTrue();
  }

  @Test
  void anEmptyFileHasNoRows() {
    assertThat(Reading.csv(folder, "").rows()).isEmpty();
    assertThat(Reading.csv(folder, "a;b\n").rows()).isEmpty();
  }

  @Test
  void whatDatabasesWriteForNothingIsEmpty() {
    Reading reading = Reading.csv(folder, "nom;n\n\\N;1\nnull;2\nNulle;3\nNaN;4\nNan;5\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("", "", "Nulle", "", "Nan");
  }

  /** Portals offer lists in XML formats of anybody's making. */
  @Test
  void xmlThatIsNoneOfOursIsToldWhatItIs() {
    String text = "<?xml version=\"1.0\"?>\n<dechetteries><dechetterie id=\"1\"/></dechetteries>";

    assertThatThrownBy(() -> Reading.csv(folder, text))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> {
              assertThat(bad.notice().code()).isEqualTo(Notice.Code.UNREAD_FORMAT);
              assertThat(bad.notice().args()).contains("XML <dechetteries>");
            });
  }

  /** The length before the header block varies with what the block holds. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\u000e"})
  void dataOfOpenStreetMapAreToldWhatTheyAre(String length) {
    String start = "\0\0\0" + length + "\n\tOSMHeader\u0018\u0092\1\u0010\u0084\1";
    Path file = Reading.written(folder, "f.osm.pbf", start.getBytes(ISO_8859_1));

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> {
              assertThat(bad.notice().code()).isEqualTo(Notice.Code.UNREAD_FORMAT);
              assertThat(bad.notice().args()).contains("OSM PBF");
            });
  }

  @Test
  void errorsOfSpreadsheetsAreEmpty() {
    Reading reading = Reading.csv(folder, "n;nom\n#N/A;1\n#VALEUR!;2\n#DIV/0!;3\n#12;4\n");

    assertThat(reading.rows()).extracting(row -> row.value("n")).containsExactly("", "", "", "#12");
  }
}
