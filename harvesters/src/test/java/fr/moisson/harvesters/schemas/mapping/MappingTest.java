package fr.moisson.harvesters.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.ColumnName.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class MappingTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private static final String SCHEMA =
      """
      {name: 'arbres', primaryKey: 'id', fields: [
        {name: 'id', type: 'integer', constraints: {required: true, minimum: 1}},
        {name: 'longitude', type: 'number', constraints: {required: true}},
        {name: 'latitude', type: 'number', constraints: {required: true}},
        {name: 'genre', type: 'string'},
        {name: 'espece', type: 'string'},
        {name: 'cultivar', type: 'string'},
        {name: 'nom', type: 'string'},
        {name: 'code_insee', type: 'string', constraints: {pattern: '\\\\d{5}'}},
        {name: 'adresse', type: 'string'},
        {name: 'matricule', type: 'string'},
        {name: 'planted', type: 'date'},
        {name: 'stade', type: 'string', constraints: {enum: ['Jeune', 'Adulte']}},
        {name: 'hauteur', type: 'number', constraints: {minimum: 0, maximum: 15000}},
        {name: 'remarquable', type: 'boolean'},
        {name: 'remarque', type: 'string'}]}
      """;

  private static final String MAPPING =
      """
      {recognise: [['genre', '*arbre*'], ['hauteur', 'stade']],
       subject: ['arbre'],
       missing: ['inconnu', '*Sans réponse*'],
       remarks: 'remarque',
       latinName: {from: 'nom_latin', whenLatin: 'essence', genus: 'genre', species: 'espece',
         cultivar: 'cultivar', vernacular: 'nom', genera: ['Platanus', 'Acer']},
       columns: {
         id: {from: ['id_arbre', 'objectid'], compute: 'NUMBER', otherwise: 'matricule'},
         longitude: {from: ['longitude', 'x'], compute: 'LONGITUDE'},
         latitude: {from: ['latitude', 'y'], compute: 'LATITUDE'},
         nom: {from: ['nom_commun', 'essence'], maybe: 'type', missing: 'alignement'},
         code_insee: {from: 'insee', compute: 'COMMUNE'},
         adresse: {maybe: 'localisation', join: [['numero'], ['rue', 'voie']]},
         planted: {from: ['plantation'], missing: ['0', '1700-01-01']},
         hauteur: {to: 'cm', ranges: {m: [0.8, 60], cm: [80, 6500]}, missing: '0'}},
       values: {stade: {J: 'Jeune', A: 'Adulte'}},
       exclude: [{column: 'etat', values: ['abattu', 'souche*']}],
       ignore: ['geo_point_2d']}
      """;

  private static final List<String> EXACT =
      List.of("id", "longitude", "latitude", "genre", "hauteur", "remarquable");

  private final Mapping mapping = new Mapping("arbres", read(MAPPING), schema(SCHEMA), Map.of());

  @Test
  void eachColumnOfTheSchemaIsThereInItsOrder() {
    Fit fit = fit("hauteur,Genre", "12,Acer");

    assertThat(fit.columns())
        .startsWith("id", "longitude", "latitude", "genre")
        .endsWith("remarquable", "remarque")
        .hasSize(15);
    assertThat(only(fit, "hauteur,Genre", "12,Acer").values().keySet())
        .containsExactlyElementsOf(fit.columns());
  }

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
  void nothingIsMissedWhereEachValueSaysItsUnitOrThereIsNone() {
    Notice unknown = Notice.of(Notice.Code.UNIT_UNKNOWN, "hauteur", "hauteur");

    assertThat(notices("hauteur,x", "8.5 m,", ",")).doesNotContain(unknown);
    assertThat(notices("hauteur,x", ",1")).doesNotContain(unknown);
    assertThat(made("hauteur,x", "8.5 m,")).containsEntry("hauteur", "850");
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
  void aClassGoesToTheRemarksAndIsCounted() {
    assertThat(made("hauteur_arbre_m,remarque", "10-20m,à élaguer"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "à élaguer ; hauteur : 10-20m");
    assertThat(notices("hauteur_arbre_m", "10-20m", "<10m", "5"))
        .contains(Notice.of(Notice.Code.VALUES_NOT_MAPPED, 2L, "hauteur", "10-20m"));
  }

  @Test
  void wordsForNothingAreNothing() {
    assertThat(
            made(
                "hauteur_m,genre,plantation,rue",
                "0.0,Inconnu,1700-01-01T01:02:49+00:53,*sans réponse*"))
        .containsEntry("hauteur", "")
        .containsEntry("genre", "")
        .containsEntry("planted", "")
        .containsEntry("adresse", "")
        .containsEntry("remarque", "");
  }

  @Test
  void aYearIsNotMadeADay() {
    assertThat(made("plantation", "1980"))
        .containsEntry("planted", "")
        .containsEntry("remarque", "planted : 1980");
  }

  @Test
  void aLatinNameIsCutWhereverItStands() {
    assertThat(made("nom_latin", "Platanus x hispanica 'Pendula'"))
        .containsEntry("genre", "Platanus")
        .containsEntry("espece", "×hispanica")
        .containsEntry("cultivar", "Pendula");
    assertThat(made("essence", "Acer campestre", "Platane"))
        .containsEntry("genre", "Acer")
        .containsEntry("nom", "");
    assertThat(made("essence", "Érable champêtre", "Platane"))
        .containsEntry("genre", "")
        .containsEntry("nom", "Érable champêtre");
    assertThat(made("espece", "Érable champêtre", "Platane")).containsEntry("espece", "");
  }

  @Test
  void anIdentifierThatIsNoNumberBecomesAMatricule() {
    Map<String, String> one = made("id_arbre,hauteur", "A-12,5", "A-13,5");
    Map<String, String> again = made("id_arbre,hauteur", "A-12,7", "B-1,5");

    assertThat(one).containsEntry("matricule", "A-12");
    assertThat(Long.parseLong(one.get("id"))).isBetween(1L, 1L << 48);
    assertThat(again.get("id")).isEqualTo(one.get("id"));
    assertThat(made("id_arbre", "12.0", "13.0"))
        .containsEntry("id", "12")
        .containsEntry("matricule", "");
  }

  @Test
  void whatIsNoIdentifierSinceItRepeatsMakesNone() {
    Map<String, String> first = made("id_arbre,genre", "7,Acer", "7,Tilia");

    assertThat(first.get("id")).isNotEqualTo("7");
  }

  @Test
  void theProducersIdentifierComesBeforeTheNumberOfARow() {
    String header = "OBJECTID,ID_ARBRE";

    assertThat(made(header, "1,A-12", "2,A-13")).containsEntry("matricule", "A-12");
    assertThat(made(header, "1,A", "2,A")).containsEntry("id", "1");
  }

  @Test
  void labelsComeBeforeTheCodesThatTheyExplain() {
    Map<String, String> values = made("ETAGE_libelle,STADE,STADE_libelle", "x,1,Adulte", "x,2,");

    assertThat(values).containsEntry("stade", "Adulte").containsEntry("remarque", "");
    assertThat(notices("STADE,STADE_libelle", "1,Adulte")).isEmpty();
    assertThat(made("STADE,STADE_libelle", "A,", "J,")).containsEntry("stade", "Adulte");
  }

  @Test
  void aPartOfAPatternThatIsNotThereIsNoValue() {
    Mapping hidden =
        mapping.with(
            read("{columns: {remarque: {within: {column: 'genre', pattern: '^Acer(?: (x))?'}}}}"));
    Fit fit = hidden.fit(List.of("genre", "espece"), List.of());

    assertThat(only(fit, "genre,espece", "Acer,rubrum").value("remarque")).isEmpty();
  }

  @Test
  void aFrenchNameAmongLatinOnesIsNoGenus() {
    String[] latin = {"Acer campestre", "Platanus orientalis", "Zanthoxylum simulans"};

    for (String french : List.of("Érable plane", "Tilleul de Hongrie", "Bouleau")) {
      Map<String, String> values = made("essence", french, latin[0], latin[1]);

      assertThat(values)
          .containsEntry("genre", "")
          .containsEntry("espece", "")
          .containsEntry("nom", french)
          .containsEntry("remarque", "");
    }
    assertThat(made("essence", "Arbre mort", latin[0], latin[1]))
        .containsEntry("genre", "")
        .containsEntry("nom", "")
        .containsEntry("remarque", "genre : Arbre mort");
    assertThat(made("essence", latin[2], latin[0], latin[1]))
        .containsEntry("genre", "Zanthoxylum")
        .containsEntry("espece", "simulans");
    assertThat(made("nom_latin", "Acer 'Souvenir de Léon'"))
        .containsEntry("cultivar", "Souvenir de Léon");
  }

  @Test
  void theRowsPlaceFillsLongitudeAndLatitude() {
    Map<String, String> values = made("x,y", "437123.5,6587123.2");

    assertThat(values).containsEntry("longitude", "-0.4615").containsEntry("latitude", "46.325");
  }

  @Test
  void theCommuneIsTheRowsOwnOrTheTerritorys() {
    Fit fit = fit("insee,genre", "1053,Acer", ",Acer");

    List<String> codes =
        rows("insee,genre", "1053,Acer", ",Acer").stream()
            .map(row -> fit.start(any -> "79191").apply(row).orElseThrow().value("code_insee"))
            .toList();

    assertThat(codes).containsExactly("01053", "79191");
  }

  @Test
  void partsOfAnAddressAreJoined() {
    assertThat(made("numero,rue,hauteur", "12,rue Basse,5"))
        .containsEntry("adresse", "12 rue Basse");
    assertThat(made("localisation,rue", "Trottoir,rue Basse"))
        .containsEntry("adresse", "rue Basse");
    assertThat(made("localisation,numero", "Place Basse,4"))
        .containsEntry("adresse", "Place Basse");
  }

  @Test
  void coordinatesAreNoAddress() {
    assertThat(made("localisation,hauteur_m", "46.32 -0.46,5")).containsEntry("adresse", "");
    assertThat(made("localisation,hauteur_m", "POINT(-0.46 46.32),5")).containsEntry("adresse", "");
    assertThat(made("adresse,hauteur_m", "46.32 -0.46,5")).containsEntry("adresse", "46.32 -0.46");
  }

  @Test
  void valuesBecomeTheWordsOfTheSchema() {
    assertThat(made("stade,remarquable", "A,OUI"))
        .containsEntry("stade", "Adulte")
        .containsEntry("remarquable", "true");
    assertThat(made("stade,remarquable", "jeune,N"))
        .containsEntry("stade", "Jeune")
        .containsEntry("remarquable", "false");
    assertThat(made("stade", "X"))
        .containsEntry("stade", "")
        .containsEntry("remarque", "stade : X");
  }

  @Test
  void rowsThatAreNoTreesAreLeftOutAndCounted() {
    String[] lines = {"ABATTU,Acer", "Souche 3,Acer", "en place,Acer"};
    Application application = fit("etat,genre", lines).start(row -> "");

    List<Optional<Row>> made = rows("etat,genre", lines).stream().map(application::apply).toList();

    assertThat(made.stream().filter(Optional::isPresent)).hasSize(1);
    assertThat(application.notices())
        .contains(
            Notice.of(Notice.Code.ROWS_EXCLUDED, 2L, "etat : ABATTU (1), etat : Souche 3 (1)"));
  }

  @Test
  void columnsThatTheSchemaDoesNotKnowAreNamedOrKept() {
    String[] lines = {"Acer,4,x"};

    assertThat(notices("genre,feuilles,geo_point_2d", lines))
        .contains(Notice.of(Notice.Code.COLUMNS_NOT_MAPPED, "feuilles", schema(SCHEMA).name()));
    Fit keeping =
        mapping.with(read("{keepOthers: true}")).fit(List.of("genre", "feuilles"), List.of());
    assertThat(keeping.columns()).endsWith("remarque", "feuilles");
    assertThat(only(keeping, "genre,feuilles", lines).value("feuilles")).isEqualTo("4");
  }

  @Test
  void aSourceStatesWhereItsColumnsAreAndInWhatUnit() {
    Mapping own =
        mapping.with(
            read(
                "{columns: {hauteur: {from: 'HT_M', unit: 'dm'}}, values: {stade: {Z: 'Adulte'}}}"));
    List<Row> rows = rows("HT_M,hauteur,stade", "50,900,Z");

    Row made =
        own.fit(List.of("HT_M", "hauteur", "stade"), rows)
            .start(row -> "")
            .apply(rows.get(0))
            .orElseThrow();

    assertThat(made.value("hauteur")).isEqualTo("500");
    assertThat(made.value("stade")).isEqualTo("Adulte");
  }

  @Test
  void aTableThatFollowsTheSchemaPassesAsItIs() {
    String header = String.join(",", EXACT);
    String line = "12,-0.4615,46.325,Platanus,300,True";
    Fit fit = fit(header, line);

    assertThat(fit.confidence().value()).isEqualTo(1);
    assertThat(only(fit, header, line).values())
        .containsAllEntriesOf(rows(header, line).get(0).values());
  }

  @Test
  void aTableThatFollowsTheSchemaSaysWhereItsRowsLieInTheOrderOfItsColumns() {
    String header = String.join(",", EXACT);
    String swapped = "12,46.325,-0.4615,Platanus,300,True";
    Row made = only(fit(header, swapped), header, swapped);
    Row nowhere = rows(header, "13,none,46.325,Acer,200,").get(0).at(null);

    assertThat(made.value("longitude")).isEqualTo("-0.4615");
    assertThat(made.value("latitude")).isEqualTo("46.325");
    assertThat(all(fit(header, swapped), List.of(nowhere)))
        .extracting(row -> row.value("latitude"))
        .containsExactly("46.325");
  }

  @Test
  void noDataIsNoValueOfATableThatFollowsTheSchema() {
    String header = "id,longitude,latitude,genre,matricule";
    String line = "12,-0.4615,46.325,Platanus,-9999";

    assertThat(only(fit(header, line), header, line).values())
        .containsEntry("genre", "Platanus")
        .containsEntry("matricule", "");
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
    List<String> all = schema(SCHEMA).fields().stream().map(Field::name).toList();
    String header = String.join(",", all);
    String line = "12,-0.4615,46.325,Platanus,,,,,,,,,30,,";

    assertThat(only(fit(header, line), header, line).value("hauteur")).isEqualTo("30");
  }

  @Test
  void aUnitInBracketsIsKnownBesideTheShortestWord() {
    Reading ht = new ColumnName("Ht (m)", List.of(), false).as("ht").orElseThrow();

    assertThat(ht.unit()).isEqualTo(Unit.M);
  }

  @Test
  void columnsOfThePlaceAreNotMissed() {
    Row placed =
        new Row(
            Map.of("genre", "Acer", "X CC46", "1433390.99", "Y CC46", "5241245.38"),
            new GeometryFactory().createPoint(new Coordinate(-0.46, 46.32)),
            1);

    assertThat(mapping.fit(List.of("genre", "X CC46", "Y CC46"), List.of(placed)).notices())
        .isEmpty();
  }

  @Test
  void whatCameOutGoesInAgainUnchanged() {
    String header = "id_arbre,nom_latin,hauteur,rue,plantation,etat";
    String[] lines = {
      "A-1,Platanus x hispanica,12,rue Basse,1980,en place", "A-2,Tilia sp.,0.9,,24/11/2020,"
    };
    List<Row> once = all(fit(header, lines), rows(header, lines));
    Fit again = mapping.fit(List.copyOf(once.get(0).values().keySet()), once);

    assertThat(all(again, once)).isEqualTo(once);
    assertThat(again.confidence().value()).isCloseTo(1, within(1e-9));
  }

  @Test
  void anotherThemeIsNotTakenForTrees() {
    Mappings mappings = new Mappings(List.of(mapping));

    assertThat(best(mappings, "genre,hauteur", "Acer,12")).isPresent();
    assertThat(best(mappings, "nom,hauteur", "Mairie,12")).isEmpty();
    assertThat(best(mappings, "genre,prenom", "F,Anne")).isEmpty();
    assertThat(best(mappings, "arbres_abattus,hauteur,site", ",12,Nord", ",14,Sud")).isEmpty();
    Mappings inValues =
        new Mappings(
            List.of(mapping.with(read("{recognise: [['=arbre'], ['hauteur', 'stade']]}"))));
    assertThat(best(inValues, "toponyme,hauteur", "Arbre creux,12", "Gros arbre,14")).isPresent();
    assertThat(best(inValues, "toponyme,hauteur", "Arbre creux,12", ",30", ",40")).isEmpty();
  }

  @Test
  void whatATableHasNoWordForIsToldWhereAllElseIsOne() {
    Mapping all = mapping.with(read("{values: {stade: {J: 'Jeune', '*': 'Adulte'}}}"));
    List<Row> rows = rows("stade,hauteur_cm", "J,50", "adulte,60", "Vétéran,70", "Sénescent,80");
    Application application = all.fit(List.of("stade", "hauteur_cm"), rows).start(row -> "");

    assertThat(rows.stream().map(row -> application.apply(row).orElseThrow()))
        .extracting(row -> row.value("stade") + "|" + row.value("remarque"))
        .containsExactly("Jeune|", "Adulte|", "Adulte|stade : Vétéran", "Adulte|stade : Sénescent");
    assertThat(application.notices())
        .contains(Notice.of(Notice.Code.VALUES_AS_OTHER, 2L, "stade", "Adulte", "Vétéran"));
  }

  @Test
  void twoNamesInOneCellAreParted() {
    String[] lines = {
      "Acer campestre (Érable champêtre)",
      "Érable champêtre (Acer campestre)",
      "Acer campestre - Érable champêtre",
      "platane - Platanus orientalis",
      "Acer rubrum - Scanlon",
      "Platanus x hispanica (acerifolia)",
      "Acer griseum (Pax.)",
      "Acer platanoides 'Drummondii'",
      "Alignement (Platanus)",
    };

    assertThat(all(fit("essence", lines), rows("essence", lines)))
        .extracting(row -> Stream.of("genre", "espece", "cultivar", "nom").map(row::value).toList())
        .containsExactly(
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Platanus", "orientalis", "", "platane"),
            List.of("Acer", "rubrum", "", ""),
            List.of("Platanus", "×hispanica", "", ""),
            List.of("Acer", "griseum", "", ""),
            List.of("Acer", "platanoides", "Drummondii", ""),
            // A word for nothing in the column of French names.
            List.of("Platanus", "", "", ""));
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
        .contains(Notice.Code.VALUES_NOT_MAPPED)
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
            .fit(List.of("id", "planted"), rows("id,planted", lines));

    assertThat(all(fit, rows("id,planted", lines)))
        .extracting(row -> row.value("planted"))
        .containsExactly("2024-04-02", "2024-05-06");
    assertThat(fit.start(row -> "").notices())
        .contains(Notice.of(Notice.Code.DATES_MONTH_FIRST, "planted"));
  }

  /** Dates of a table in the columns of a schema that wants them in this format. */
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
        .fit(List.of("id", "planted"), rows("id,planted", lines));
  }

  @Test
  void whatInformationSystemsWriteForNothingIsNothing() {
    assertThat(made("hauteur_cm,x", "-9999,", "-9999.0,", "500,"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "");
  }

  @Test
  void aCodeOfKindsIsNoNumberOfAnInventory() {
    MappingFile file =
        read(
            "{columns: {id: {compute: 'NUMBER', otherwise: 'matricule'}, matricule: {maybe: 'code'}}}");
    Mapping codes = mapping.with(file);
    String[] kinds = {"Acer,ACEPLA", "Acer,ACEPLA", "Tilia,TILTOM"};
    String[] numbers = {"Acer,A-1", "Acer,A-2", "Tilia,A-2"};

    assertThat(codes.fit(List.of("genre", "code"), rows("genre,code", kinds)).matches())
        .extracting(Fit.Match::column)
        .doesNotContain("matricule");
    assertThat(codes.fit(List.of("genre", "code"), rows("genre,code", numbers)).matches())
        .extracting(Fit.Match::column)
        .contains("matricule");
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

  private static Optional<Fit> best(Mappings mappings, String header, String... lines) {
    return mappings.best(List.of(header.split(",")), rows(header, lines));
  }

  private Map<String, String> made(String header, String... lines) {
    return only(fit(header, lines), header, lines).values();
  }

  private List<Notice> notices(String header, String... lines) {
    Application application = fit(header, lines).start(row -> "");
    rows(header, lines).forEach(application::apply);
    return application.notices();
  }

  private Fit fit(String header, String... lines) {
    return mapping.fit(List.of(header.split(",")), rows(header, lines));
  }

  private static Row only(Fit fit, String header, String... lines) {
    return fit.start(row -> "").apply(rows(header, lines).get(0)).orElseThrow();
  }

  private static List<Row> all(Fit fit, List<Row> rows) {
    Application application = fit.start(row -> "");
    return rows.stream().map(application::apply).flatMap(Optional::stream).toList();
  }

  private static List<Row> rows(String header, String... lines) {
    String[] columns = header.split(",");
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        values.put(columns[i], cells[i]);
      }
      rows.add(
          new Row(
              values,
              new GeometryFactory().createPoint(new Coordinate(-0.4615, 46.325)),
              rows.size() + 1L));
    }
    return rows;
  }

  private static MappingFile read(String json) {
    try {
      return JSON.readValue(json, MappingFile.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static TableSchema schema(String json) {
    try {
      String strict = JSON.readTree(json).toString();
      return TableSchema.read(new ByteArrayInputStream(strict.getBytes(UTF_8)), "arbres.json");
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
