package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.dcat.Turtle;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceReadingTest {

  private static Dataset about(String places) {
    return Turtle.read("[] a dcat:Dataset ; dct:title \"Haies\" ; dct:spatial " + places + " .");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ a dct:Location ; skos:prefLabel \"Commune de Niort\" ; dct:identifier \"79191\" ]",
        "[ skos:notation \"79191\" ]",
        "<http://id.insee.fr/geo/commune/79191>",
        "[ dct:identifier \"https://id.insee.fr/geo/commune/79191\" ]"
      })
  void aPlaceIsKnownByItsCode(String place) {
    assertThat(about(place).coverage().zones()).containsExactly("commune:79191");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Niort\"",
        "\"\\\"Niort\\\"\"^^rdf:JSON",
        "[ a dct:Location ; skos:prefLabel \"Niort\"@fr ]",
        "[ rdfs:label \"Niort\" ; dct:identifier \"79000\" ]",
        "[ locn:geographicName \"Niort\"@fr ]"
      })
  void aPlaceThatHasANameOnlyIsKnownByIt(String place) {
    Dataset dataset = about(place);

    assertThat(dataset.coverage().places()).containsExactly("Niort");
    assertThat(dataset.coverage().zones()).isEmpty();
  }

  @Test
  void nothingIsNoPlace() {
    assertThat(about("\"null\"^^rdf:JSON, \"[null]\"^^rdf:JSON").coverage())
        .isEqualTo(Coverage.over(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ dcat:centroid \"POINT(-0.4 46.3)\" ; dcat:bbox \"BOX(-0.6 46.2,-0.3 46.4)\" ]",
        "[ dcat:bbox \"ENVELOPE(-0.6, -0.3, 46.4, 46.2)\" ]",
        "\"{\\\"type\\\":\\\"MultiPoint\\\",\\\"coordinates\\\":[[-0.6,46.2],[-0.3,46.4]]}\"^^rdf:JSON"
      })
  void aShapeIsABox(String place) {
    assertThat(about(place).coverage().boxes()).containsExactly(new Box(-0.6, 46.2, -0.3, 46.4));
    assertThat(about(place).coverage().places()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "northlimit=46.4; southlimit=46.2; westlimit=-0.6; eastlimit=-0.3; name=Niort",
        "name=Niort;westlimit=-0.6;eastlimit=-0.3;southlimit=46.2;northlimit=46.4;"
      })
  void aBoxOfTheDcmiHasSidesAndAName(String box) {
    Coverage coverage = about("\"" + box + "\"^^dct:Box").coverage();

    assertThat(coverage.boxes()).containsExactly(new Box(-0.6, 46.2, -0.3, 46.4));
    assertThat(coverage.places()).containsExactly("Niort");
  }

  @Test
  void aBoxOfTheDcmiInMetresIsNotTakenForDegrees() {
    String box = "projection=Lambert 93; northlimit=90; southlimit=80; westlimit=1; eastlimit=2";

    assertThat(about("\"" + box + "\"").coverage().boxes()).isEmpty();
    assertThat(about("\"east=-0.4; north=46.3\"").coverage().boxes())
        .containsExactly(new Box(-0.4, 46.3, -0.4, 46.3));
  }

  @ParameterizedTest
  @CsvSource({
    "<https://sws.geonames.org/3017382/>, country:fr",
    "<http://publications.europa.eu/resource/authority/atu/FRA_DPT_079>, departement:79",
    "[ skos:notation \"FRI33\" ], departement:79",
    "[ dct:identifier \"FR-BRE\" ], region:53"
  })
  void placesOfOtherListsAreZones(String place, String zone) {
    assertThat(about(place).coverage().zones()).containsExactly(zone);
  }

  @Test
  void aPointAloneIsAPlaceToo() {
    assertThat(about("[ dcat:centroid \"POINT(-0.4 46.3)\" ]").coverage().boxes())
        .containsExactly(new Box(-0.4, 46.3, -0.4, 46.3));
  }

  @Test
  void eachPlaceHasABoxOfItsOwn() {
    Dataset dataset = about("\"BOX(-0.6 46.2,-0.3 46.4)\", \"BOX(2.8 42.6,2.9 42.7)\"");

    assertThat(dataset.coverage().boxes()).hasSize(2);
  }

  @Test
  void theCountryIsAZone() {
    assertThat(about("\"France\"").coverage().places()).isEmpty();
    assertThat(about("\"France\"").coverage().zones()).containsExactly("country:fr");
  }

  @Test
  void placesOfItalianPortalsAreKeptByTheirIdentifiers() {
    Coverage coverage =
        about(
                """
                [ <http://dati.gov.it/onto/dcatapit#geographicalIdentifier>
                    "http://publications.europa.eu/resource/authority/place/ITA_BZO" ;
                  locn:geographicalName
                    <http://publications.europa.eu/resource/authority/place/ITA_BZO> ] .
                <http://publications.europa.eu/resource/authority/place/ITA_BZO>
                  skos:prefLabel "Bolzano"@it
                """)
            .coverage();

    assertThat(coverage.elsewhere())
        .containsExactly(
            URI.create("http://publications.europa.eu/resource/authority/place/ITA_BZO"));
    assertThat(coverage.places()).containsExactly("Bolzano");
  }

  /** Such as ISTAT's code of Rome, which is also that of a French commune. */
  @ParameterizedTest
  @ValueSource(strings = {"dcatapit:geographicalIdentifier", "locn:adminUnitL2"})
  void bareNumbersOfUnitsOfOtherCountriesAreNoFrenchCommunes(String property) {
    Dataset dataset =
        Turtle.read(
            """
            @prefix dcatapit: <http://dati.gov.it/onto/dcatapit#> .
            [] a dcat:Dataset ; dct:title "Haies" ;
              dct:spatial [ rdfs:label "Roma" ; %s "58091" ] .
            """
                .formatted(property));

    assertThat(dataset.coverage().zones()).isEmpty();
    assertThat(dataset.coverage().places()).containsExactly("Roma");
  }

  @Test
  void placesOfGermanPortalsAreKeptByTheirKeys() {
    String kehl = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/08317057";
    String baden = "http://dcat-ap.de/def/politicalGeocoding/stateKey/08";

    assertThat(about("<" + kehl + ">, [ locn:adminUnitL2 <" + baden + "> ]").coverage().elsewhere())
        .containsExactly(URI.create(kehl), URI.create(baden));
  }

  @Test
  void aPlaceIsKnownByTheUnitThatItIs() {
    Coverage coverage = about("[ locn:adminUnitL2 <http://id.insee.fr/geo/region/44> ]").coverage();

    assertThat(coverage.zones()).containsExactly("region:44");
  }

  @Test
  void aShapeThatIsGivenInWktAndInGmlIsTheFormer() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dct:spatial [ locn:geometry
              "POLYGON((-1 46,0 46,0 47,-1 47,-1 46))"^^geo:wktLiteral,
              "<gml:LineString><gml:posList>46 -1 47 0</gml:posList></gml:LineString>"
                ^^geo:gmlLiteral ] .
            """);

    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-1, 46, 0, 47));
  }

  @Test
  void placesOfOtherCountriesAreKeptByTheirAddresses() {
    Coverage coverage =
        read("""
                [] a dcat:Dataset ; dct:title "Un" ; dct:spatial
                  <http://publications.europa.eu/resource/authority/country/LUX>,
                  <http://publications.europa.eu/resource/authority/country/FRA>,
                  <https://ex.org/lieu/1>, "http://sws.geonames.org/2960316/" .
                """)
            .coverage();

    assertThat(coverage.zones()).containsExactly("country:fr");
    assertThat(coverage.elsewhere())
        .extracting(URI::toString)
        .containsExactly(
            "http://publications.europa.eu/resource/authority/country/LUX",
            "http://sws.geonames.org/2960316/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WGS 84 (EPSG:4326)", "WGS 84", "epsg 4326", "4326 - WGS 84"})
  void aReferenceSystemIsCalledByItsCode(String name) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dct:conformsTo <http://www.opengis.net/def/crs/EPSG/0/2154> ,
                [ dct:type <http://inspire.ec.europa.eu/glossary/SpatialReferenceSystem> ;
                  dct:title "%s"@fr ] .
            """
                .formatted(name));

    assertThat(dataset.conformsTo())
        .extracting("title", "uri")
        .containsExactlyInAnyOrder(
            tuple("EPSG:2154", URI.create("http://www.opengis.net/def/crs/EPSG/0/2154")),
            tuple(name, URI.create("http://www.opengis.net/def/crs/EPSG/0/4326")));
  }

  /** As search engines read it. */
  @ParameterizedTest
  @ValueSource(strings = {"50.8 4.3 50.9 4.5", "50.8,4.3 50.9,4.5"})
  void theBoxOfSchemaOrgBeginsWithTheLatitude(String box) {
    assertThat(
            read("[] a dcat:Dataset ; dct:title 'Un' ; dct:spatial [ <https://schema.org/box> '"
                    + box
                    + "' ] .")
                .coverage()
                .bbox())
        .isEqualTo(new Box(4.3, 50.8, 4.5, 50.9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rdfs:label 'Poitou'", "dct:identifier '79191'", "a dct:Location"})
  void aPointIsTheExtentOfAPlaceWithoutANameOnly(String place) {
    Coverage coverage =
        about(
                "[ "
                    + place
                    + " ; <http://www.w3.org/2003/01/geo/wgs84_pos#lat> 46.58 ;"
                    + " <http://www.w3.org/2003/01/geo/wgs84_pos#long> 0.34 ]")
            .coverage();

    assertThat(coverage.boxes().isEmpty()).isEqualTo(!place.equals("a dct:Location"));
  }

  /** GeoDCAT-AP allows it, and files may have different ones. */
  @Test
  void theCoordinateSystemMayStandAtTheFile() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dcat:distribution
              [ dcat:accessURL <https://a.example/1.shp> ;
                dct:conformsTo <http://www.opengis.net/def/crs/EPSG/0/2154>, <https://a.example/schema> ;
                dcat:spatialResolutionInMeters "5.0" ; dct:language "fr" ] ,
              [ dcat:accessURL <https://a.example/2.shp> ;
                dct:conformsTo <http://www.opengis.net/def/crs/EPSG/0/4326> ;
                dcat:spatialResolutionInMeters "0.5" ; dct:language "en" ] .
            """);

    assertThat(dataset.conformsTo())
        .containsExactlyInAnyOrder(Standard.epsg(2154), Standard.epsg(4326));
    assertThat(dataset.resolution()).isEqualTo(0.5);
    assertThat(dataset.languages()).containsExactly("ENG", "FRA");
  }

  @Test
  void whatTheDatasetStatesOfItselfIsNotReadFromItsFiles() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:language "fr" ; dcat:spatialResolutionInMeters "5" ;
              dcat:distribution [ dcat:accessURL <https://a.example/1> ;
                dcat:spatialResolutionInMeters "0.5" ; dct:language "en" ] .
            """);

    assertThat(dataset.resolution()).isEqualTo(5);
    assertThat(dataset.languages()).containsExactly("FRA");
  }
}
