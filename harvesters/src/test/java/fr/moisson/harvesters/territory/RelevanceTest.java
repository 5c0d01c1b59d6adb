package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Territory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelevanceTest {

  private static final String SQUARE = "POLYGON((4 43, 5 43, 5 44, 4 44, 4 43))";

  @ParameterizedTest
  @CsvSource({
    "commune:79191, true",
    "epci:200041317, true",
    "departement:79, true",
    "region:75, true",
    "commune:33063, false",
    "departement:33, false",
    "epci:200069037, false",
    "iris:791910101, true",
    "iris:330630101, false",
    "country:fr, false",
    "arrondissement:792, false",
    "country-subset:fr:metro, false",
    "country-group:ue, false"
  })
  void statedZonesDecide(String zone, boolean concerned) {
    Dataset dataset = named("Inventaire").with(draft -> draft.coverage(in(null, zone)));

    assertThat(concerns(dataset, Places.niortais())).isEqualTo(concerned);
  }

  @Test
  void otherPlacesAreRefusedWhateverTheTitleSays() {
    Dataset dataset =
        named("De Bordeaux à Niort").with(draft -> draft.coverage(in(null, "commune:33063")));

    assertThat(concerns(dataset, Places.niortais())).isFalse();
  }

  /** The zone may or may not contain the territory, so the texts decide, as for a whole country. */
  @ParameterizedTest
  @ValueSource(strings = {"arrondissement:792", "country:fr"})
  void aZoneThatMayHoldTheTerritoryLeavesItToTheTexts(String zone) {
    Dataset dataset = named("Arbres de Niort").with(draft -> draft.coverage(in(null, zone)));

    assertThat(concerns(dataset, Places.niortais())).isTrue();
  }

  /** A bus network concerns the whole EPCI, and therefore each of its communes. */
  @ParameterizedTest
  @CsvSource({"epci:200041317, true", "epci:200069037, false"})
  void whatConcernsTheEpciConcernsItsCommune(String zone, boolean concerned) {
    Dataset dataset = named("Lignes de bus").with(draft -> draft.coverage(in(null, zone)));

    assertThat(concerns(dataset, Places.niortOfItsEpci())).isEqualTo(concerned);
  }

  @Test
  void anArrondissementIsItsCommune() {
    Territory paris = Places.commune("75056", "Paris", SQUARE);
    Dataset dataset = named("Arbres").with(draft -> draft.coverage(in(null, "commune:75113")));

    assertThat(concerns(dataset, paris)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "arrondissement:13208, 13055, true",
    "arrondissement:13208, 75056, false",
    "arrondissement:792, 75056, false"
  })
  void anArrondissementOfACommuneIsAPartOfIt(String zone, String code, boolean concerned) {
    Territory town = Places.commune(code, "Ville", SQUARE);
    Dataset dataset = named("Arbres").with(draft -> draft.coverage(in(null, zone)));

    assertThat(concerns(dataset, town)).isEqualTo(concerned);
  }

  @Test
  void theCountryConcernsATerritoryThatItsTextsName() {
    Dataset dataset = named("Inventaire").with(draft -> draft.coverage(in(null, "country:fr")));

    assertThat(concerns(dataset, Places.niortais())).isFalse();
    assertThat(concerns(dataset.with(draft -> draft.keywords(List.of("NIORT"))), Places.niortais()))
        .isTrue();
    assertThat(
            concerns(
                dataset.with(draft -> draft.publisher(new Agent("Ville de Prahecq", null, null))),
                Places.niortais()))
        .isTrue();
  }

  /** Saint-Denis is a commune of Seine-Saint-Denis, of La Réunion and of Aude. */
  @ParameterizedTest
  @CsvSource({
    "219740115, true",
    "219300662, false",
    "229740014, true",
    "229300082, false",
    "249740119, true",
    "200054807, true",
    "130024623, true",
    "'', true"
  })
  void aTownOfTheSameNameSpeaksOfItself(String siren, boolean concerned) {
    Territory saintDenis = Places.commune("97411", "Saint-Denis", SQUARE);
    Agent publisher = new Agent("Ville de Saint-Denis", null, siren.isEmpty() ? null : siren);
    Dataset dataset = named("Budget de Saint-Denis").with(draft -> draft.publisher(publisher));

    assertThat(concerns(dataset, saintDenis)).isEqualTo(concerned);
    assertThat(
            concerns(dataset.with(draft -> draft.coverage(in(null, "commune:97411"))), saintDenis))
        .isTrue();
  }

  /** The texts name a town of the same name, but it is another one. */
  @Test
  void whatATownOfTheSameNamePublishesIsPlacedElsewhere() {
    Relevance saintDenis = new Relevance(Places.commune("97411", "Saint-Denis", SQUARE));
    Dataset budget =
        named("Budget")
            .with(draft -> draft.publisher(new Agent("Ville de Saint-Denis", null, "219300662")));
    Dataset trees = named("Arbres").with(draft -> draft.coverage(in(null, "country:fr")));

    assertThat(saintDenis.concerns(budget)).isFalse();
    assertThat(saintDenis.isPlacedElsewhere(budget)).isTrue();
    assertThat(saintDenis.isPlacedElsewhere(trees)).isFalse();
  }

  /** Some SIREN numbers contain the code of a former département. */
  @ParameterizedTest
  @CsvSource({"2A004, 212000046", "97611, 229850003", "97611, 219760114", "97801, 219711272"})
  void aTownOfADepartementThatWasAnotherIsNotElsewhere(String code, String siren) {
    Territory town = Places.commune(code, "Ville", SQUARE);

    assertThat(new Relevance(town).isElsewhere(siren)).isFalse();
    assertThat(new Relevance(town).isElsewhere("217901917")).isTrue();
  }

  @Test
  void aNeighbourMayPublishWhatIsAboutUs() {
    Dataset marsh =
        named("Zones humides de Niort")
            .with(draft -> draft.publisher(new Agent("Charente-Maritime", null, "221700016")));

    assertThat(concerns(marsh, Places.niortais())).isTrue();
  }

  /** Catalogues without codes name the place. */
  @ParameterizedTest
  @CsvSource({"Niort, true", "Bordeaux, false"})
  void aPlaceInWordsIsAMention(String place, boolean concerned) {
    Dataset dataset =
        named("Îlots de chaleur").with(draft -> draft.coverage(in(null).named(List.of(place))));

    assertThat(concerns(dataset, Places.niortais())).isEqualTo(concerned);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.5, 46.2, -0.4, 46.3, true",
    "0.5, 46.2, 0.6, 46.3, false",
    "-5, 41, 10, 51, false",
    "-0.5, 46.2, -0.5, 46.2, true",
    "0, 0, 0, 0, false"
  })
  void aBoxOfLocalSizeDecidesByItself(
      double west, double south, double east, double north, boolean concerned) {
    Dataset dataset =
        named("Inventaire").with(draft -> draft.coverage(in(new Box(west, south, east, north))));

    assertThat(concerns(dataset, Places.niortais())).isEqualTo(concerned);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arbres de Niort",
        "Arbres d’Niort",
        "ARBRES DE NIORT",
        "Les mares de Magne (79)",
        "Zones humides à Saint Gelais",
        "Zones humides à St-Gelais",
        "Budget de La Foye Monjault",
        "Communauté d'agglomération du Niortais",
        "PCAET de la CA du Niortais",
        "Le bocage niortais",
        "ville-de-niort",
        "Commune de Fors",
        "Commune des Fosses",
        "Commune INSEE 79191",
        "Qualité de l’eau : Niort, de 2010 à 2020",
        "Voie verte de Niort à Parthenay",
        "NIORT A LA RECHERCHE DE SES ARBRES",
        "Qualité de l’air à Niort en Nouvelle-Aquitaine",
        "Niort au XIXe siècle",
        "Réseau de chaleur de Niort de Juillet",
        "Arbres de la ville de Niort sur OpenStreetMap",
        "Comptages Niort-La Crèche",
        "Aérodrome de Niort-Souché",
        "Subventions de Niort aux Associations",
        "Rues de Niort",
        "Zones humides de Magné (79)",
        "Zones humides de Magné (Deux-Sèvres)",
        "Magné (Vienne) et Magné (79)",
        "Magné (2023)"
      })
  void aTerritoryIsNamedInManyWays(String title) {
    assertThat(concerns(named(title), Places.niortais())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arbres de Beauvoir-sur-Niort",
        "Arbres de Niortville",
        "Magné-sur-Loire",
        "Arbres de Saint-Gelais-de-Provence",
        "Arbres de Niort de Sault",
        "Arbres de la commune de Niort-de-Sault",
        "Arbres de Mont-Saint-Gelais",
        "Compteur vélo rue de Niort",
        "Arrêts : avenue de Niort, place du Marché",
        "Assainissement à Magné (Vienne)",
        "Cadastre de Magné (86) : réseau de Magné",
        "PLU de Magné (Loir-et-Cher)",
        "Les fosses septiques",
        "Hors et fors",
        "Code postal 79130",
        "Agglomération de Bordeaux"
      })
  void longerNamesAndCommonWordsAreSomethingElse(String title) {
    assertThat(concerns(named(title), Places.niortais())).isFalse();
  }

  /** What follows the name makes it that of another commune, with or without hyphens. */
  @ParameterizedTest
  @CsvSource({
    "Clermont, Arbres de Clermont-Ferrand, false",
    "Clermont, arbres de clermont ferrand, false",
    "Clermont, Arbres de la ville de Clermont-Ferrand, false",
    "Clermont, 'Arbres de Clermont, Ferrand et ailleurs', true",
    "Clermont, Liaison Clermont-Beauvais, true",
    "Fontenay, Arbres de Fontenay le Comte, false",
    "La Ferté, Arbres de la commune de Ferté-Milon, false",
    "Sainte-Marie, Mines de Sainte-Marie aux Mines, false",
    "Sainte-Marie, Sentiers de Sainte-Marie aux Sources, true"
  })
  void theNameOfAnotherCommuneMayBeginLikeOurs(String town, String title, boolean concerned) {
    assertThat(concerns(named(title), Places.commune("97999", town, SQUARE))).isEqualTo(concerned);
  }

  /** A keyword without the département is about the same place as the title with it. */
  @Test
  void aNamesakeInATextIsNotOursInTheOthers() {
    Dataset sewers =
        named("Assainissement à Magné (Vienne)")
            .with(draft -> draft.keywords(List.of("Magné", "eaux usées")));

    assertThat(concerns(sewers, Places.niortais())).isFalse();
    assertThat(
            concerns(
                sewers.with(draft -> draft.keywords(List.of("Magné", "Niort"))), Places.niortais()))
        .isTrue();
  }

  @Test
  void shortNamesNeedTheWordCommune() {
    Territory eu = Places.commune("76255", "Eu", SQUARE);

    assertThat(concerns(named("Déchets : il y a eu collecte"), eu)).isFalse();
    assertThat(concerns(named("Déchets de la ville d'Eu"), eu)).isTrue();
  }

  private static Dataset named(String title) {
    return Dataset.draft(new DatasetId("200041317", "s", "1"), title).build();
  }

  /** In Géo-IDE, the plan of each commune has the box of its département. */
  @ParameterizedTest
  @CsvSource({
    "Plan local d'urbanisme de la commune de Bressuire, false",
    "PLU (2019) de Bressuire, false",
    "Carte communale d’Augé, false",
    "POS de la commune de La Crèche, false",
    "PLU de Duras, false",
    "PLU de la Ville de Bressuire, false",
    "PLU de Combles (Somme), false",
    "PLU de Mayenne, false",
    "Plan local d'urbanisme de la commune de Vienne, false",
    "Zonage de la commune de Loire-Authion, false",
    "Commune de Landes-sur-Ajon : zonage, false",
    "PLU de la commune de Niort, true",
    "PLU de La Foye Monjault, true",
    "PLU de la Ville, true",
    "Cavités par commune de résidence, true",
    "Forêt par commune du Bocage, true",
    "Plans locaux d'urbanisme des Deux-Sèvres, true",
    "Population légale de la commune de l'Eure, true",
    "Population légale à la commune du Bocage, true",
    "Part de forêt de la commune de Loire-Atlantique, true",
    "Part de forêt de la commune de Loire-Atlantique (2020), true",
    "Part de forêt de la commune des Deux-Sèvres - 2020, true",
    "Politique agricole commune de l'Union européenne, true",
    "PLU de Grand Exemple, true",
    "PLU de l'Agglomération, true",
    "PLU de Bressuire Métropole, true",
    "PLU des Communes du littoral, true"
  })
  void theBoxOfADepartementSaysNothingOfAnotherCommune(String title, boolean concerned) {
    Box departement = new Box(-1.5, 45.5, 0.5, 47.5);
    Box own = new Box(-0.46, 46.31, -0.44, 46.33);

    assertThat(
            concerns(
                named(title).with(draft -> draft.coverage(in(departement))), Places.niortais()))
        .isEqualTo(concerned);
    assertThat(concerns(named(title).with(draft -> draft.coverage(in(own))), Places.niortais()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Le Mans, Plan local d'urbanisme du Mans",
    "Le Mans, PLAN LOCAL D'URBANISME DU MANS",
    "Les Herbiers, PLU des Herbiers",
    "La Crèche, PLU de La Creche",
    "L'Haÿ-les-Roses, Carte communale de L’Haÿ les Roses",
    "Tours, PLU de Tours",
    "Nice, POS de la ville de Nice",
    "Pau, PLU (2019) de Pau"
  })
  void theBoxOfADepartementIsThatOfTheOwnPlan(String town, String title) {
    Dataset plan = named(title).with(draft -> draft.coverage(in(new Box(3, 42, 6, 45))));

    assertThat(concerns(plan, Places.commune("79999", town, SQUARE))).isTrue();
    assertThat(concerns(plan, Places.commune("79998", "Bressuire", SQUARE))).isFalse();
  }

  @Test
  void aBoxRoundedOutwardIsThatOfTheTerritory() {
    Dataset plan =
        named("PLU de Bressuire")
            .with(draft -> draft.coverage(in(new Box(-1.001, 45.999, 0.001, 47.001))));

    assertThat(concerns(plan, Places.niortais())).isTrue();
  }

  @Test
  void whereTheBoxSaysNothingTheTextsDecide() {
    Dataset plan =
        named("PLU de Bressuire")
            .with(
                draft ->
                    draft.coverage(in(new Box(-1.5, 45.5, 0.5, 47.5))).keywords(List.of("Niort")));

    assertThat(concerns(plan, Places.niortais())).isTrue();
  }

  @Test
  void oneOfSeveralLocalBoxesIsEnough() {
    Box perpignan = new Box(2.8, 42.6, 2.9, 42.7);
    Coverage both = Coverage.over(List.of(), List.of(perpignan, new Box(-0.5, 46.3, -0.4, 46.4)));

    assertThat(concerns(named("Inventaire").with(draft -> draft.coverage(both)), Places.niortais()))
        .isTrue();
    Coverage elsewhere = Coverage.over(List.of(), List.of(perpignan));
    assertThat(concerns(named("Niort").with(draft -> draft.coverage(elsewhere)), Places.niortais()))
        .isFalse();
  }

  private static Coverage in(Box box, String... zones) {
    return Coverage.of(List.of(zones), box);
  }

  private static boolean concerns(Dataset dataset, Territory territory) {
    return new Relevance(territory).concerns(dataset);
  }
}
