package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.schemas.mapping.ColumnName.Likeness;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNameTest {

  @ParameterizedTest
  @CsvSource({
    "Hauteur, hauteur, SAME, ",
    "HAUTEUR (m), hauteur, MEASURED, M",
    "hauteurenm, hauteur, MEASURED, M",
    "hauteur_m, hauteur, MEASURED, M",
    "circonference (en cm), circonference, MEASURED, CM",
    "CIRCONFERENCEENCM, circonference, MEASURED, CM",
    "hauteur_arbre, hauteur, QUALIFIED, ",
    "Adresse de l’arbre, adresse, QUALIFIED, ",
    "hauteur_arbre_cm, hauteur, MEASURED, CM",
    "circonfere, circonference, TRUNCATED, ",
    "date_plant, dateplantation, TRUNCATED, ",
    "nom_franç, nomfrancais, TRUNCATED, ",
    "Surface_m2, surface, MEASURED, M2",
    "Surface_m2, surfacem2, SAME, M2",
    "Area (ha), areaha, SAME, HA",
    "Circ. à 1 m, circa1m, SAME, ",
    "Circonférence en cm à 1 m, circonferencea1m, MEASURED, CM",
    "Diamètre du tronc à 1.30 m (cm), diametretronc, MEASURED, CM",
    "Circonférence à 1.5 m du sol, circonference, QUALIFIED, ",
    "Circonférence à 1 m du sol, circonference1m, QUALIFIED, ",
    "circonf_tronc_a_1m30, circonftronc, QUALIFIED, ",
    "circ_a_130m, circ, QUALIFIED, ",
    "diam_a1m30, diam, QUALIFIED, ",
    "Circonférence en cm à 1m30 du sol, circonference, MEASURED, CM",
    "diam à 130 cm, diam, QUALIFIED, ",
    "Diamètre à hauteur d’homme (cm), diametre, MEASURED, CM",
    "Débit en m3/h à 1 bar, debita1bar, MEASURED, M3_PER_H",
    "1_Essence, essence, QUALIFIED, ",
    "2_Hauteur_m, hauteur, MEASURED, M",
    "3. Hauteur (m), hauteur, MEASURED, M",
    "4. Circonférence en cm à 1 m, circonferencea1m, MEASURED, CM",
    "Hauteur en tête de puits, hauteurentetedepuits, SAME, ",
    "diam, diam, SAME, ",
    "Ø tronc à 1 m (en cm), øtronca1m, MEASURED, CM",
    "Arbre remarquable (O/N), remarquable, QUALIFIED, ",
    "Remarquable (oui / non), remarquable, QUALIFIED, ",
    "REMARQUABLE_O_N, remarquable, QUALIFIED, ",
    "Remarquable oui/non, remarquable, QUALIFIED, ",
    "Hauteur [classe], hauteur, QUALIFIED, ",
    "Date de plantation (JJ/MM/AAAA), dateplantation, QUALIFIED, ",
    "dateReleve (yyyy-MM-dd)  *, datereleve, QUALIFIED, ",
    "Date du relevé (au format AAAA-MM-JJ HH:MM), datereleve, QUALIFIED, ",
    "Plantation [format : mm/aaaa], plantation, QUALIFIED, ",
    "heure (HH:mm), heure, QUALIFIED, ",
    "Épaisseur (mm), epaisseur, MEASURED, MM",
    "STADE_DEV_libelle, stadedev, QUALIFIED, "
  })
  void aNameIsKnownByItsSynonym(String name, String synonym, Likeness likeness, Unit unit) {
    assertThat(new ColumnName(name, Set.of("arbre"), true).as(synonym))
        .contains(new ColumnName.Reading(likeness, unit));
  }

  @ParameterizedTest
  @CsvSource({
    "haut_tronc, hauteur",
    "circonf, circonference",
    "reference, referencearbre",
    "nom, nomvernaculaire",
    "Diamètre (houppier), diametre"
  })
  void whatOnlyBeginsAlikeIsSomethingElse(String name, String synonym) {
    assertThat(new ColumnName(name, Set.of("arbre"), true).as(synonym)).isEmpty();
  }

  @Test
  void onlyAShapefileCutsNames() {
    ColumnName name = new ColumnName("contrainte", Set.of(), false);

    assertThat(name.as("contraintesol")).isEmpty();
  }

  @Test
  void whatPortalsAddToAShapefileIsNotCut() {
    assertThat(made("remarquabl,geo_point_2d", "oui,46.32")).containsEntry("remarquable", "true");
    assertThat(made("remarquabl,last_edited_date", "oui,2024"))
        .containsEntry("remarquable", "true");
    assertThat(made("remarquabl,circonference", "oui,80")).containsEntry("remarquable", "");
  }
}
