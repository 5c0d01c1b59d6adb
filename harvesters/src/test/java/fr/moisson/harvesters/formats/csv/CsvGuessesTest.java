package fr.moisson.harvesters.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that a CSV file does not state. */
class CsvGuessesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "sep=|\\na|b\\n1|2\\n ! |",
        "sep=,\\na,b\\n1,2;3\\n ! ,",
        "a:b\\n1:2\\n3:4\\n ! :",
        "a~b~c\\n1~2~3\\n4~5~6\\n ! ~",
        "a^b^c\\n1^2,5^3,5\\n4^5,5^6,5\\n ! ^",
        "a#b#c\\n1#2,5#3,5\\n4#5,5#6,5\\n ! #",
        "a:b:c\\n1:2,5:3,5\\n4:5,5:6,5\\n ! :",
        "a: titre\\na,b\\n1,2\\n3,4\\n ! ,"
      })
  void aSeparatorIsTheOneThatIsSaidOrThatPartsAllLines(String text, char separator) {
    Path file = Reading.written(folder, "f.csv", text.replace("\\n", "\n").getBytes(UTF_8));

    try (Rows rows =
        Rows.open(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED), notice -> {})) {
      assertThat(rows.next().value("a")).isEqualTo("1");
      assertThat(rows.facts().separator()).isEqualTo(separator);
    }
  }

  @Test
  void decimalCommasPartNoLinesHoweverUnevenTheseAre() {
    Reading reading = Reading.csv(folder, "a;x;y\nA1;-0,46;46,32\nA2;-0,45\nA3;-0,45;46,33;;\n");

    assertThat(reading.columns()).startsWith("a", "x", "y");
    assertThat(reading.rows().get(0).value("y")).isEqualTo("46,32");
    assertThat(Reading.csv(folder, "1,2,3\n4,5,6\n").columns()).hasSize(3);
  }

  @Test
  void anExclamationMarkPartsLinesToo() {
    Reading reading = Reading.csv(folder, "a!b\n1!2,5\n3!4,5\n");

    assertThat(reading.rows().get(0).value("b")).isEqualTo("2,5");
  }

  @Test
  void timesAreNoTwoColumns() {
    assertThat(Reading.csv(folder, "heure\n12:30\n13:45\n").columns()).containsExactly("heure");
  }

  @Test
  void cellsMayStandBetweenApostrophes() {
    Reading reading = Reading.csv(folder, "'nom';'rue'\n'Chêne';'a;b'\n'If';'c'\n");

    assertThat(reading.rows()).extracting(row -> row.value("rue")).containsExactly("a;b", "c");
  }

  @Test
  void linesThatASpreadsheetTookForOneCellArePartedAgain() {
    Reading some =
        Reading.csv(
            folder,
            "nom,rue,t\nA,Rue B,12\n\"C,\"\"1, rue D\"\",13\"\nE,Rue F,9\n"
                + "\"G,\"\"Le \"\"\"\"Bois\"\"\"\", RD 6\"\",7\"\n");

    assertThat(some.rows())
        .extracting(row -> row.value("rue"))
        .containsExactly("Rue B", "1, rue D", "Rue F", "Le \"Bois\", RD 6");
    assertThat(some.rows()).extracting(row -> row.value("t")).containsExactly("12", "13", "9", "7");
    assertThat(some.notices()).containsExactly(Notice.of(Notice.Code.LINES_WRAPPED));

    Reading all =
        Reading.csv(folder, "\"nom;lat;lon\"\r\n\"A;46,32;-0,46\"\r\n\"B;46,33;-0,47\"\r\n");

    assertThat(all.columns()).containsExactly("nom", "lat", "lon");
    assertThat(all.rows()).extracting(row -> row.value("lat")).containsExactly("46,32", "46,33");
  }

  @Test
  void cellsThatHoldSeparatorsAreNoLines() {
    Reading one = Reading.csv(folder, "nom\n\"Bois, prés\"\n\"Champs, vignes\"\n");

    assertThat(one.rows()).extracting(row -> row.value("nom")).contains("Bois, prés");
    assertThat(one.notices()).isEmpty();

    Reading titled = Reading.csv(folder, "\"Source : A, B, C\"\nx;y\n1;2\n3;4\n");

    assertThat(titled.columns()).containsExactly("x", "y");
    assertThat(titled.codes()).containsExactly(Notice.Code.TITLES_ABOVE);
  }

  @Test
  void aQuoteThatExportsWithTabsLeaveOpenCostsNothing() {
    Reading reading = Reading.csv(folder, "nom\tn\n\"Chêne\t1\nIf\t2\nTilleul\t3\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("\"Chêne", "If", "Tilleul");
  }

  @Test
  void aFileWithoutHeaderGetsNamesAndSaysSo() {
    Reading reading =
        Reading.csv(folder, "Chêne;2019-03-01;12345\nIf;2020-11-12;12346\nTilleul;2021-01-02;7\n");

    assertThat(reading.columns()).containsExactly("colonne_1", "colonne_2", "colonne_3");
    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.NO_HEADER, "colonne_1, colonne_2, colonne_3"));
  }

  @Test
  void numbersOfRowsThatTheHeaderDoesNotNameShiftNoColumn() {
    Reading reading =
        Reading.csv(folder, "\"nom\";\"surface\"\n\"1\";\"Parc\";117\n\"3\";\"Square\";0.4\n");

    assertThat(reading.columns()).containsExactly("colonne_1", "nom", "surface");
    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("Parc", "Square");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.ROWS_NUMBERED, "colonne_1"));
  }

  @Test
  void daysAtTheStartOfRowsStayBelowTheFirstName() {
    Reading reading =
        Reading.csv(folder, "Passage;Tonnage\n2024-01-01;3;RAS\n2024-01-02;6;retard\n");

    assertThat(reading.columns()).containsExactly("Passage", "Tonnage", "colonne_3");
    assertThat(reading.rows()).extracting(row -> row.value("Tonnage")).containsExactly("3", "6");
    assertThat(reading.codes()).containsExactly(Notice.Code.NAMES_LACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "essence\nChêne, pédonculé\nOrme\nTilleul, à grandes feuilles\n",
        "essence\n1,5\n2,5\n3,25\n"
      })
  void commasOfTextsAndNumbersPartNoColumns(String text) {
    Reading reading = Reading.csv(folder, text);

    assertThat(reading.columns()).containsExactly("essence");
    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arbres\nessence, tour\nOrme, 80\nIf, 60\n",
        "Arbres\nessence,tour\nOrme,80\nVergers\nIf,60\n",
        "Arbres\nessence, tour\nOrme, 80\nVergers\nHaies\nIf, 60\n"
      })
  void aLineOfOneCellAboveOthersIsATitle(String text) {
    assertThat(Reading.csv(folder, text).columns()).containsExactly("essence", "tour");
  }

  @Test
  void aSecondLineOfNamesMayStandAboveTexts() {
    Reading reading =
        Reading.csv(
            folder,
            "Commune;Verre;;Tri;\n;Point;Horaire;Point;Horaire\nNiort;rue A;matin;rue B;soir\n"
                + "Aiffres;rue C;soir;rue D;matin\n");

    assertThat(reading.columns())
        .containsExactly("Commune", "Verre Point", "Verre Horaire", "Tri Point", "Tri Horaire");
    assertThat(reading.rows())
        .extracting(row -> row.value("Commune"))
        .containsExactly("Niort", "Aiffres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Commune;Tri;;n\n;rue A;matin;x\nNiort;rue B;soir;y\nAiffres;rue C;soir;z\n",
        "Commune;Tri;;n\n;rue A;matin;\nNiort;rue B;soir;y\nAiffres;rue C;matin;z\n",
        "Commune;Tri;;n\n;rue A;matin;\nNiort;rue B;soir;y\nAiffres;rue C;midi;z\n",
        "Commune;Tri;;n\n;rue A;matin;\n;rue B;soir;y\nAiffres;rue C;midi;z\n"
      })
  void aRowWithoutItsFirstCellIsNoHeader(String text) {
    assertThat(Reading.csv(folder, text).rows()).hasSize(3);
  }

  @Test
  void cellsBehindTheLastNameOfTheHeaderAreKeptAndTold() {
    Reading reading =
        Reading.csv(folder, "nom;type;n\nBac A;rue;1;oui;3\nBac B;école;2;non;\nBac C;parc;5;;4\n");

    assertThat(reading.columns()).containsExactly("nom", "type", "n", "colonne_4", "colonne_5");
    assertThat(reading.rows())
        .extracting(row -> row.value("colonne_5"))
        .containsExactly("3", "", "4");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.NAMES_LACK, "colonne_4, colonne_5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nom;coordonnees;type\nA;46,3231;-0,4612;rue\nB;46,3238;-0,4615;parc\n",
        "id;nom;geom\n1;A;SRID=2154;POINT(1 2)\n2;B;SRID=2154;POINT(3 4)\n"
      })
  void aPlaceThatIsCutInTwoGivesItsSecondHalfToNoOtherColumn(String text) {
    assertThat(Reading.csv(folder, text).rows()).isEmpty();
  }

  @Test
  void rowsMayAllEndBeforeTheLastName() {
    Reading reading = Reading.csv(folder, "nom;type;geometrie\nBac A;rue\nBac B;parc\n");

    assertThat(reading.columns()).containsExactly("nom", "type", "geometrie");
    assertThat(reading.rows()).extracting(row -> row.value("type")).containsExactly("rue", "parc");
  }

  @Test
  void decimalCommasAreNoCellsBehindTheLastName() {
    Reading reading = Reading.csv(folder, "nom,aire\nBac A,12,5\nBac B,3,5\n");

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.notices()).extracting(Notice::code).doesNotContain(Notice.Code.NAMES_LACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id;nom\n1;Parc;117\n2;Square;4\n",
        "nom;surface\nParc;117;x\nSquare;4;y\n",
        "nom;surface\n1;Parc;117\n1;Square;4\n",
        "id_arbre;espece\n1;Tilleul;\n2;Platane;\n"
      })
  void aCellTooManyIsNoNumberElsewhere(String text) {
    assertThat(Reading.csv(folder, text).columns()).doesNotContain("colonne_1");
  }

  @Test
  void blanksPartCellsWhereTheHeaderStandsInQuotesBetweenThem() {
    Reading reading =
        Reading.csv(
            folder,
            "\"nom\" \"lon\" \"lat\"\n\"1\" \"Parc d'Est\" 4.85 45.77\n\"2\" \"Parc\" 4.82 45.72\n");

    assertThat(reading.columns()).containsExactly("colonne_1", "nom", "lon", "lat");
    assertThat(reading.rows().get(0).value("nom")).isEqualTo("Parc d'Est");
    assertThat(reading.rows().get(1).value("lat")).isEqualTo("45.72");
  }

  @Test
  void linesWithinCellsAboveAreNoRows() {
    Reading reading =
        Reading.csv(
            folder,
            "\"Arbres\nde Niort\"\n\nessence;\"hauteur\ntotale\";tour\n;(m);cm\nChêne;12;80\nIf;7;5\n");

    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.TITLES_ABOVE, 1), Notice.of(Notice.Code.UNITS_BELOW, 4));
    assertThat(reading.rows().get(0).number()).isEqualTo(5);
  }

  @Test
  void titlesAboveTheHeaderAreToldAndYearsAreNamesOfColumns() {
    Reading reading =
        Reading.csv(folder, "Arbres de la ville\n\nessence;2019;2020\nChêne;1;2\nIf;3;4\n");

    assertThat(reading.columns()).containsExactly("essence", "2019", "2020");
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.TITLES_ABOVE, 1));
  }

  @Test
  void aLineOfUnitsIsJoinedToTheNamesAndTold() {
    Reading reading =
        Reading.csv(
            folder, "essence;hauteur;tour\n;(m);cm\nChêne;12;80\nIf;n.c.;60\nTilleul;7;5\n");

    assertThat(reading.columns()).containsExactly("essence", "hauteur (m)", "tour (cm)");
    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.UNITS_BELOW, 2));
  }

  @Test
  void aLineOfLabelsBelowTheNamesIsNoRow() {
    Reading reading =
        Reading.csv(
            folder,
            "CdStation;LbStation;CoordX;CoordY\n"
                + "Code de la station;Libellé;Coordonnée X;Coordonnée Y\n"
                + "04160000;Niort;433511.78;6586268.73\n");

    assertThat(reading.columns()).containsExactly("CdStation", "LbStation", "CoordX", "CoordY");
    assertThat(reading.rows()).extracting(row -> row.value("LbStation")).containsExactly("Niort");
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.UNITS_BELOW, 2));
  }

  @Test
  void aLineOfLabelsInAnotherLanguageIsNoRow() {
    String row = "%s;Turdus merula;12;46,32;-0,46;2\n";
    Reading reading =
        Reading.csv(
            folder,
            "ID_SIGHTING;LATIN_SPECIES;DATE_DAY;COORD_LAT;COORD_LON;TOTAL_COUNT\n"
                + "Réf.;Nom savant;Jour;Lat. (WGS84);Lon. (WGS84);Nombre\n"
                + row.formatted(100)
                + row.formatted(101));

    assertThat(reading.rows()).extracting(one -> one.value("ID_SIGHTING")).contains("100", "101");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.UNITS_BELOW, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// ;; (yyyy-MM-dd) ; (HH:mm) *;*",
        ";*;JJ/MM/AAAA *;hh:mm;",
        ";;(aaaa);;",
        ";;[format : AAAA-MM-JJ];;*"
      })
  void aLineOfTheFormsOfDatesIsNoRow(String forms) {
    Reading reading =
        Reading.csv(folder, "cle;nom;jour;heure;n\n" + forms + "\n1;If;2024-05-01;10:08;\n");

    assertThat(reading.columns()).containsExactly("cle", "nom", "jour", "heure", "n");
    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("If");
    assertThat(reading.notices()).contains(Notice.of(Notice.Code.UNITS_BELOW, 2));
  }

  @Test
  void aTemplateMayHaveNothingButItsForms() {
    Reading reading = Reading.csv(folder, "cle;nom;jour\n// ;*;(yyyy-MM-dd) *\n");

    assertThat(reading.columns()).containsExactly("cle", "nom", "jour");
    assertThat(reading.rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//;*;aaaa;*;", "*;;*;;", "//;;;;", "1;;(aaaa);;", ";MM;;hh;JJ"})
  void marksAloneMayBeValues(String row) {
    Reading reading = Reading.csv(folder, "cle;nom;jour;heure;n\n" + row + "\n1;If;x;y;z\n");

    assertThat(reading.rows()).hasSize(2);
  }

  @Test
  void aRowOfWordsAloneIsNoLineOfLabelsWhereTheyRepeat() {
    Reading reading =
        Reading.csv(folder, "nom;h;d;c\nTilleul;abattu;abattu;abattu\nIf;3;4;5\nOrme;7;8;9\n");

    assertThat(reading.rows()).hasSize(3);
  }

  @Test
  void labelsBelowTheNamesFillThePlaceOfANameThatLacks() {
    Reading reading =
        Reading.csv(
            folder,
            "CdStation;;CoordX;CoordY\n"
                + "Code de la station;Libellé;Coordonnée X;Coordonnée Y\n"
                + "04160000;Niort;433511.78;6586268.73\n");

    assertThat(reading.columns()).contains("Libellé", "Coordonnée X", "Coordonnée Y");
    assertThat(reading.rows()).hasSize(1);
  }

  @Test
  void whatBecameOfUnitsAndOfLabelsIsSaid() {
    assertThat(Messages.of(Notice.of(Notice.Code.UNITS_BELOW, 2), Locale.FRENCH))
        .contains("La ligne 2", "si ce sont des unités", "si ce sont des libellés");
    assertThat(Messages.of(Notice.of(Notice.Code.UNITS_BELOW, 2), Locale.ENGLISH))
        .contains("Line 2", "if it holds units", "if it holds labels");
  }

  @Test
  void groupsAboveTheNamesAreNoColumnsWhereOneStandsAboveASingleName() {
    Reading reading =
        Reading.csv(
            folder,
            "Arbre;;Coordonnées;;Mesures;Tour\nNom;Rue;X;Y;Hauteur;(cm)\n"
                + "Chêne;rue A;433511.78;6586268.73;12;80\n");

    assertThat(reading.columns()).containsExactly("Nom", "Rue", "X", "Y", "Hauteur", "Tour (cm)");
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.rows().get(0).geometry()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nom;haut;tour\nChêne;inconnu;inconnu\nIf;3;4\nOrme;4;5\n",
        "nom;haut;tour\nChêne;NC;n.d.\nIf;3;4\nOrme;4;5\n",
        "espece;hauteur;tour\nChêne vert;moyenne;inconnu\nIf;3;4\nOrme;4;5\n",
        "nom;;haut\nChêne;vieux;inconnu\nIf;;4\nOrme;;5\n",
        "Station;;pH;T\nAmont;eau;nd;nd\nAval;eau;7,2;12\nPont;eau;7,3;13\n"
      })
  void aRowThatLacksItsNumbersIsNoHeader(String text) {
    assertThat(Reading.csv(folder, text).rows()).hasSize(3);
  }

  @Test
  void namesThatSomebodyDecodedWronglyArePutRightAndTold() {
    Reading reading = Reading.csv(folder, "NumÃ©ro;EspÃ¨ce;EspÃ¨ce\n1;If;x\n");

    assertThat(reading.columns()).containsExactly("Numéro", "Espèce", "Espèce_2");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.MOJIBAKE, "Numéro, Espèce, Espèce"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etat;port;n\nt;s;\nh;l;4\nm;t;5\n",
        "etat;port;n\nt;s;nb\nh;l;4\nm;t;5\n",
        "etat;n;p\nt;m;vieux\nh;3;4\ns;4;5\n"
      })
  void lettersThatStandForKindsAreNoUnits(String text) {
    Reading reading = Reading.csv(folder, text);

    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void twoEncodingsOfOneFileAreBothRead() {
    byte[] utf8 = "nom;rue\nÉrable;À côté\n".repeat(40).getBytes(UTF_8);
    byte[] latin = "Châtaignier;Forêt\n".getBytes(ISO_8859_1);
    byte[] both = Arrays.copyOf(utf8, utf8.length + latin.length);
    System.arraycopy(latin, 0, both, utf8.length, latin.length);
    Path file = Reading.written(folder, "f.csv", both);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));

    assertThat(reading.codes())
        .containsExactly(Notice.Code.ENCODING_MIXED, Notice.Code.HEADER_REPEATED);
    assertThat(reading.rows().get(0).value("rue")).isEqualTo("À côté");
    assertThat(reading.rows().get(reading.rows().size() - 1).value("rue")).isEqualTo("Forêt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "433 692,34 ! 6 586 069,6",
        "433\u00a0692,34 ! 6\u202f586\u202f069,6",
        "433.692,34 ! 6.586.069,6",
        "433'692.34 ! 6'586'069.6",
        "433,692.34 ! 6,586,069.6"
      })
  void thousandsMayBeSetApart(String x, String y) {
    Reading reading = Reading.csv(folder, "x;y\n" + x + ";" + y + "\n");

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(0.02));
  }
}
