package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class ShapesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON((-1 46,2.5 46,2.5 47,-1 47,-1 46))",
        "Polygon ((-1 46, 2.5 46, 2.5 47, -1 47))",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> MULTIPOINT((-1 46),(2.5 47))",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> LINESTRING(46 -1,47 2.5)",
        "SRID=4326;LINESTRING Z(-1 46 12,2.5 47 9)",
        "{\"type\":\"LineString\",\"coordinates\":[[-1,46],[2.5,47]]}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[[-1,46,3],[2.5,47]]}}",
        " -1,46 , 2.5,47.0",
        "ENVELOPE(-1, 2.5, 47, 46)",
        "BOX(-1 46,2.5 47)",
        "46,-1 47,2.5",
        "-1.0 46.0 2.5 47.0",
        "<gml:Polygon srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:exterior><gml:LinearRing>"
            + "<gml:posList srsDimension=\"3\">46 -1 9 46 2.5 9 47 2.5 9 46 -1 9</gml:posList>"
            + "</gml:LinearRing></gml:exterior></gml:Polygon>",
        "<gml:Envelope srsName=\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\"><gml:lowerCorner>-1"
            + " 46</gml:lowerCorner><gml:upperCorner>2.5 47</gml:upperCorner></gml:Envelope>",
        "<gml:Envelope srsName=\"urn:ogc:def:crs:EPSG::4326\">\n<gml:lowerCorner>46 -1"
            + "</gml:lowerCorner>\n<gml:upperCorner>47 2.5</gml:upperCorner></gml:Envelope>",
      })
  void aShapeHasAnEnvelopeHoweverItIsWritten(String text) {
    assertThat(Shapes.envelope(text)).contains(new Envelope(-1, 2.5, 46, 47));
  }

  @ParameterizedTest
  @ValueSource(strings = {"177,-19,-176,-12", "ENVELOPE(177, -176, -12, -19)", "-19,177 -12,-176"})
  void whatCrossesThe180thMeridianIsNotTurnedInsideOut(String text) {
    assertThat(Shapes.envelope(text)).contains(new Envelope(177, 184, -19, -12));
  }

  @Test
  void aHostileDepthIsNoShape() {
    assertThat(Shapes.envelope("GEOMETRYCOLLECTION(".repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://www.opengis.net/def/crs/EPSG/0/2154> POINT(433000 6586000)",
        "SRID=2154;POINT(433000 6586000)",
        "<gml:Point srsName='EPSG:2154'><gml:pos>433000 6586000</gml:pos></gml:Point>"
      })
  void metresBecomeDegrees(String text) {
    Envelope niort = Shapes.envelope(text).orElseThrow();

    assertThat(niort.getMinX()).isCloseTo(-0.48, within(0.02));
    assertThat(niort.getMinY()).isCloseTo(46.33, within(0.02));
  }

  @Test
  void metresOfAnUnknownSystemStayForTheRulesToDrop() {
    assertThat(Shapes.envelope("<http://example.org/crs/1> POINT(9000000 12)"))
        .contains(new Envelope(9000000, 9000000, 12, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Deux-Sèvres",
        "POLYGON((",
        "POLYGON EMPTY",
        "POLYGON((1e999 2,3 4))",
        "{\"type\":",
        "{\"coordinates\":[\"a\",[[]]]}",
        "1,2,3",
        "<http://example.org/place>"
      })
  void whatIsNoShapeHasNoEnvelope(String text) {
    assertThat(Shapes.envelope(text)).isEmpty();
  }
}
