package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.TREES;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.all;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.fit;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.notices;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.only;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.read;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.rows;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class MappingTest {
  private static final List<String> EXACT =
      List.of("id", "longitude", "latitude", "genre", "hauteur", "remarquable");

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
  void aClassGoesToTheRemarksAndIsCounted() {
    assertThat(made("hauteur_arbre_m,remarque", "10-20m,à élaguer"))
        .containsEntry("hauteur", "")
        .containsEntry("remarque", "à élaguer ; hauteur : 10-20m");
    assertThat(notices("hauteur_arbre_m", "10-20m", "<10m", "5"))
        .contains(Notice.of(Notice.Code.VALUES_IN_REMARKS, 2L, "hauteur", "remarque", "10-20m"));
  }

  @Test
  void theFirstWordOfAllNamesIsThatOfTheTable() {
    assertThat(
            made(
                "ab_id,ab_genre,ab_hauteur_m,ab_stade,ab_remarquable,lon,lat",
                "7,Acer,12,Adulte,oui,-0.46,46.32"))
        .containsEntry("genre", "Acer")
        .containsEntry("hauteur", "1200")
        .containsEntry("stade", "Adulte");
    assertThat(made("ab_genre,ab_hauteur_m,port", "Acer,12,libre")).containsEntry("genre", "");
  }

  @Test
  void aShortFirstWordOfMostNamesIsThatOfTheTableUnlessItMeansSomething() {
    String line = "Acer,12,Adulte,oui,rue Basse";

    assertThat(made("genre,si_hauteur_m,si_stade,si_remarquable,si_voie", line))
        .containsEntry("hauteur", "1200")
        .containsEntry("stade", "Adulte")
        .containsEntry("adresse", "rue Basse");
    for (String word : List.of("nom", "nb", "contact")) {
      String header = "genre,w_hauteur_m,w_stade,w_remarquable,w_voie".replace("w_", word + "_");

      assertThat(made(header, line)).containsEntry("hauteur", "").containsEntry("adresse", "");
    }
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
  void aMatriculeThatTellsRowsApartNumbersThem() {
    String number = made("matricule,hauteur", "A-12,5", "A-13,5").get("id");

    assertThat(made("matricule,hauteur", "A-12,7", "B-1,5")).containsEntry("id", number);
    assertThat(made("matricule,hauteur", "A-12,5", "A-12,7").get("id")).isNotEqualTo(number);
    assertThat(made("matricule,id_arbre", "A-12,7", "B-1,7")).containsEntry("id", number);
    assertThat(made("matricule,id_arbre", "A-12,7", "B-1,8")).containsEntry("id", "7");
  }

  @Test
  void theOnlyIdentifierOfAnUnknownNameIsThatOfTheRows() {
    String[] numbers = lines(20, "7%02d,Acer,3");
    String[] texts = lines(20, "A-%02d,Acer,3");
    String[] few = lines(3, "7%02d,Acer,3");
    String header = "ID_RELEVE,genre,rue_id";

    assertThat(made(header, numbers)).containsEntry("id", "700").containsEntry("matricule", "");
    assertThat(made(header, texts)).containsEntry("matricule", "A-00");
    assertThat(made(header, few).get("id")).isNotEqualTo("700");
    assertThat(made("ID_RELEVE,rue_id", lines(20, "7%1$02d,3%1$02d")).get("id"))
        .isNotEqualTo("700");
    assertThat(made("ID_RELEVE,matricule", lines(20, "7%1$02d,A-%1$02d")))
        .containsEntry("matricule", "A-00")
        .doesNotContainEntry("id", "700");
  }

  private static String[] lines(int count, String format) {
    return IntStream.range(0, count).mapToObj(format::formatted).toArray(String[]::new);
  }

  @Test
  void whatIsNoIdentifierSinceItRepeatsMakesNone() {
    Map<String, String> first = made("id_arbre,genre", "7,Acer", "7,Tilia");

    assertThat(first.get("id")).isNotEqualTo("7");
    assertThat(first).containsEntry("matricule", "7");
  }

  @Test
  void anIdentifierGivenTwiceTakesNothingFromTheOthers() {
    String[] lines = IntStream.range(0, 20).mapToObj(i -> "A-" + i + ",5").toArray(String[]::new);
    Map<String, String> before = made("id_arbre,hauteur", lines);
    lines[19] = "A-1,5";
    Map<String, String> after = made("id_arbre,hauteur", lines);

    assertThat(after).isEqualTo(before).containsEntry("matricule", "A-0");
  }

  @Test
  void anIdentifierThatSaysNothingNumbersNoRow() {
    String[] lines =
        IntStream.range(0, 20).mapToObj(i -> "A-" + i + "," + i).toArray(String[]::new);
    Fit fit = fit("id_arbre,hauteur", lines);

    List<Row> unnumbered = all(fit, rows("id_arbre,hauteur", "inconnu,5", "inconnu,6"));

    assertThat(unnumbered).extracting(row -> row.value("matricule")).containsOnly("");
    assertThat(unnumbered).extracting(row -> row.value("id")).doesNotHaveDuplicates();
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
        TREES.with(
            read("{columns: {remarque: {within: {column: 'genre', pattern: '^Acer(?: (x))?'}}}}"));
    Fit fit = hidden.fit(Title.NONE, List.of("genre", "espece"), List.of());

    assertThat(only(fit, "genre,espece", "Acer,rubrum").value("remarque")).isEmpty();
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
            Notice.of(Notice.Code.ROWS_EXCLUDED, 2L, "etat = ABATTU (1), etat = Souche 3 (1)"));
  }

  @ParameterizedTest
  @CsvSource({"coupe,oui", "Coupé (O/N),O", "COUPE_O_N,o", "coupe,X", "coupe,1.0", "sain,Non"})
  void aYesOrANoExcludesInAnySpelling(String column, String out) {
    Mapping own =
        TREES.with(
            read(
                "{exclude: [{column: 'coupe', values: 'oui'}, {column: 'sain', values: ['non']}]}"));
    List<Row> rows = rows("genre," + column, "Acer," + out, "Acer,", "Acer,?");

    assertThat(all(own.fit(Title.NONE, List.of("genre", column), rows), rows)).hasSize(2);
  }

  @Test
  void columnsThatTheSchemaDoesNotKnowAreNamedOrKept() {
    String[] lines = {"Acer,4,x"};

    assertThat(notices("genre,feuilles,geo_point_2d", lines))
        .contains(Notice.of(Notice.Code.COLUMNS_NOT_MAPPED, "feuilles", TREES.schema().name()));
    Fit keeping =
        TREES
            .with(read("{keepOthers: true}"))
            .fit(Title.NONE, List.of("genre", "feuilles"), List.of());
    assertThat(keeping.columns()).endsWith("remarque", "feuilles");
    assertThat(only(keeping, "genre,feuilles", lines).value("feuilles")).isEqualTo("4");
    assertThat(notices("nom_latin,nom,essence", "Acer rubrum,arbre,Érable"))
        .contains(Notice.of(Notice.Code.COLUMNS_NOT_MAPPED, "nom", TREES.schema().name()));
  }

  @ParameterizedTest
  @CsvSource({
    "banal, oui, false",
    "BANAL (O/N), N, true",
    "arbre_banal, x, false",
    "banal_et_s, oui, false",
    "remarquable, oui, true"
  })
  void aColumnThatSaysTheContraryIsReadSoUnderAnyFormOfItsName(
      String column, String said, String meant) {
    Mapping own =
        TREES.with(
            read(
                "{columns: {remarquable: {from: ['banal', 'banal_et_sans_interet']}},"
                    + " values: {banal: {oui: 'false', non: 'true'},"
                    + " banal_et_sans_interet: {oui: 'false', non: 'true'}}}"));
    List<Row> rows = rows("genre," + column, "Acer," + said);

    assertThat(all(own.fit(Title.NONE, List.of("genre", column), rows), rows))
        .extracting(row -> row.value("remarquable"))
        .containsExactly(meant);
  }

  @Test
  void aSourceStatesWhereItsColumnsAreAndInWhatUnit() {
    Mapping own =
        TREES.with(
            read(
                "{columns: {hauteur: {from: 'HT_M', unit: 'dm'}}, values: {stade: {Z: 'Adulte'}}}"));
    List<Row> rows = rows("HT_M,hauteur,stade", "50,900,Z");

    Row made =
        own.fit(Title.NONE, List.of("HT_M", "hauteur", "stade"), rows)
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
  void metresUnderTheNamesOfTheSchemaAreNoRemarksOnceTheyAreDegrees() {
    String header = String.join(",", EXACT);
    String metres = "12,433999.5,6588000.2,Platanus,300,True";

    assertThat(made(header, metres))
        .containsEntry("longitude", "-0.4615")
        .containsEntry("latitude", "46.325")
        .containsEntry("remarque", "");
    assertThat(notices(header, metres)).isEmpty();
  }

  @Test
  void theSystemOfDegreesIsNotThatOfTheMetresThatTheyWere() {
    Mapping withSystem = TREES.with(read("{columns: {adresse: {compute: 'CRS'}}}"));
    String exact = "id,longitude,latitude,genre,adresse";
    String metres = "12,433999.5,6588000.2,Acer,EPSG:2154";

    for (String header : List.of(exact, exact + ",autre")) {
      String line = header.equals(exact) ? metres : metres + ",x";
      Fit fit = withSystem.fit(Title.NONE, List.of(header.split(",")), rows(header, line));
      Row nowhere = rows(header, line).get(0).at(null);

      assertThat(all(fit, List.of(rows(header, line).get(0), nowhere)))
          .extracting(row -> row.value("adresse"))
          .containsExactly("EPSG:4326", "EPSG:2154");
    }
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
  void columnsOfThePlaceAreNotMissed() {
    Row placed =
        new Row(
            Map.of("genre", "Acer", "X CC46", "1433390.99", "Y CC46", "5241245.38"),
            new GeometryFactory().createPoint(new Coordinate(-0.46, 46.32)),
            1);

    assertThat(
            TREES.fit(Title.NONE, List.of("genre", "X CC46", "Y CC46"), List.of(placed)).notices())
        .isEmpty();
    assertThat(notices("genre,position", "Acer,46.32 -0.46")).isEmpty();
    assertThat(notices("genre,position", "Acer,Face au n° 12"))
        .contains(Notice.of(Notice.Code.COLUMNS_NOT_MAPPED, "position", TREES.schema().name()));
  }

  @Test
  void whatCameOutGoesInAgainUnchanged() {
    String header = "id_arbre,nom_latin,hauteur,rue,plantation,etat";
    String[] lines = {
      "A-1,Platanus x hispanica,12,rue Basse,1980,en place", "A-2,Tilia sp.,0.9,,24/11/2020,"
    };
    List<Row> once = all(fit(header, lines), rows(header, lines));
    Fit again = TREES.fit(Title.NONE, List.copyOf(once.get(0).values().keySet()), once);

    assertThat(all(again, once)).isEqualTo(once);
    assertThat(again.confidence().value()).isCloseTo(1, within(1e-9));
  }

  @Test
  void anotherThemeIsNotTakenForTrees() {
    Mappings mappings = new Mappings(List.of(TREES));

    assertThat(best(mappings, "genre,hauteur", "Acer,12")).isPresent();
    assertThat(best(mappings, "nom,hauteur", "Mairie,12")).isEmpty();
    assertThat(best(mappings, "genre,prenom", "F,Anne")).isEmpty();
    assertThat(best(mappings, "arbres_abattus,hauteur,site", ",12,Nord", ",14,Sud")).isEmpty();
    Mappings inValues =
        new Mappings(List.of(TREES.with(read("{recognise: [['=arbre'], ['hauteur', 'stade']]}"))));
    assertThat(best(inValues, "toponyme,hauteur", "Arbre creux,12", "Gros arbre,14")).isPresent();
    assertThat(best(inValues, "toponyme,hauteur", "Arbre creux,12", ",30", ",40")).isEmpty();
  }

  @Test
  void whatAllTablesHaveMakesNoTrees() {
    Mappings mappings = new Mappings(List.of(TREES));

    assertThat(best(mappings, "id,longitude,latitude", "1,-0.46,46.32")).isEmpty();
    assertThat(best(mappings, "id,longitude,latitude,adresse", "1,-0.46,46.32,Port")).isEmpty();
    assertThat(best(mappings, "id,longitude,latitude,genre", "1,-0.46,46.32,Acer")).isPresent();
  }

  @Test
  void aSchemaOfOnesOwnIsFollowedAsSurelyAsItsColumnsAreThere() {
    Mapping own =
        new Mapping(
            "bancs",
            MappingFile.EMPTY,
            schema("{fields: [{name: 'id', type: 'string'}, {name: 'bois', type: 'string'}]}"),
            Map.of());

    assertThat(
            own.fit(Title.NONE, List.of("ID", "Bois", "x"), rows("ID,Bois,x", "1,pin,2"))
                .confidence())
        .extracting(Fit.Confidence::value)
        .isEqualTo(1.0);
    assertThat(own.fit(Title.NONE, List.of("ID", "x"), rows("ID,x", "1,2")).confidence().value())
        .isLessThan(0.7);
  }

  @Test
  void whatATableHasNoWordForIsToldWhereAllElseIsOne() {
    Mapping all = TREES.with(read("{values: {stade: {J: 'Jeune', '*': 'Adulte'}}}"));
    List<Row> rows = rows("stade,hauteur_cm", "J,50", "adulte,60", "Vétéran,70", "Sénescent,80");
    Application application =
        all.fit(Title.NONE, List.of("stade", "hauteur_cm"), rows).start(row -> "");

    assertThat(rows.stream().map(row -> application.apply(row).orElseThrow()))
        .extracting(row -> row.value("stade") + "|" + row.value("remarque"))
        .containsExactly("Jeune|", "Adulte|", "Adulte|stade : Vétéran", "Adulte|stade : Sénescent");
    assertThat(application.notices())
        .contains(Notice.of(Notice.Code.VALUES_AS_OTHER, 2L, "stade", "Adulte", "Vétéran"));
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
    Mapping codes = TREES.with(file);
    String[] kinds = {"Acer,ACEPLA", "Acer,ACEPLA", "Tilia,TILTOM"};
    String[] numbers = {"Acer,A-1", "Acer,A-2", "Tilia,A-2"};

    assertThat(codes.fit(Title.NONE, List.of("genre", "code"), rows("genre,code", kinds)).matches())
        .extracting(Fit.Match::column)
        .doesNotContain("matricule");
    assertThat(
            codes.fit(Title.NONE, List.of("genre", "code"), rows("genre,code", numbers)).matches())
        .extracting(Fit.Match::column)
        .contains("matricule");
  }

  private static Optional<Fit> best(Mappings mappings, String header, String... lines) {
    return mappings.best(Title.NONE, List.of(header.split(",")), rows(header, lines));
  }
}
