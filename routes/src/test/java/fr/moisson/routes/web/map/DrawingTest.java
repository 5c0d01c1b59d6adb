package fr.moisson.routes.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class DrawingTest {

  private static final Geometry TERRITORY =
      read("POLYGON ((-0.6 46.2, -0.3 46.2, -0.3 46.4, -0.6 46.4, -0.6 46.2))");

  @Test
  void eachKindOfGeometryHasItsPaths() {
    Drawing drawing =
        draw(
            "POINT (-0.5 46.3)",
            "LINESTRING (-0.5 46.3, -0.4 46.3)",
            "GEOMETRYCOLLECTION (MULTIPOINT ((-0.4 46.3), (-0.41 46.3)), POLYGON EMPTY)",
            "MULTIPOLYGON (((-0.5 46.3, -0.4 46.3, -0.4 46.35, -0.5 46.3),"
                + " (-0.45 46.31, -0.41 46.31, -0.41 46.33, -0.45 46.31)),"
                + " ((-0.5 46.25, -0.4 46.25, -0.4 46.26, -0.5 46.25)))");

    assertThat(drawing.shown()).isEqualTo(4);
    assertThat(drawing.points()).matches("(M[\\d.]+ [\\d.]+h0){3}");
    assertThat(drawing.lines()).matches("M[\\d.]+ [\\d.]+L[\\d.]+ [\\d.]+");
    assertThat(drawing.areas()).hasSize(2);
    assertThat(drawing.areas().get(0)).matches("(M[^MZ]+Z){2}");
    assertThat(drawing.contour()).matches("M[^MZ]+Z");
  }

  @Test
  void whatLiesOutOfThePictureIsNotCounted() {
    Drawing drawing = draw("POINT (-0.5 46.3)", "POINT (2.35 48.85)", "POINT (-0.301 46.39)");

    assertThat(drawing.shown()).isEqualTo(2);
    assertThat(drawing.extent().getMaxX()).isEqualTo(-0.301);
    assertThat(drawing.points()).matches("(M[\\d.]+ [\\d.]+h0){2}");
    assertThat(draw("POINT (-2 45)", "POINT (2.35 48.85)").shown())
        .as("on either side of it")
        .isEqualTo(2);
  }

  @Test
  void northIsUpAndShapesAreTrue() {
    Projection projection = new Projection(TERRITORY.getEnvelopeInternal());
    long west = projection.x(new Coordinate(-0.6, 46.3));
    long east = projection.x(new Coordinate(-0.3, 46.3));
    long south = projection.y(new Coordinate(-0.5, 46.2));
    long north = projection.y(new Coordinate(-0.5, 46.4));

    assertThat(north).isLessThan(south);
    // 0.3° of longitude at 46.3° N are 23.0 km, 0.2° of latitude 22.2 km.
    assertThat((double) (east - west) / (south - north)).isCloseTo(1.036, within(0.005));
  }

  @Test
  void theBarIsAsLongAsItSays() {
    ScaleBar bar = draw("POINT (-0.5 46.3)").bar();
    Projection projection = new Projection(TERRITORY.getEnvelopeInternal());
    double degrees = bar.metres() / 111_195;
    long tenths =
        projection.y(new Coordinate(-0.5, 46.3))
            - projection.y(new Coordinate(-0.5, 46.3 + degrees));

    assertThat(bar.metres()).isEqualTo(5_000);
    assertThat(bar.length() * 10.0).isCloseTo(tenths, within(10.0));
  }

  @Test
  void whereTheContourIsUnknownOrElsewhereTheFeaturesFillThePicture() {
    List<Geometry> far = List.of(read("POINT (2.1 48.1)"), read("POINT (2.2 48.2)"));

    for (Geometry contour : new Geometry[] {null, TERRITORY}) {
      Drawing drawing = Drawing.of(far, contour).orElseThrow();
      assertThat(drawing.contour()).isEmpty();
      assertThat(drawing.extent()).isEqualTo(new Envelope(2.1, 2.2, 48.1, 48.2));
      assertThat(drawing.height()).isGreaterThan(400);
    }
  }

  @Test
  void aSinglePointIsAPictureToo() {
    Drawing drawing = Drawing.of(List.of(read("POINT (55.5 -21.1)")), null).orElseThrow();

    assertThat(drawing.width()).isPositive();
    assertThat(drawing.bar().length()).isPositive();
  }

  @Test
  void nothingIsNoPicture() {
    assertThat(Drawing.of(List.of(), TERRITORY)).isEmpty();
  }

  @Test
  void anAreaTooSmallToBeSeenIsADot() {
    Drawing drawing =
        draw("POLYGON ((-0.5 46.3, -0.4999999 46.3, -0.4999999 46.3000001, -0.5 46.3))");

    assertThat(drawing.areas()).isEmpty();
    assertThat(drawing.points()).matches("M[\\d.]+ [\\d.]+h0");
  }

  @Test
  void aMillionVerticesMakeNoLargerAPageThanThePictureHasPixels() {
    Coordinate[] coast = new Coordinate[1_000_000];
    for (int i = 0; i < coast.length; i++) {
      coast[i] = new Coordinate(-0.6 + 0.3 * i / coast.length, 46.3);
    }
    Geometry line = TERRITORY.getFactory().createLineString(coast);

    assertThat(Drawing.of(List.of(line), TERRITORY).orElseThrow().lines()).hasSizeLessThan(100_000);
  }

  @Test
  void drawingEndsWhereAPageWouldBeTooLarge() {
    Coordinate[] zigzag = new Coordinate[1_000];
    for (int i = 0; i < zigzag.length; i++) {
      zigzag[i] = new Coordinate(-0.5, i % 2 == 0 ? 46.25 : 46.35);
    }
    Geometry line = TERRITORY.getFactory().createLineString(zigzag);
    Drawing drawing = Drawing.of(Collections.nCopies(2_000, line), TERRITORY).orElseThrow();

    assertThat(drawing.shown()).isLessThan(2_000).isPositive();
    assertThat(drawing.lines()).hasSizeLessThan(700_000);
  }

  private static Drawing draw(String... wkt) {
    return Drawing.of(Stream.of(wkt).map(DrawingTest::read).toList(), TERRITORY).orElseThrow();
  }

  private static Geometry read(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
