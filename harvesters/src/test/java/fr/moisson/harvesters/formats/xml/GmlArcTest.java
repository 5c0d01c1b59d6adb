package fr.moisson.harvesters.formats.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class GmlArcTest {

  private static final String CIRCLE =
      "<g:CircleByCenterPoint><g:pos>431000 6591000</g:pos><g:radius uom='%s'>%s</g:radius>"
          + "</g:CircleByCenterPoint>";

  private static final String ARC =
      """
      <g:ArcByCenterPoint numArc="1"><g:pos>%s</g:pos><g:radius uom="%s">%s</g:radius>
      <g:startAngle uom="deg">%s</g:startAngle>
      <g:endAngle uom="urn:ogc:def:uom:EPSG::9102">%s</g:endAngle></g:ArcByCenterPoint>
      """;

  @TempDir Path folder;

  /** Angles turn from the first axis of the system to the second one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EPSG:2154                  | 433700 6587500  | m       | 100    | 433600 6587500  | 433700 6587600
          urn:ogc:def:crs:EPSG::3035 | 2500000 3600000 | km      | 0.1    | 3600000 2499900 | 3600100 2500000
          EPSG:4326                  | 0 45            | [nmi_i] | 60     | -1.409 44.991   | 0 46
          urn:ogc:def:crs:EPSG::4326 | 45 0            | M       | 111120 | 0 44            | 1.409 44.991
          """)
  void anArcHasTheRadiusAndTheAnglesThatItStates(
      String system, String centre, String unit, String radius, String start, String middle)
      throws IOException {
    Coordinate[] line =
        read(curve(system, ARC.formatted(centre, unit, radius, 180, 0))).getCoordinates();

    assertThat(line[0].distance(position(start))).isLessThan(0.001);
    assertThat(line[line.length / 2].distance(position(middle))).isLessThan(0.001);
  }

  @Test
  void anArcClosesTheZoneThatItIsPartOf() throws IOException {
    String zone =
        """
        <g:Polygon srsName="EPSG:2154"><g:exterior><g:Ring><g:curveMember>%s</g:curveMember></g:Ring>
        </g:exterior></g:Polygon>""";
    String straight =
        "<g:LineStringSegment><g:posList>431000 6592000 430000 6592000 430000 6590000 431000"
            + " 6590000</g:posList></g:LineStringSegment>";
    String arc = ARC.formatted("431000 6591000", "m", "1000", -90, 90);

    assertThat(read(zone.formatted(curve("EPSG:2154", straight + arc))).getArea())
        .isCloseTo(2e6 + Math.PI * 1e6 / 2, within(2e3));
  }

  @Test
  void aCircleEndsWhereItStarts() throws IOException {
    Geometry circle = read(curve("EPSG:2154", CIRCLE.formatted("m", "500")));

    Coordinate[] line = circle.getCoordinates();
    assertThat(line[0]).isEqualTo(line[line.length - 1]).isNotSameAs(line[line.length - 1]);
    assertThat(circle.getLength()).isCloseTo(1000 * Math.PI, within(2.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<g:CubicSpline><g:posList>1 1 2 2 3 1</g:posList></g:CubicSpline>",
        "<g:ArcByCenterPoint><g:pos>1 1</g:pos><g:radius uom='m'>5</g:radius></g:ArcByCenterPoint>",
        "<g:CircleByCenterPoint><g:pos>1 1</g:pos><g:radius uom='px'>5</g:radius>"
            + "</g:CircleByCenterPoint>",
        "<g:CircleByCenterPoint><g:radius uom='m'>5</g:radius></g:CircleByCenterPoint>"
      })
  void aLineWithASegmentThatCannotBeReadIsNotReadInPart(String segment) throws IOException {
    String before = "<g:LineStringSegment><g:posList>0 0 1 1</g:posList></g:LineStringSegment>";

    assertThat(row(curve("EPSG:2154", before + segment))).isNull();
  }

  @Test
  void anArcOfSeveralTurnsIsNone() throws IOException {
    assertThat(row(curve("EPSG:2154", ARC.formatted("1 1", "m", "5", 0, "1000000000000"))))
        .isNull();
  }

  private static String curve(String system, String segments) {
    return "<g:Curve srsName='%s'><g:segments>%s</g:segments></g:Curve>"
        .formatted(system, segments);
  }

  private static Coordinate position(String text) {
    String[] axes = text.split(" ");
    return new Coordinate(Double.parseDouble(axes[0]), Double.parseDouble(axes[1]));
  }

  private Geometry read(String geometry) throws IOException {
    return requireNonNull(requireNonNull(row(geometry)).geometry());
  }

  private @Nullable Row row(String geometry) throws IOException {
    String gml =
        "<g:FeatureCollection xmlns:g='http://www.opengis.net/gml/3.2'><g:featureMember><Zone><geom>"
            + geometry
            + "</geom></Zone></g:featureMember></g:FeatureCollection>";
    Path file = Reading.written(folder, "arc.gml", gml.getBytes(StandardCharsets.UTF_8));
    Table table = Reading.table(file, Table.Format.GML, Table.Place.GUESSED);
    try (RowReader rows = GmlRows.open(table, told -> {})) {
      return rows.read();
    }
  }
}
