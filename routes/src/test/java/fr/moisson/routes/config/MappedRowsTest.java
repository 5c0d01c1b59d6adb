package fr.moisson.routes.config;

import static fr.moisson.routes.config.ShippedMappingsTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What the shipped mappings leave out of tables of their themes. */
class MappedRowsTest {

  private static final Mappings MAPPINGS = MappingReading.load(Path.of("../config/schemas"));

  /** Hedges, woods and beds also have a height and an « essence »; a park may be a polygon. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "essence;hauteur;longueur | Chêne;4;120 m | POINT (-0.46 46.32) | arbres-urbains",
        "essence;hauteur;longueur | Chêne;4;120 m | LINESTRING (-0.46 46.32, -0.45 46.33) |",
        "genre;espece;hauteur | Carpinus;betulus;2 | POLYGON ((-0.4 46.3, -0.3 46.3, -0.3 46.4, -0.4 46.3)) |",
        "nom;type;climatise | Square;parc;non | POLYGON ((-0.4 46.3, -0.3 46.3, -0.3 46.4, -0.4 46.3)) | ilots-fraicheur"
      })
  void shapesThatAreNoPointsAreNoTrees(String header, String line, String shape, String name)
      throws ParseException {
    List<String> columns = List.of(header.split(";"));
    Row row = row(header.split(";"), line.split(";")).at(new WKTReader().read(shape));

    assertThat(MAPPINGS.best(Title.NONE, columns, List.of(row)).map(Fit::mapping))
        .isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Bon, true",
    "À abattre, true",
    "Mort sur pied, true",
    "Abattu le 12/03/2020, false",
    "Arbre coupé, false",
    "Projet, false"
  })
  void treesThatAreNoMoreOrNotYetAreLeftOut(String state, boolean isKept) {
    String[] columns = {"essence", "hauteur_m", "etat"};
    Row row = row(columns, new String[] {"Acer rubrum", "8", state});

    assertKept(columns, row, isKept);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "0, true",
    "1899-12-30, true",
    "01/01/1900, true",
    "12/03/2021, false",
    "2021-03-12, false",
    "2021, false"
  })
  void treesThatWereFelledSomeDayAreLeftOut(String day, boolean isKept) {
    String[] columns = {"essence", "hauteur_m", "Date d’abattage"};
    Row row = row(columns, new String[] {"Acer rubrum", "8", day});

    assertKept(columns, row, isKept);
  }

  /** Pits and stumps have a word for themselves where trees have their names. */
  @ParameterizedTest
  @CsvSource({
    "espece, VIDE, false",
    "nom_francais, Emplacement vide, false",
    "nom_scientifique, Souche, false",
    "ESSENCE, À planter, false",
    "francais, Arbre abattu, false",
    "libelle, Vide, false",
    "nature, Fosse, false",
    "type_emplacement, Fosse, true",
    "statut_emp, Souche, false",
    "statut_emplacement, Vide, false",
    "statut_emp, Occupé, true",
    "nature, Arbre, true",
    "francais, Videau, true"
  })
  void aPitIsNoTreeWhicheverNameSaysSo(String column, String name, boolean isKept) {
    String[] columns = {"genre", "hauteur_m", column};
    Row tree = row(columns, new String[] {"Acer", "8", ""});
    Row row = row(columns, new String[] {isKept ? "Acer" : "", "8", name});

    assertThat(MAPPINGS.best(Title.NONE, List.of(columns), List.of(tree, row)))
        .hasValueSatisfying(
            fit -> assertThat(fit.start(any -> "").apply(row).isPresent()).isEqualTo(isKept));
  }

  @ParameterizedTest
  @CsvSource({
    "nombre, 1, true",
    "nb_arbres, 1.0, true",
    "Nombre d’arbres, 12, false",
    "Qté, 12, false",
    "Nbre, 12, false"
  })
  void aRowOfSeveralTreesIsNoTree(String column, String count, boolean isKept) {
    String[] columns = {"essence", "hauteur_m", column};
    Row row = row(columns, new String[] {"Acer rubrum", "8", count});

    assertKept(columns, row, isKept);
  }

  /** Such a table is published unchanged, and not as a file of the schema without rows. */
  @ParameterizedTest
  @CsvSource({"nombre, 12", "Date d’abattage, 12/03/2021"})
  void aTableOfWhichNoRowIsATreeIsNoInventory(String column, String cell) {
    String[] columns = {"essence", "hauteur_m", column};
    Row row = row(columns, new String[] {"Acer rubrum", "8", cell});

    assertThat(MAPPINGS.best(Title.NONE, List.of(columns), List.of(row, row))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"tree, true", "tree_row, false", "scrub, false"})
  void ofWhatOpenStreetMapCallsNaturalOnlyTreesAreTrees(String natural, boolean isKept) {
    String[] columns = {"natural", "species", "height"};
    Row row = row(columns, new String[] {natural, "Acer rubrum", "8"});

    assertKept(columns, row, isKept);
  }

  @ParameterizedTest
  @CsvSource({
    "'id_fontaine,nom,eau_potable', '1,Fontaine du Port,oui', true",
    "'id_fontaine,nom,eau_potable', '1,Fontaine du Port,false', false",
    "'id_fontaine,nom,potabilité', '1,Fontaine du Port,Eau non potable', false",
    "'id_fontaine,nom,potable', '1,Fontaine du Port,', true",
    "'id_fontaine,nom,potabilite', '1,Fontaine du Port,Eau non contrôlée', false",
    "'id_fontaine,nom,potabilite', '1,Fontaine du Port,Eau potable contrôlée', true",
    "'nom,type,eau', 'Fontaine du Port,Borne à eau,non potable', false",
    "'nom,type,eau', 'Fontaine du Port,Borne à eau,potable', true",
    "'nom,adresse,potable', 'Fontaine du Port,quai Bas,oui', true",
    "'nom,adresse,modele', 'Fontaine du Port,quai Bas,Bayard', true",
    "'id_fontaine,nom,siecle', '1,Fontaine du Port,XVIe', false",
    "'type_fontaine,nom', 'Lavoir,Place Zola', false",
    "'type_fontaine,nom', 'Fontaine non potable,Place Zola', false",
    "'type_fontaine,nom', 'Borne-fontaine,Place Zola', true",
    "'type_fontaine,nom', 'Fontaine ornementale,Place Zola', false",
    "'id_fontaine,nom,etat', '1,Fontaine du Port,Hors service', false",
    "'id_fontaine,nom,statut', '1,Fontaine du Port,HS', false",
    "'id_fontaine,nom,etat', '1,Fontaine du Port,en service', true",
    "'id_fontaine,nom,en_service', '1,Fontaine du Port,N', false",
    "'id_fontaine,nom,actif', '1,Fontaine du Port,false', false",
    "'id_fontaine,nom,en_eau', '1,Fontaine du Port,non', false",
    "'id_fontaine,nom,actif', '1,Fontaine du Port,true', true",
    "'id_fontaine,nom,ouvert', '1,Fontaine du Port,non', true",
    "'type_fontaine,nom,a_boire', 'Fontaine,Square,0', false",
    "'type_fontaine,nom,a_boire', 'Fontaine,Square,1', true",
    "'type_fontaine,nom,consommable', 'Fontaine,Square,non', false",
    "'id_fontaine,nom,indisponible', '1,Fontaine du Port,oui', false",
    "'id_fontaine,nom,indisponible', '1,Fontaine du Port,2026-05-02', true",
    "'id_fontaine,nom,dispo,debut_ind', '1,Fontaine du Port,NON,', false",
    "'id_fontaine,nom,dispo,debut_ind', '1,Fontaine du Port,NON,2026-05-02', true",
    "'amenity,drinking_water,bottle,access', 'drinking_water,,yes,private', false",
    "'amenity,drinking_water,bottle,access', 'drinking_water,,yes,no', false",
    "'amenity,drinking_water,bottle,access', 'drinking_water,,yes,customers', true",
    "'amenity,drinking_water,bottle,access', 'drinking_water,no,yes,', false"
  })
  void onlyWaterThatPeopleMayDrinkIsOfTheSchemaOfFountains(
      String header, String line, boolean isKept) {
    Row row = row(header.split(","), line.split(",", -1));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(",")), List.of(row)))
        .hasValueSatisfying(
            fit -> {
              assertThat(fit.mapping()).isEqualTo("fontaines");
              assertThat(fit.start(place -> "").apply(row).isPresent()).isEqualTo(isKept);
            });
  }

  @ParameterizedTest
  @CsvSource({"yes, aucune", "permissive, aucune", "customers, autre", "'', ''"})
  void whoMayDrinkAtAFountainOfOpenStreetMapIsSaidAsTheSchemaDoes(String access, String written) {
    assertMapped(
        "fontaines",
        "amenity;name;access",
        "drinking_water;Port;" + access + " ",
        "conditions_acces",
        written);
  }

  @ParameterizedTest
  @CsvSource({
    "'nom_latin;effectif;date_passage;annee', 'Calidris alpina;12;15/01/2021;2021', eventDate, 2021-01-15",
    "'lb_nom;effectif;date_comptage;annee;mois', 'Calidris alpina;12;15/01/2021;2021;1', eventDate, 2021-01-15",
    "'nom_latin;cd_nom;Date du relevé;Année', 'Calidris alpina;3192;15/01/2021;2021', eventDate, 2021-01-15",
    "'nom_latin;cd_nom;date_releve', 'Calidris alpina;3192;15/01/2021', eventDate, 2021-01-15",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;202101', eventDate, 2021-01",
    "'nom_latin;cd_nom;date_releve;annee', 'Calidris alpina;3192;;2021', eventDate, 2021",
    "'nom_latin;date_releve;annee;mois;jour', 'Calidris alpina;;2021;1;15', eventDate, 2021-01-15",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;05/06/2023 - 07/06/2023', eventDate, 2023-06-05/2023-06-07",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;du 5 juin 2023 au 7 juin 2023', eventDate, 2023-06-05/2023-06-07",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;2023-2024', eventDate, 2023/2024",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;2024-05-12/2024', eventDate, 2024-05-12/2024",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;2024-05-12/2024-05-14', eventDate, 2024-05-12/2024-05-14",
    "'nom_latin;cd_nom;date_obs', 'Calidris alpina;3192;2024-05-12T10:15:00.5Z', eventDate, 2024-05-12T10:15:00.5Z",
    "'date_obs;nom_latin;effectif;effectif_min;effectif_max', '2021-01-15;Bufo bufo;;10;20', individualCount, 10",
    "'OBSE_DATE;TAXO_LATIN_C;OBSE_NOMBRE', '12/05/2021;Turdus merula;2', individualCount, 2"
  })
  void daysAndCountsOfObservationsAreRead(String header, String line, String column, String value) {
    assertMapped("occurrences", header, line, column, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2024-02-30", "2024-05-12/2024-05-32", "1899-12-30", "14/05/2024 - 12/05/2024"})
  void aDayThatIsNoneIsNoDayOfAnObservation(String day) {
    for (String header : List.of("nom_latin;cd_nom;date_obs", "scientificName;taxonID;eventDate")) {
      String[] columns = header.split(";");
      Row none = row(columns, ("Calidris alpina;3192;" + day).split(";"));
      Row other = row(columns, "Calidris alpina;3192;2024-05-12".split(";"));
      Fit fit =
          MAPPINGS.best(Title.NONE, List.of(columns), List.of(other, other, none)).orElseThrow();

      assertThat(fit.mapping()).isEqualTo("occurrences");
      assertThat(fit.start(any -> "").apply(none).orElseThrow().value("eventDate")).isEmpty();
      assertThat(fit.start(any -> "").apply(other).orElseThrow().value("eventDate"))
          .isEqualTo("2024-05-12");
    }
  }

  /** What a source says of a row is not replaced by what is usual where it says nothing. */
  @ParameterizedTest
  @CsvSource({
    "occurrenceStatus, absence, absent",
    "occurrenceStatus, Abs, absent",
    "occurrenceStatus, Non détecté, absent",
    "occurrenceStatus, Non, absent",
    "occurrenceStatus, 0, absent",
    "occurrenceStatus, présence, present",
    "occurrenceStatus, 1, present",
    "occurrenceStatus, vrai, present",
    "basisOfRecord, inconnu, HumanObservation",
    "basisOfRecord, PRESERVED_SPECIMEN, PreservedSpecimen",
    "basisOfRecord, Specimen, PreservedSpecimen",
    "basisOfRecord, Piège photographique, MachineObservation",
    "basisOfRecord, Littérature, MaterialCitation",
    "basisOfRecord, UNKNOWN, Occurrence",
    "basisOfRecord, Boîte 12, Occurrence"
  })
  void whatWasSeenAndHowIsReadInManyWords(String column, String said, String value) {
    for (String header :
        List.of("nom_latin;cd_nom;date_obs;", "scientificName;taxonID;eventDate;")) {
      assertMapped(
          "occurrences", header + column, "Bufo bufo;259;2024-05-12;" + said, column, value);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, oui", "0, non", "O, oui", "FAUX, non", "peut-être, inconnu"})
  void yesAndNoOfBrownfieldsAreRead(String said, String value) {
    String header = "site_id;site_nom;site_type;sol_pollution_existe;urba_zaer";
    String line = "79191_1;Usine;friche industrielle;inconnu;" + said;

    assertMapped("friches", header, line, "urba_zaer", value);
  }

  @ParameterizedTest
  @CsvSource({
    "prec, 1, 01",
    "prec, 05, 05",
    "prec, 10, 10",
    "prec, -1, ''",
    "prec, .5, ''",
    "source_pei, Plan d’eau, plan_eau",
    "source_pei, Cours d'eau, cours_eau",
    "source_pei, Réseau d'eau potable, reseau_aep",
    "source_pei, Réseau d’irrigation, reseau_irrigation",
    "source_pei, Réserve incendie, citerne",
    "source_pei, Forage, puits"
  })
  void codesOfHydrantsAreFoundInWordsAndNumbers(String column, String said, String value) {
    assertMapped("pei", "id_sdis;type_pei;debit;" + column, "1;PI;60;" + said, column, value);
  }

  @ParameterizedTest
  @CsvSource({
    "friches, site_id;site_nom;site_type;sol_pollution_existe;site_adresse, 79191_1;Laiterie;friche industrielle;inconnu;NA, site_adresse",
    "occurrences, nom_cite;cd_nom;date_obs;sexe, Parus major;3764;2020-03-01;NA, sex",
    "pei, num;type_pei;debit;adresse, 1;PI;60;NA, situation",
    "fontaines, nom;type_fontaine;modele;voie, Square;robinet;BF Bayard;N/A, adresse"
  })
  void whatRWritesForNoValueIsNone(String schema, String header, String line, String column) {
    assertMapped(schema, header, line, column, "");
  }

  /** As portals export their labels, and spreadsheets have them for templates. */
  @ParameterizedTest
  @CsvSource({
    "pei, Identifiant interne du PEI pour le SDIS;Type de point d'eau incendie;Date du dernier contrôle technique,"
        + " 12;BI;2024-05-12, date_ct, 2024-05-12",
    "friches, identifiant du site;type de site;existence de pollution du sol,"
        + " F1;friche commerciale;inconnu, site_id, F1",
    "fontaines, Identifiant;Type de fontaine;Voie et numéro de voie;Possibilité de remplir un contenant,"
        + " F1;EPR;2 rue Basse;oui, adresse, 2 rue Basse",
    "scdl-catalogue, Nom du producteur;Titre du jeu de données;Format(s) des ressources,"
        + " Niort;Arbres;csv, FORMAT_RESSOURCES, csv"
  })
  void columnsAreKnownByTheirTitlesInThePublishedSchemas(
      String schema, String header, String line, String column, String value) {
    assertMapped(schema, header, line, column, value);
  }

  @Test
  void aNameOfTenLettersIsNotTheBeginningOfATitle() {
    assertMapped("pei", "num_pei;type_pei;debit;date_de_la", "1;PI;60;2024-05-12", "date_ro", "");
  }

  /** As the département exports of Géorisques have codes beside the words of their lists. */
  @ParameterizedTest
  @CsvSource({"type, carrière", "positionnement, précis", "date_maj, 2010-02-03"})
  void wordsAreTakenWhereTheFirstColumnHasCodes(String column, String value) {
    assertMapped(
        "cavites",
        "numCavite;typeCavite;typeCaviteAppauvri;positionnement;positionnementAppauvri"
            + ";dateValidite;dateMajCavite",
        "AB1;CAR;carrière;P;précis;2008-05-12;2010-02-03",
        column,
        value);
  }

  @Test
  void treesThatWereSurveyedSomeDayAreNoObservations() {
    List<String> columns = List.of("cd_nom;genre;espece;circonference_cm;date_releve".split(";"));
    Row row = row(columns.toArray(String[]::new), "1;Acer;rubrum;80;2021-01-15".split(";"));

    assertThat(MAPPINGS.best(Title.NONE, columns, List.of(row)).map(Fit::mapping))
        .contains("arbres-urbains");
  }

  private void assertMapped(
      String schema, String header, String line, String column, String value) {
    Row row = row(header.split(";"), line.split(";"));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(row, row)))
        .hasValueSatisfying(
            fit -> {
              assertThat(fit.mapping()).isEqualTo(schema);
              assertThat(fit.start(any -> "79191").apply(row).orElseThrow().value(column))
                  .isEqualTo(value);
            });
  }

  private void assertKept(String[] columns, Row row, boolean isKept) {
    assertThat(MAPPINGS.best(Title.NONE, List.of(columns), List.of(row)))
        .hasValueSatisfying(
            fit -> assertThat(fit.start(any -> "").apply(row).isPresent()).isEqualTo(isKept));
  }
}
