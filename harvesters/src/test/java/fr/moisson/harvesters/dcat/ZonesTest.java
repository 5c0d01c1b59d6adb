package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commune:79191",
        "commune:2A004",
        "epci:200041317",
        "departement:2B",
        "arrondissement:792",
        "arrondissement:75101",
        "region:75",
        "country:fr"
      })
  void aZoneSurvivesAsAnIri(String zone) {
    assertThat(Zones.iri(zone).flatMap(Zones::zone)).contains(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.insee.fr/geo/commune/79191/, commune:79191",
    "http://id.insee.fr/geo/pays/france, country:fr",
    "https://www.data.gouv.fr/api/1/territory/fr:commune:79191@2016-01-01, commune:79191",
    "fr:epci:200041317, epci:200041317",
    "https://www.data.gouv.fr/api/1/territory/fr:arrondissement:792@1900-01-01, arrondissement:792",
    "http://data.europa.eu/nuts/code/FRI33, departement:79",
    "https://data.europa.eu/nuts/code/FRI, region:75",
    "France entière, country:fr",
    "FRANCE METROPOLITAINE, country-subset:fr:metro",
    "Départements et régions d'outre-mer, country-subset:fr:drom",
    "http://publications.europa.eu/resource/authority/country/FRA, country:fr"
  })
  void placesGoByManyNames(String name, String zone) {
    assertThat(Zones.zone(name)).contains(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "departement:79, Deux-Sèvres",
    "departement:21, Côte-d’Or",
    "region:75, Nouvelle-Aquitaine",
    "country:fr, France",
    "country-group:ue, Union européenne",
    "commune:79191,",
    "arrondissement:792,"
  })
  void aZoneHasAFrenchNameUnlessThereAreTooManyOfItsKind(String zone, @Nullable String name) {
    assertThat(Zones.name(zone)).isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    "79191, commune:79191",
    "2A004, commune:2A004",
    "200041317, epci:200041317",
    "79000,"
  })
  void aCodeIsAZoneUnlessItIsAPostalCode(String code, @Nullable String zone) {
    assertThat(Zones.ofCode(code)).isEqualTo(Optional.ofNullable(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Niort", "https://sws.geonames.org/2990355/", "country:de", ""})
  void otherNamesAreNoZones(String name) {
    assertThat(Zones.zone(name)).isEmpty();
  }
}
