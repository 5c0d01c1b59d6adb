package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ComputedTest {

  @Test
  void wellKnownTextHasNoMoreDecimalsThanOtherPlaces() {
    Row row =
        new Row(
            Map.of(),
            new GeometryFactory().createPoint(new Coordinate(-0.4648000000000013, 46.3237)),
            1);
    Draft draft = new Draft(List.of("geometrie"), any -> "");
    draft.begin();

    Computed.wkt("geometrie", null).fill(row, draft);

    assertThat(draft.value("geometrie")).isEqualTo("POINT (-0.4648 46.3237)");
  }

  /** Lambert-93 on the mainland, UTM 40 South at La Réunion; the source's own elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "-0.4615, 46.325, '', 433771.76",
    "-0.4615, 46.325, 433772.1, 433772.1",
    "-0.4615, 46.325, '433772,1', '433772,1'",
    "-0.4615, 46.325, -0.4615, 433771.76",
    "-0.4615, 46.325, 1433162.5, 433771.76",
    "55.45, -20.88, '', 338767.17",
    "-73.58, 45.5, 300000, 300000"
  })
  void metresAreThoseOfTheLegalSystem(double longitude, double latitude, String own, String x) {
    Row row =
        new Row(
            Map.of("x", own),
            new GeometryFactory().createPoint(new Coordinate(longitude, latitude)),
            1);
    Draft draft = new Draft(List.of("x"), any -> "");
    draft.begin();

    Filling copy = (any, into) -> into.put("x", own);
    Computed.easting("x", "x", copy, copy).fill(row, draft);

    assertThat(draft.value("x")).isEqualTo(x);
  }

  @Test
  void ordinatesThatWereRefusedAreLeftOut() {
    Mapping points =
        new Mapping(
            "points",
            TreesMapping.read("{columns: {x: {compute: 'EASTING'}}}"),
            TreesMapping.schema("{name: 'points', fields: [{name: 'x', type: 'number'}]}"),
            Map.of());
    List<String> columns = List.of("x", "nom");
    List<Row> placed = TreesMapping.rows("x,nom", "432803.53,Port");
    Row nowhere = new Row(Map.of("x", "0", "nom", "Parc"), null, 2);

    assertThat(x(points.fit(Title.NONE, columns, List.of(placed.get(0), nowhere)), nowhere))
        .isEmpty();
    assertThat(x(points.fit(Title.NONE, columns, List.of(nowhere)), nowhere)).isEqualTo("0");
  }

  private static String x(Fit fit, Row row) {
    return fit.start(any -> "").apply(row).orElseThrow().value("x");
  }

  /** As in the brownfields of the CNIG, which have a point and a surface. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (-0.461 46.32) | POINT (-0.461 46.32)",
        "POINT (-0.44 46.32) | POINT (-0.44 46.32)",
        "POINT (46.32 -0.461) | POINT (-0.46 46.32)",
        "POINT (433000 6587000) | POINT (-0.46 46.32)",
        "'' | POINT (-0.46 46.32)"
      })
  void thePointOfAShapeIsTheSourcesIfItLiesThereabouts(String own, String kept) {
    Geometry shape = new GeometryFactory().toGeometry(new Envelope(-0.47, -0.45, 46.31, 46.33));
    Draft draft = new Draft(List.of("geompoint"), any -> "");
    draft.begin();

    Computed.point("geompoint", "point").fill(new Row(Map.of("point", own), shape, 1), draft);

    assertThat(draft.value("geompoint")).isEqualTo(kept);
  }

  @Test
  void aContourIsThatOfASurface() {
    GeometryFactory shapes = new GeometryFactory();
    Geometry surface = shapes.toGeometry(new Envelope(-0.47, -0.45, 46.31, 46.33));
    Geometry point = shapes.createPoint(new Coordinate(-0.46, 46.32));

    assertThat(shape(surface, "CONTOUR", "")).startsWith("POLYGON ((-0.47 46.31,");
    assertThat(shape(surface, "CONTOUR", "POLYGON ((433000 6587000, 1 1, 2 1, 433000 6587000))"))
        .startsWith("POLYGON ((-0.47 46.31,");
    assertThat(shape(point, "CONTOUR", "POLYGON ((0 1))")).isEqualTo("POLYGON ((0 1))");
    assertThat(shape(point, "CONTOUR", "")).isEmpty();
  }

  /** In tables that follow the schema already, too. */
  @Test
  void axesOfPointsInWellKnownTextArePutRight() {
    Geometry point = new GeometryFactory().createPoint(new Coordinate(-0.46, 46.32));

    assertThat(shape(point, "POINT", "POINT(46.320 -0.46)")).isEqualTo("POINT (-0.46 46.32)");
    assertThat(shape(point, "POINT", "POINT(-0.460 46.32)")).isEqualTo("POINT(-0.460 46.32)");
  }

  private static String shape(Geometry geometry, String compute, String own) {
    Mapping shapes =
        new Mapping(
            "formes",
            TreesMapping.read("{columns: {forme: {compute: '%s'}}}".formatted(compute)),
            TreesMapping.schema("{name: 'formes', fields: [{name: 'forme', type: 'string'}]}"),
            Map.of());
    Row row = new Row(Map.of("forme", own), geometry, 1);
    return TreesMapping.all(shapes.fit(Title.NONE, List.of("forme"), List.of(row)), List.of(row))
        .get(0)
        .value("forme");
  }

  /** A town's part of a zone is far smaller than what the source measured. */
  @ParameterizedTest
  @CsvSource({"12045000, 3424343.5", "3425000, 3425000", "3400000, 3400000", "'', ''"})
  void theSurfaceOfAZoneIsThatOfItsContour(String stated, String surface) {
    Geometry part = new GeometryFactory().toGeometry(new Envelope(-0.47, -0.45, 46.31, 46.33));

    assertThat(mapped(part, "ZONE", stated)).isEqualTo(surface);
    assertThat(mapped(part, "CONTOUR", stated)).isEqualTo(stated);
    assertThat(mapped(null, "ZONE", stated)).isEqualTo(stated);
  }

  @Test
  void surfacesThatWereMeasuredAgainAreTold() {
    Geometry part = new GeometryFactory().toGeometry(new Envelope(-0.47, -0.45, 46.31, 46.33));

    assertThat(told(part, "12045000"))
        .containsExactly(Notice.of(Notice.Code.SURFACES_MEASURED, 1L, "surface", "12045000"));
    assertThat(told(part, "3425000")).isEmpty();
  }

  private static List<Notice> told(Geometry geometry, String surface) {
    Row row = zone(geometry, surface);
    Application application = zones("ZONE", row).start(any -> "");
    application.apply(row);
    return application.notices();
  }

  private static String mapped(@Nullable Geometry geometry, String compute, String surface) {
    Row row = zone(geometry, surface);
    return TreesMapping.all(zones(compute, row), List.of(row)).get(0).value("surface");
  }

  private static Row zone(@Nullable Geometry geometry, String surface) {
    return new Row(Map.of("code_18", "211", "shape_area", surface), geometry, 1);
  }

  private static Fit zones(String compute, Row row) {
    Mapping mapping =
        new Mapping(
            "sols",
            TreesMapping.read(
                """
                {schema: 'sols', recognise: [['code']], columns: {
                  code: {from: ['code_18']}, surface: {from: ['area_ha', 'shape_area'], to: 'm2'},
                  geometrie: {compute: '%s'}}}
                """
                    .formatted(compute)),
            TreesMapping.schema(
                """
                {"name": "sols", "fields": [{"name": "code", "type": "string"},
                  {"name": "surface", "type": "number"}, {"name": "geometrie", "type": "string"}]}
                """),
            Map.of());
    return mapping.fit(Title.NONE, List.of("code_18", "shape_area"), List.of(row));
  }
}
