package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageRuleTest {

  private static final Box NIORT = new Box(-0.56, 46.27, -0.36, 46.38);

  private final Samples samples = new Samples();

  private Coverage settled(List<String> zones, @Nullable Box box) {
    return samples
        .settled(new CoverageRule(), draft -> draft.coverage(Coverage.of(zones, box)))
        .coverage();
  }

  @ParameterizedTest
  @CsvSource({
    "fr:commune:79191, commune:79191",
    "fr/commune/79191, commune:79191",
    "fr:commune:2a004, commune:2A004",
    "fr:commune:1004, commune:01004",
    "fr:epci:200041317@2015-01-01, epci:200041317",
    "FR:departement:79, departement:79",
    "fr:région:75, region:75",
    "http://id.insee.fr/geo/commune/79191, commune:79191",
    "https://id.insee.fr/geo/departement/2B, departement:2B",
    "https://id.example.org/territoire/fr-commune/79191, commune:79191",
    "country:fr, country:fr",
    "France, country:fr",
    "http://publications.europa.eu/resource/authority/country/FRA, country:fr",
    "country-subset:fr:metro, country-subset:fr:metro",
    "country-group:world, country-group:world",
    "Union européenne, country-group:ue",
    "Départements et régions d’outre-mer, country-subset:fr:drom",
    "Département 79, departement:79",
    "Commune : 79191, commune:79191",
    "EPCI 200041317, epci:200041317",
    "FR-79, departement:79",
    "FR-NAQ, region:75",
    "http://publications.europa.eu/resource/authority/atu/FRA_DPT_02A, departement:2A",
    "http://publications.europa.eu/resource/authority/atu/FRA_RG_BRE, region:53",
    "https://sws.geonames.org/3030293/, region:53",
    "https://www.geonames.org/3017382/republic-of-france.html, country:fr"
  })
  void zonesHaveOneSpelling(String stated, String zone) {
    assertThat(settled(List.of(stated), null).zones()).containsExactly(zone);
    assertThat(settled(List.of(zone), null).zones()).containsExactly(zone);
  }

  /** Names that we write to feeds are also understood in sources. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "country-subset:fr:metro",
        "country-subset:fr:drom",
        "country-subset:fr:dromcom",
        "country-group:ue",
        "country-group:world"
      })
  void zonesAreReadByTheNamesThatFeedsHave(String zone) {
    assertThat(settled(List.of(Zones.name(zone).orElseThrow()), null).zones())
        .containsExactly(zone);
  }

  @ParameterizedTest
  @CsvSource({"177, -19, -176, -12", "177, -19, 184, -12"})
  void aBoxOverThe180thMeridianLiesOnBothSidesOfIt(
      double west, double south, double east, double north) {
    Coverage coverage = settled(List.of(), new Box(west, south, east, north));

    assertThat(coverage.boxes())
        .containsExactly(new Box(-180, -19, -176, -12), new Box(177, -19, 180, -12));
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void placesElsewhereStay() {
    List<URI> belgium =
        List.of(URI.create("http://publications.europa.eu/resource/authority/country/BEL"));

    assertThat(
            samples
                .settled(
                    new CoverageRule(),
                    draft -> draft.coverage(Coverage.of(List.of(), NIORT).elsewhere(belgium)))
                .coverage()
                .elsewhere())
        .containsExactlyElementsOf(belgium);
  }

  @Test
  void sidesThatAreSwappedDoNotGoAroundTheWorld() {
    assertThat(settled(List.of(), new Box(9.5, 41.3, -5.1, 51.1)).boxes())
        .containsExactly(new Box(-5.1, 41.3, 9.5, 51.1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"79191", "fr:commune:791", "fr:canton:7901", "Niort", "fr:epci:79191", ""})
  void aZoneOfNoKnownKindIsLeftOut(String stated) {
    assertThat(settled(List.of(stated), null).zones()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Département des Deux-Sèvres, departement:79",
    "Deux-Sèvres (79), departement:79",
    "DEUX SEVRES, departement:79",
    "79 - Deux-Sèvres, departement:79",
    "Vienne (86), departement:86",
    "86 – VIENNE, departement:86",
    "Corse-du-Sud (2A), departement:2A",
    "Département de l’Ain, departement:01",
    "Département de La Réunion, departement:974",
    "Région Nouvelle-Aquitaine, region:75",
    "La Réunion, region:04",
    "FRA, country:fr",
    "Bretagne, region:53"
  })
  void aDepartementOrARegionInWordsIsAZone(String stated, String zone) {
    Coverage settled = settled(List.of(stated), null);

    assertThat(settled.zones()).containsExactly(zone);
    assertThat(settled.places()).isEmpty();
  }

  /** « Nord » and « Loire » may also be a direction and a river. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Niort", "Nord", "Loire", "Vienne (38)", "Vallée de la Sèvre", "CA du Niortais"})
  void anyOtherPlaceKeepsItsName(String stated) {
    Coverage settled = settled(List.of(stated), null);

    assertThat(settled.zones()).isEmpty();
    assertThat(settled.places()).containsExactly(stated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "79191",
        "fr:canton:7901",
        "fr/canton/7901",
        "http://example.org/lieu/1",
        "{\"type\": \"x\"}",
        "POINT(-0.46 46.32)",
        "ENVELOPE(-1, 1, 47, 46)",
        "46.3 N, 0.4 W",
        "N/A",
        "1/25000",
        "Communes :",
        " "
      })
  void whatIsNoNameIsNoPlace(String stated) {
    assertThat(settled(List.of(stated), null).places()).isEmpty();
  }

  /** Codes stay, since they tell namesakes apart; commas only separate what is called a list. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "79000 Niort -> 79000 Niort",
        "79191 - Niort -> 79191 - Niort",
        "Eu -> Eu",
        "3e arrondissement de Lyon -> 3e arrondissement de Lyon",
        "Niort / Chauray -> Chauray|Niort",
        "Niort/Chauray -> Chauray|Niort",
        "Niort;Chauray -> Chauray|Niort",
        "Niort | 79180 Chauray -> 79180 Chauray|Niort",
        "Commune : Niort -> Niort",
        "Commune:Niort -> Niort",
        "Commune(s) : Niort, Chauray -> Chauray|Niort",
        "Communes : Niort, Chauray et Aiffres -> Aiffres|Chauray|Niort",
        "Territoire : Niort, France -> Niort, France",
        "Niort, Deux-Sèvres -> Niort, Deux-Sèvres",
        "Niort : centre-ville -> Niort : centre-ville"
      })
  void namesOfPlacesStay(String stated, String places) {
    assertThat(settled(List.of(stated), null).places()).containsExactly(places.split("\\|"));
  }

  @Test
  void aTextWithoutEndHasNoPlaces() {
    assertThat(settled(List.of("lieu:".repeat(20_000) + "Niort"), null).places()).isEmpty();
    assertThat(settled(List.of("lieu:".repeat(390) + "Niort"), null).places()).hasSize(1);
  }

  @Test
  void aListOfPlacesMayContainZones() {
    Coverage settled = settled(List.of("Deux-Sèvres / Niort", "France > Niort"), null);

    assertThat(settled.zones()).containsExactly("country:fr", "departement:79");
    assertThat(settled.places()).containsExactly("Niort");
  }

  @Test
  void aRightBoxStays() {
    assertThat(settled(List.of(), NIORT).bbox()).isEqualTo(NIORT);
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void cornersAndAxesArePutBackInPlace() {
    assertThat(settled(List.of(), new Box(-0.36, 46.38, -0.56, 46.27)).bbox()).isEqualTo(NIORT);
    assertThat(settled(List.of(), new Box(46.27, -0.56, 46.38, -0.36)).bbox()).isEqualTo(NIORT);
    assertThat(samples.codes())
        .containsExactly(Notice.Code.BBOX_REPAIRED, Notice.Code.BBOX_REPAIRED);
  }

  @Test
  void aBoxElsewhereInTheWorldIsNotSwapped() {
    Box kenya = new Box(36.6, -1.4, 37.1, -1.1);
    Box world = new Box(-180, -90, 180, 90);
    assertThat(settled(List.of(), kenya).bbox()).isEqualTo(kenya);
    assertThat(settled(List.of(), world).bbox()).isEqualTo(world);
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void anImpossibleBoxIsDropped() {
    assertThat(settled(List.of(), new Box(430000, 6580000, 440000, 6590000)).bbox()).isNull();
    assertThat(settled(List.of(), new Box(Double.NaN, 46, 1, 47)).bbox()).isNull();
    assertThat(settled(List.of(), new Box(0, 0, 0, 0)).bbox()).isNull();
    assertThat(samples.codes()).containsOnly(Notice.Code.BAD_BBOX).hasSize(3);
  }
}
