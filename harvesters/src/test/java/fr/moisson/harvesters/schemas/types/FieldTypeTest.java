package fr.moisson.harvesters.schemas.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTypeTest {

  /** Values as read by frictionless-py. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'string'} | anything at all",
        "{'type':'string','format':'email'} | mairie@ville-niort.fr",
        "{'type':'string','format':'uri'} | https://exemple.fr/é a",
        "{'type':'string','format':'uri'} | mailto:a@b.fr",
        "{'type':'string','format':'uuid'} | 8fa58e08-08de-4ac1-b69c-1235340b7001",
        "{'type':'string','format':'binary'} | bW9pc3Nvbg==",
        "{'type':'string','format':'wkt'} | POLYGON ((0 0, 0 1, 1 1, 0 0))",
        "{'type':'number'} | 5.3761",
        "{'type':'number'} | -.5e3",
        "{'type':'number'} | 007",
        "{'type':'number'} | NaN",
        "{'type':'number','decimalChar':','} | 5,3765",
        "{'type':'number','groupChar':' ','decimalChar':','} | 1 234 567,8",
        "{'type':'number','bareNumber':false} | 95 %",
        "{'type':'number','bareNumber':false} | environ -3.5 m",
        "{'type':'integer'} | +42",
        "{'type':'integer','bareNumber':false} | n° 12",
        "{'type':'boolean'} | True",
        "{'type':'boolean','trueValues':['Oui'],'falseValues':['Non']} | Non",
        "{'type':'date'} | 2020-02-29",
        "{'type':'date'} | 2020-2-9",
        "{'type':'date','format':'%d/%m/%Y'} | 25/05/2020",
        "{'type':'date','format':'fmt:%d/%m/%Y'} | 25/05/2020",
        "{'type':'date','format':'%Y'} | 1998",
        "{'type':'date','format':'%Y%m%d'} | 20200525",
        "{'type':'date','format':'%j %y'} | 366 20",
        "{'type':'date','format':'%d %B %Y'} | 5 may 2020",
        "{'type':'date','format':'any'} | 25/05/2020",
        "{'type':'time'} | 08:30:00",
        "{'type':'time','format':'%H:%M'} | 8:30",
        "{'type':'time','format':'%I:%M'} | 10:20",
        "{'type':'time','format':'any'} | 08:30",
        "{'type':'datetime'} | 2020-05-25T08:30:00Z",
        "{'type':'datetime'} | 2020-05-25 08:30:00.5+02:00",
        "{'type':'datetime','format':'%Y-%m-%dT%H:%M:%S%z'} | 2020-05-25T08:30:00+02:00",
        "{'type':'datetime','format':'%Y-%m-%dT%H:%M:%S%z'} | 2020-05-25T08:30:00+0200",
        "{'type':'datetime','format':'%Y-%m-%dT%H:%M:%S%z'} | 2020-05-25T08:30:00Z",
        "{'type':'datetime','format':'any'} | 25/05/2020 08:30",
        "{'type':'year'} | 1998",
        "{'type':'yearmonth'} | 2020-05",
        "{'type':'duration'} | P1Y2M10DT2H30M",
        "{'type':'duration'} | PT0.5S",
        "{'type':'geopoint'} | -0.45, 46.32",
        "{'type':'geopoint','format':'array'} | [-0.45, 46.32]",
        "{'type':'geopoint','format':'object'} | {\"lon\": -0.45, \"lat\": 46.32}",
        "{'type':'object'} | {\"a\": 1}",
        "{'type':'array'} | [\"Epines\", 2]",
        "{'type':'geojson'} | {\"type\": \"Point\", \"coordinates\": [-0.45, 46.32]}",
        "{'type':'geojson'} | {\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
        "{'type':'geojson'} | {\"type\":\"Point\",\"coordinates\":[1,2,3]}",
        "{'type':'geojson'} | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0.0,0]]]}",
        "{'type':'geojson'} | {\"type\":\"MultiPolygon\",\"coordinates\":[]}",
        "{'type':'geojson','format':'topojson'} | {\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}",
        "{'type':'list','delimiter':';','itemType':'integer'} | 1;2;3",
        "{'type':'any'} | 25%",
      })
  void whatATypeAllowsIsRead(String field, String cell) {
    assertThat(type(field).read(cell)).isNotNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'string','format':'email'} | mairie(at)ville-niort.fr",
        "{'type':'string','format':'email'} | mairie@ville.exemple.f",
        "{'type':'string','format':'email'} | mairie@exemple.fr0",
        "{'type':'string','format':'uri'} | www.exemple.fr",
        "{'type':'string','format':'uuid'} | 8fa58e08",
        "{'type':'string','format':'binary'} | bW9pc3Nvbg=",
        "{'type':'string','format':'wkt'} | POINT (1)",
        "{'type':'number'} | 5,3765",
        "{'type':'number'} | 10-20m",
        "{'type':'number'} | 1 234",
        "{'type':'number'} | 0x1F",
        "{'type':'number'} | ١",
        "{'type':'number','decimalChar':','} | 5.3765",
        "{'type':'integer'} | ARB-2",
        "{'type':'integer'} | 2.5",
        "{'type':'integer'} | 2.0",
        "{'type':'boolean'} | Oui",
        "{'type':'boolean','trueValues':['Oui'],'falseValues':['Non']} | O",
        "{'type':'date'} | 25/05/2020",
        "{'type':'date'} | 2021-02-29",
        "{'type':'date'} | 1998",
        "{'type':'date'} | 2020-05-25T00:00:00",
        "{'type':'date','format':'%Y'} | 98",
        "{'type':'date','format':'any'} | 31/02/2020",
        "{'type':'time'} | 08:30",
        "{'type':'time'} | 24:30:00",
        "{'type':'datetime'} | 2020-05-25",
        "{'type':'datetime'} | 2020-05-25T08:30",
        "{'type':'datetime','format':'%Y-%m-%dT%H:%M:%S%z'} | 2020-05-25T08:30:00",
        "{'type':'time','format':'%I:%M'} | 13:20",
        "{'type':'year'} | 98",
        "{'type':'yearmonth'} | 2020-13",
        "{'type':'duration'} | P",
        "{'type':'duration'} | 2 jours",
        "{'type':'geopoint'} | 46.32",
        "{'type':'geopoint'} | -0.45, 146.32",
        "{'type':'geopoint','format':'array'} | [1, 2, 3]",
        "{'type':'object'} | [1]",
        "{'type':'object'} | {\"a\": 1} 2",
        "{'type':'array'} | a, b",
        "{'type':'geojson'} | {\"type\": \"Point\"}",
        "{'type':'geojson'} | {\"type\": \"Point\", \"coordinates\": [\"-0.45\", \"46.32\"]}",
        "{'type':'geojson'} | {\"type\": \"Point\", \"coordinates\": [1]}",
        "{'type':'geojson'} | {\"type\": \"LineString\", \"coordinates\": [[0, 0]]}",
        "{'type':'geojson'} | {\"type\": \"Polygon\", \"coordinates\": [[0, 0], [1, 0], [0, 0]]}",
        "{'type':'geojson'} | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}",
        "{'type':'geojson'} | {\"type\":\"Feature\",\"geometry\":null}",
        "{'type':'geojson'} | {\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"X\"}}",
        "{'type':'geojson'} | {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\"}]}",
        "{'type':'geojson'} | POINT (1 2)",
        "{'type':'list','itemType':'integer'} | 1,deux",
      })
  void whatATypeDoesNotAllowIsNotRead(String field, String cell) {
    assertThat(type(field).read(cell)).isNull();
  }

  @Test
  void decimalsAreSaidToBePartedAsTheSchemaWantsThem() {
    assertThat(type("{'type':'number','decimalChar':','}").format()).isEqualTo("comma");
    assertThat(type("{'type':'number'}").format()).isEqualTo("default");
  }

  @Test
  void valuesCanBeCompared() {
    assertThat(type("{'type':'number'}").read("1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(type("{'type':'date','format':'%Y'}").read("1998"))
        .isEqualTo(LocalDate.of(1998, 1, 1));
    assertThat(type("{'type':'datetime'}").read("2020-05-25T08:30:00+02:00"))
        .isEqualTo(LocalDateTime.of(2020, 5, 25, 6, 30));
    assertThat(
            type("{'type':'datetime','format':'%d/%m/%Y %H:%M%z'}").read("25/05/2020 08:30+0200"))
        .isEqualTo(LocalDateTime.of(2020, 5, 25, 6, 30));
    assertThat(type("{'type':'time','format':'%I:%M'}").read("12:30"))
        .isEqualTo(LocalTime.of(0, 30));
    assertThat(type("{'type':'time','format':'%H:%M'}").read("8:30"))
        .isEqualTo(LocalTime.of(8, 30));
    assertThat(type("{'type':'yearmonth'}").read("2020-5")).isEqualTo(YearMonth.of(2020, 5));
    assertThat(type("{'type':'duration'}").read("P1Y"))
        .isEqualTo(type("{'type':'duration'}").read("P12M"));
    assertThat(type("{'type':'duration'}").read("P1DT1H")).isEqualTo(Duration.ofHours(25));
    assertThat(type("{'type':'list','itemType':'integer'}").read("1,2"))
        .isEqualTo(List.of(BigDecimal.ONE, BigDecimal.valueOf(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'texte'}",
        "{'type':'string','format':'siren'}",
        "{'type':'date','format':'YYYY-MM-DD'}",
        "{'type':'date','format':'%d/%m/%K'}",
        "{'type':'year','format':'%Y'}",
        "{'type':'geopoint','format':'wkt'}",
        "{'type':'list','itemType':'object'}",
      })
  void whatTableSchemaDoesNotKnowIsNoType(String field) throws JsonProcessingException {
    assertThat(FieldType.of(json(field))).isEmpty();
  }

  @Test
  void aNumberOfAMillionDigitsIsNoNumber() {
    assertThat(type("{'type':'number'}").read("9".repeat(1_000_000))).isNull();
  }

  @Test
  void aGeometryNestedTooDeeplyIsNoGeometry() {
    String nested = "GEOMETRYCOLLECTION (".repeat(100_000) + ")".repeat(100_000);

    assertThat(type("{'type':'string','format':'wkt'}").read(nested)).isNull();
    assertThat(type("{'type':'array'}").read("[".repeat(100_000) + "]".repeat(100_000))).isNull();
  }

  private static FieldType type(String field) {
    try {
      return FieldType.of(json(field)).orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(field, e);
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String field)
      throws JsonProcessingException {
    return new ObjectMapper().readTree(field.replace('\'', '"'));
  }
}
