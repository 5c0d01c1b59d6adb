package fr.moisson.harvesters.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsriGeometryTest {

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {x: 1.5, y: 2}                     | Point [1.5,2]
          {x: 1, y: 2, z: 3, m: 4}           | Point [1,2]
          {points: [[1,2,9],[3,4,9]]}        | MultiPoint [[1,2],[3,4]]
          {paths: [[[1,2],[3,4]]]}           | LineString [[1,2],[3,4]]
          {paths: [[[1,2],[3,4]],[[5,6],[7,8,0,0]]]} \
              | MultiLineString [[[1,2],[3,4]],[[5,6],[7,8]]]
          {paths: [[[1,2]],[[5,6],[7,8]]]}   | LineString [[5,6],[7,8]]
          {curvePaths: [[[1,2],[3,4]]]}      | LineString [[1,2],[3,4]]
          {curvePaths: [[[1,2],{b: [[3,4],[2,2],[2,3]]},[5,6]]]} | LineString [[1,2],[3.0,4.0],[5,6]]
          {curvePaths: [[[0,0],{c: [[2,0],[1,0]]}]]} | LineString [[0,0],[1.0,0.0],[2.0,0.0]]
          """)
  void pointsAndLinesKeepTheirPlanarCoordinates(String esri, String expected)
      throws JsonProcessingException {
    assertThat(converted(esri)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          upperLeft | {x: 3, y: 4}                          | Point [430.0,596.0]
          lowerLeft | {x: 3, y: 4}                          | Point [430.0,604.0]
          upperLeft | {points: [[0,0],[1,2]]}               | MultiPoint [[400.0,600.0],[410.0,598.0]]
          upperLeft | {paths: [[[1,1],[1,-1],[1,0]]]} \
              | LineString [[410.0,599.0],[420.0,600.0],[430.0,600.0]]
          upperLeft | {rings: [[[0,0],[0,4],[4,0],[-4,-4]]]} \
              | Polygon [[[400.0,600.0],[400.0,596.0],[440.0,596.0],[400.0,600.0]]]
          upperLeft | {x: 430.5, y: 596.5}                  | Point [430.5,596.5]
          upperLeft | {paths: [[[1.5,1],[2.5,1]]]}          | LineString [[1.5,1],[2.5,1]]
          """)
  void countsOfCellsBecomeCoordinates(String origin, String esri, String expected)
      throws JsonProcessingException {
    JsonNode head =
        LENIENT.readTree(
            "{transform: {originPosition: '%s', scale: [10,1], translate: [400,600]}}"
                .formatted(origin));

    JsonNode row = LENIENT.readTree("{attributes: {}, geometry: " + esri + "}");
    JsonNode geometry = EsriLayer.of(head).feature(row).path("geometry");

    assertThat(geometry.path("type").asText() + " " + geometry.path("coordinates"))
        .isEqualTo(expected);
  }

  @Test
  void arcsBecomeLinesOfManyCorners() throws JsonProcessingException {
    JsonNode circle =
        EsriGeometry.toGeoJson(
            LENIENT.readTree("{curveRings: [[[0,0],{c: [[2,0],[1,1]]},{c: [[0,0],[1,-1]]}]]}"));

    JsonNode ring = circle.at("/coordinates/0");
    assertThat(ring).hasSizeGreaterThan(90);
    for (JsonNode corner : ring) {
      assertThat(Math.hypot(corner.get(0).asDouble() - 1, corner.get(1).asDouble()))
          .isCloseTo(1, within(1e-9));
    }
  }

  /** Clockwise rings are shells, counter-clockwise rings are holes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          S1      | Polygon [S1]
          S1 H1   | Polygon [S1,H1]
          H1 S1   | Polygon [S1,H1]
          S1 S2   | MultiPolygon [[S1],[S2]]
          S2 H1 S1 | MultiPolygon [[S2],[S1,H1]]
          S1 H1 I1 P1 | MultiPolygon [[S1,H1],[I1,P1]]
          H1      | Polygon [H1]
          H2 S1   | MultiPolygon [[S1],[H2]]
          S1 T1   | Polygon [S1,T1]
          S1 O1   | Polygon [S1,O1]
          S1 D1   | Polygon [S1]
          S1 S1   | Polygon [S1]
          V1 W1   | Polygon [W1,V1]
          """)
  void everyHoleFindsTheShellAroundIt(String rings, String expected)
      throws JsonProcessingException {
    String esri = "{rings: [" + drawn(rings.strip().replace(" ", ",")) + "]}";

    assertThat(converted(esri)).isEqualTo(drawn(expected));
  }

  /**
   * A square S1 with a hole H1, in it an island I1 with a pond P1; another square S2; a hole H2
   * outside any shell; a hole T1 that touches the shell; a hole O1 that reaches out of it; a
   * degenerate ring D1; and S1 and H1 turned the wrong way, as W1 and V1.
   */
  private static String drawn(String names) {
    return names
        .replace("S1", "[[0,0],[0,10],[10,10],[10,0],[0,0]]")
        .replace("H1", "[[1,1],[9,1],[9,9],[1,9],[1,1]]")
        .replace("I1", "[[2,2],[2,8],[8,8],[8,2],[2,2]]")
        .replace("P1", "[[3,3],[7,3],[7,7],[3,7],[3,3]]")
        .replace("S2", "[[20,0],[20,10],[30,10],[30,0],[20,0]]")
        .replace("H2", "[[40,0],[50,0],[50,10],[40,10],[40,0]]")
        .replace("T1", "[[0,0],[5,1],[5,5],[0,0]]")
        .replace("O1", "[[8,4],[11,4],[11,6],[8,6],[8,4]]")
        .replace("W1", "[[0,0],[10,0],[10,10],[0,10],[0,0]]")
        .replace("V1", "[[1,1],[1,9],[9,9],[9,1],[1,1]]")
        .replace("D1", "[[0,0],[5,1],[0,0]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{x: 'NaN', y: 'NaN'}",
        "{x: null, y: null}",
        "{points: []}",
        "{paths: []}",
        "{rings: []}",
        "{rings: [[]]}",
        "{curveRings: [[[0,0]]]}"
      })
  void whatHasNoPlaceIsNull(String esri) throws JsonProcessingException {
    assertThat(EsriGeometry.toGeoJson(LENIENT.readTree(esri)).isNull()).isTrue();
  }

  private static String converted(String esri) throws JsonProcessingException {
    var geoJson = EsriGeometry.toGeoJson(LENIENT.readTree(esri));
    return geoJson.path("type").asText() + " " + geoJson.path("coordinates");
  }
}
