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

  private final List<Notice> told = new ArrayList<>();
  private final Placement placement =
      Placement.of(
          Reading.table(Path.of("f.gml"), Table.Format.GML, Table.Place.GUESSED),
          FileFacts.of(Table.Format.GML),
          null,
          () -> new MetricSample(List.of(), new NamedDepartements(), true, null),
          told::add);

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
  void whatCrossesTheAntimeridianIsPlacedAndNoFault() {
    CoordinateXY[] ends = {new CoordinateXY(179.5, -17), new CoordinateXY(180.5, -17)};

    assertThat(place(FACTORY.createLineString(ends))).isNotNull();
    placement.tell(0);

    assertThat(told).isEmpty();
  }

  private @Nullable Geometry place(Geometry own) {
    return placement.of(new Row(Map.of(), own, 1), Positions.of(List.of(), Table.Place.GUESSED));
  }

  private boolean isPlaced(int epsg) {
    Geometry metres = FACTORY.createPoint(new CoordinateXY(500_000, 5_000_000));
    metres.setSRID(epsg);
    return place(metres) != null;
  }
}
