package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class PlacementTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Positions NO_COLUMNS = Positions.of(List.of(), Table.Place.GUESSED);

  private final List<Notice> told = new ArrayList<>();
  private final FileFacts facts = FileFacts.of(Table.Format.GML);
  private final Placement placement = placement(facts);

  private Placement placement(FileFacts facts) {
    return Placement.of(
        Reading.table(Path.of("f.gml"), Table.Format.GML, Table.Place.GUESSED),
        facts,
        null,
        () -> new MetricSample(List.of(), new NamedDepartements(), true, null),
        told::add);
  }

  @Test
  void ofMoreSystemsThanAnyTableHasOnlyTheFirstAreLookedUp() {
    assertThat(IntStream.rangeClosed(32601, 32620).filter(this::isPlaced)).hasSize(16);
    assertThat(IntStream.rangeClosed(32601, 32620).filter(this::isPlaced)).hasSize(16);
  }

  @Test
  void metresOfASystemThatNobodyKnowsAreTold() {
    Geometry metres = FACTORY.createPoint(new CoordinateXY(500_000, 5_000_000));

    assertThat(place(metres)).isNull();
    assertThat(place(metres)).isNull();
    placement.tell(1);

    assertThat(told).containsExactly(Notice.of(Notice.Code.CRS_NOT_FOUND, "–"));
    assertThat(Messages.of(told.get(0), Locale.FRENCH)).contains("perdu leur virgule décimale");
  }

  @Test
  void aMistypedPlaceAmongDegreesIsThatAndNoSystem() {
    assertThat(place(FACTORY.createPoint(new CoordinateXY(-0.46, 46.3)))).isNotNull();
    assertThat(place(FACTORY.createPoint(new CoordinateXY(-0.46, 463.2)))).isNull();
    placement.tell(0);

    assertThat(told)
        .containsExactly(
            Notice.of(Notice.Code.COORDINATES_NOWHERE, 1, "-0.46, 463.2", "EPSG:4326"));
  }

  @Test
  void placesThatNobodyKnowsAreCounted() {
    assertThat(place(FACTORY.createPoint(new CoordinateXY(0, 0)))).isNull();
    assertThat(place(FACTORY.createPoint(new CoordinateXY(-0.46, 46.3)))).isNotNull();
    placement.tell(0);

    assertThat(placement.unknown()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void metresWithoutOneOrdinateLeadNowhere() {
    Placement metric = placement(facts.withCrs("EPSG:2154", FileFacts.CrsFrom.FILE));
    for (double y : new double[] {6_586_123, 0}) {
      Geometry own = FACTORY.createPoint(new CoordinateXY(434_921, y));
      assertThat(metric.of(new Row(Map.of(), own, 1), NO_COLUMNS) == null).isEqualTo(y == 0);
    }
    metric.tell(0);

    assertThat(told)
        .containsExactly(Notice.of(Notice.Code.COORDINATES_NOWHERE, 1, "434921, 0", "EPSG:2154"));
  }

  @Test
  void whatCrossesTheAntimeridianIsPlacedAndNoFault() {
    CoordinateXY[] ends = {new CoordinateXY(179.5, -17), new CoordinateXY(180.5, -17)};

    assertThat(place(FACTORY.createLineString(ends))).isNotNull();
    placement.tell(0);

    assertThat(told).isEmpty();
  }

  private @Nullable Geometry place(Geometry own) {
    return placement.of(new Row(Map.of(), own, 1), NO_COLUMNS);
  }

  private boolean isPlaced(int epsg) {
    Geometry metres = FACTORY.createPoint(new CoordinateXY(500_000, 5_000_000));
    metres.setSRID(epsg);
    return place(metres) != null;
  }
}
