package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.TREES;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.all;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.fit;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.notices;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.only;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.rows;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.mapping.ColumnName.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The units of values, and their conversion to that of the schema. */
class MappedUnitsTest {

  @Test
  void theUnitIsThatOfTheName() {
    assertThat(made("HAUTEUR (m)", "500"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "hauteur : 500");
    assertThat(made("HAUTEUR (m)", "5")).containsEntry("hauteur", "500");
    assertThat(made("hauteurencm", "500")).containsEntry("hauteur", "500");
  }

  @Test
  void theUnitIsKnownByHowLargeTheValuesAreWhereNoNameSaysIt() {
    assertThat(notices("hauteur,x", "5,", "12,", "100,"))
        .contains(Notice.of(Notice.Code.UNIT_GUESSED, "hauteur", "m"));
    assertThat(made("hauteur,x", "500,", "800,")).containsEntry("hauteur", "500");
  }

  @Test
  void aNumberThatSomebodyMeasuredInAnotherUnitIsNotTakenForTheGuessedOne() {
    String[] lines = {"950,", "8,", "12,", "0.5,", "60,"};

    assertThat(all(fit("hauteur,x", lines), rows("hauteur,x", lines)))
        .extracting(row -> row.value("hauteur") + "|" + row.value("remarque"))
        .containsExactly("|hauteur : 950", "800|", "1200|", "50|", "6000|");
    assertThat(made("hauteur,x", "9.5,", "800,", "950,"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "hauteur : 9.5");
    assertThat(made("hauteur_cm,x", "9.5,", "800,", "950,")).containsEntry("hauteur", "9.5");
  }

  @Test
  void ofTwoNumbersTheLowerOneShowsTheUnit() {
    assertThat(notices("hauteur,x", "12,", "900,"))
        .contains(Notice.of(Notice.Code.UNIT_GUESSED, "hauteur", "m"));
    assertThat(made("hauteur,x", "12,", "900,")).containsEntry("hauteur", "1200");
  }

  @Test
  void nothingIsMissedWhereEachValueSaysItsUnitOrThereIsNone() {
    Notice unknown = Notice.of(Notice.Code.UNIT_UNKNOWN, "hauteur", "hauteur");

    assertThat(notices("hauteur,x", "8.5 m,", ",")).doesNotContain(unknown);
    assertThat(notices("hauteur,x", ",1")).doesNotContain(unknown);
    assertThat(made("hauteur,x", "8.5 m,")).containsEntry("hauteur", "850");
  }

  @Test
  void aNameWhoseUnitTheValuesContradictIsNotTrusted() {
    assertThat(made("hauteur_cm,x", "9.5,", "12,", "8,"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "hauteur : 9.5");
  }

  @Test
  void codesOfClassesAreNoMeasures() {
    String[] lines = {"04,", "07,", "10,"};

    assertThat(notices("hauteur,x", lines))
        .contains(Notice.of(Notice.Code.UNIT_UNKNOWN, "hauteur", "hauteur"));
    assertThat(made("hauteur,x", lines))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "hauteur : 04");
    assertThat(made("hauteur_m,x", lines)).containsEntry("hauteur", "400");
  }

  @Test
  void oneNumberThatBeginsWithAZeroMakesNoClasses() {
    String[] lines = {"1,-0.46,46.32,Acer,10", "2,-0.47,46.33,Acer,05", "3,-0.48,46.34,Acer,12"};
    String header = "id,longitude,latitude,genre,hauteur";
    Fit fit = fit(header, lines);

    assertThat(all(fit, rows(header, lines)))
        .extracting(row -> row.value("hauteur"))
        .containsExactly("1000", "500", "1200");
    assertThat(fit.notices()).contains(Notice.of(Notice.Code.UNIT_GUESSED, "hauteur", "m"));
  }

  @Test
  void aUnitThatNothingSaysIsNotGuessed() {
    Notice unknown = Notice.of(Notice.Code.UNIT_UNKNOWN, "hauteur", "hauteur");

    assertThat(notices("hauteur,x", "0.1,", "0.2,")).contains(unknown);
    assertThat(made("hauteur,x", "0.1,"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "hauteur : 0.1");
  }

  @Test
  void aUnitThatEachValueSaysOrThatNoValueNeedsIsNotMissed() {
    assertThat(notices("hauteur,x", "12 m,", "800 cm,"))
        .extracting(Notice::code)
        .doesNotContain(Notice.Code.UNIT_UNKNOWN);
    assertThat(notices("hauteur,x", ",1", ",2"))
        .extracting(Notice::code)
        .doesNotContain(Notice.Code.UNIT_UNKNOWN);
  }

  @Test
  void aTableThatHasTheNamesOfTheSchemaButMetresIsStillBroughtToCentimetres() {
    String header = "id,longitude,latitude,genre,hauteur";
    String[] lines = {"1,-0.46,46.32,Acer,10", "2,-0.47,46.33,Acer,12.5"};
    Fit fit = fit(header, lines);

    assertThat(all(fit, rows(header, lines)))
        .extracting(row -> row.value("hauteur"))
        .containsExactly("1000", "1250");
    assertThat(fit.notices()).contains(Notice.of(Notice.Code.UNIT_GUESSED, "hauteur", "m"));
  }

  @Test
  void aTableOfAllColumnsOfTheSchemaMeasuresAsTheSchemaWants() {
    List<String> all = TREES.schema().fields().stream().map(Field::name).toList();
    String header = String.join(",", all);
    String line = "12,-0.4615,46.325,Platanus,,,,,,,,,30,,";

    assertThat(only(fit(header, line), header, line).value("hauteur")).isEqualTo("30");
  }

  @Test
  void aUnitInBracketsIsKnownBesideTheShortestWord() {
    Reading ht = new ColumnName("Ht (m)", List.of(), false).as("ht").orElseThrow();

    assertThat(ht.unit()).isEqualTo(Unit.M);
  }
}
