package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table.Format;
import fr.moisson.harvesters.model.Table.Place;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootnotesTest {

  private static final String TREES =
      """
      quartier;essence;arbres;hauteur
      Centre;Chêne;12;8,5
      Port;If;3;4
      """;

  @TempDir Path folder;

  private Reading read(String below) {
    return Reading.csv(folder, TREES + below);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOTAL;;15;",
        "Total général;;15;12,5",
        "Total : 3 arbres",
        "Nombre total d’arbres : 3",
        "Source : Ville d’Exemple, service des espaces verts",
        "Sources: Insee; RP 2020",
        "Champ : France hors Mayotte",
        "(1) Arbres de plus de trois mètres",
        "* estimation",
        "© Ville d’Exemple 2026",
        "s : secret statistique",
        "n.d. = non disponible",
        "nd: non déterminé",
        "- : sans objet",
        "https://donnees.exemple.fr/arbres",
        "Note de lecture : au Centre, 12 chênes.",
        "Source Ville d’Exemple, relevé 2023",
        "Données arrêtées au 31/12/2023",
        "Extraction du 12/01/2024",
        "* : hauteur estimée",
        "(p) hauteurs provisoires",
        "Date de mise à jour : 12/2024",
        "Auteur : service des espaces verts",
        "Nombre de quartiers : 2",
        "Copyright Ville d’Exemple",
        "TOTAL VILLE;;15;",
        "Ensemble;;15;12,5",
        "Moyenne;;7,5;6,25",
        "Nombre de valeurs;;2;2",
        "Moyenne annuelle;;7,5;6,25",
        "MÉDIANE;;7,5;6,25",
        "Somme des arbres;;15;",
        "2 arbres;;15;",
        "Ensemble de l’agglomération;;15;12,5",
        "Max :;;12;8,5",
        "Ces chiffres ne comptent ni les arbres des particuliers ni ceux des bailleurs."
      })
  void whatStandsBelowATableIsNoRow(String below) {
    Reading reading = read("\n" + below + "\n");

    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L, 3L);
    assertThat(reading.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.code()).isEqualTo(Notice.Code.FOOTNOTES);
              assertThat(notice.args()).startsWith("1");
              assertThat(notice.row()).isEqualTo(5);
            });
  }

  @Test
  void severalLinesAreToldTogether() {
    Reading reading = read("TOTAL;;15;\n\nSource : Ville\nNote : au 1er janvier\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.FOOTNOTES, 3, "TOTAL").at(4));
  }

  @Test
  void whateverStandsAloneBelowATotalIsANote() {
    Reading reading = read("TOTAL;;15;\n\nExtraction du 3 février\nBureau d’études Exemple\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.FOOTNOTES, 3, "TOTAL").at(4));
  }

  @Test
  void whateverStandsAloneBelowANoteIsOne() {
    Reading reading = read("Source : Ville\nService des espaces verts\nNote : au 1er janvier\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.FOOTNOTES, 3, "Source : Ville").at(4));
  }

  @Test
  void subtotalsAreKeptAndTold() {
    Reading reading =
        read(
            """
            Sous-total Nord;;15;
            Gare;Orme;2;3
            Quai;If;4;3
            Sous-total Sud;;6;
            TOTAL;;21;
            Source : Ville
            """);

    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(Notice.Code.FOOTNOTES, 2, "TOTAL").at(8),
            Notice.of(Notice.Code.SUBTOTALS, 2, "Sous-total Nord").at(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total;;15;\nGare;;;\nQuai;Orme;2;3",
        "Total;Chêne;15;3",
        "Total;;;",
        "Totalité;;15;",
        "Source du Lison;Saule;15;",
        "Note : a;b;3;4",
        "Champ de Mars;;;",
        "Square des Lilas;;;",
        "Source Bleue;;;",
        "Ensemble scolaire;Orme;15;3",
        "Moyenne;If;2;3",
        "Maximin;;15;",
        "Maxi Zoo;;15;",
        "Mini-golf;;15;",
        "Ensemble sportif de la Venise verte;;15;",
        "Source : Ville;;;\nGare;Orme;2;3",
        "TOTAL;;15;\nGare;Orme;2;3\nTOTAL;;17;"
      })
  void whatMayBeARowIsOne(String below) {
    Reading reading = read(below + "\n");

    assertThat(reading.rows()).hasSize(2 + (int) below.lines().count());
    assertThat(reading.codes()).doesNotContain(Notice.Code.FOOTNOTES);
  }

  @Test
  void aTableOfSentencesIsOne() {
    String sentence = "Une remarque des habitants, assez longue pour en remplir une ligne entière";
    Reading reading = Reading.csv(folder, "remarque;date;lieu\n" + (sentence + ";;\n").repeat(6));

    assertThat(reading.rows()).hasSize(6);
    assertThat(reading.codes()).doesNotContain(Notice.Code.FOOTNOTES);
  }

  @Test
  void aTableIsNotMostlyFootnotes() {
    String links = "https://donnees.exemple.fr/arbres;;\n".repeat(20);

    assertThat(Reading.csv(folder, "lien;titre;date\nMairie;Accueil;2024\n" + links).rows())
        .hasSize(21);
  }

  /** Rows with a single filled cell, like the line of a sum. */
  @ParameterizedTest
  @ValueSource(strings = {"Total 24/24", "Total Access 79000"})
  void aFillingStationThatIsCalledTotalIsARow(String station) {
    Reading reading =
        Reading.csv(folder, "station;rue;carburant\nEsso;1 rue A;SP95\n" + station + ";;\n");

    assertThat(reading.rows()).hasSize(2);
  }

  @Test
  void aPlaceThatIsCalledTotalIsARow() {
    assertThat(
            Reading.csv(folder, "enseigne;lat;lon;kw\nMairie;46.31;-0.45;7\nTotal;46.32;-0.46;22\n")
                .rows())
        .hasSize(2);
  }

  /** Its address is missing, but it has a position or the code of its commune. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Total Access Goise;;-0.46;46.32;;4", "Somme;;;;79191;4", "Total;;;;79191;4"})
  void aPlaceWithTheNameOfAFigureIsARow(String place) {
    String other = "Mairie;rue A;-0.45;46.31;79191;2\n";
    Reading reading =
        Reading.csv(
            folder, "nom;adresse;lon;lat;code_insee;nombre\n" + other + place + "\n" + other);
    Reading last =
        Reading.csv(
            folder, "nom;adresse;lon;lat;code_insee;nombre\n" + other + other + place + "\n");

    assertThat(reading.codes()).doesNotContain(Notice.Code.SUBTOTALS);
    assertThat(last.rows()).hasSize(3);
    assertThat(last.codes()).doesNotContain(Notice.Code.FOOTNOTES);
  }

  @Test
  void aTotalIsNoPlace() {
    Reading reading =
        Reading.csv(
            folder,
            """
            nom;adresse;lon;lat;code_insee;nombre
            Mairie;rue A;-0.45;46.31;79191;2
            Total EPCI;;;;200041317;2
            """);

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.codes()).contains(Notice.Code.FOOTNOTES);
  }

  @Test
  void moreLinesThanPeopleWriteBelowATableAreRows() {
    assertThat(read("Source : Ville\n".repeat(50)).rows()).hasSize(52);
  }

  @Test
  void aSheetHasThemToo() {
    Path file =
        Sheets.xlsx(
            folder,
            "",
            "Arbres",
            """
            <row r="1"><c r="A1" t="str"><v>quartier</v></c><c r="B1" t="str"><v>arbres</v></c>
              <c r="C1" t="str"><v>essence</v></c></row>
            <row r="2"><c r="A2" t="str"><v>Centre</v></c><c r="B2"><v>12</v></c>
              <c r="C2" t="str"><v>Chêne</v></c></row>
            <row r="3"><c r="A3" t="str"><v>Total</v></c><c r="B3"><v>12</v></c></row>
            <row r="5"><c r="A5" t="str"><v>Source : Ville</v></c></row>
            """);

    Reading reading = Reading.of(Reading.table(file, Format.XLSX, Place.GUESSED));

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.FOOTNOTES, 2, "Total").at(3));
  }

  /** Looking for the bounds of words takes quadratic time there. */
  @Test
  void marksPiledOnALetterAreReadInLinearTime() {
    String piled = "e" + "\u0301".repeat(200_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(read("Source " + piled + "\nPort;If;1;1\n").rows()).hasSize(4));
  }
}
