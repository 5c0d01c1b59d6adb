package fr.moisson.harvesters.formats.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.geometry.RingNesting.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

class RingNestingTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Nested rings, the outermost first. */
  private static List<LinearRing> target(int rings) {
    return IntStream.rangeClosed(1, rings).mapToObj(i -> square(i, rings * 2 - i)).toList();
  }

  private static LinearRing square(double from, double to) {
    return FACTORY.createLinearRing(
        new Coordinate[] {
          new Coordinate(from, from),
          new Coordinate(from, to),
          new Coordinate(to, to),
          new Coordinate(to, from),
          new Coordinate(from, from)
        });
  }

  private static List<LinearRing> every(List<LinearRing> rings, int remainder) {
    return IntStream.range(0, rings.size())
        .filter(i -> i % 2 == remainder)
        .mapToObj(rings::get)
        .toList();
  }

  @Test
  void aHoleIsInTheSmallestRingAroundIt() {
    List<LinearRing> rings = target(1_001).subList(0, 1_000);

    Collection<Part> parts = RingNesting.parts(every(rings, 0), every(rings, 1));

    assertThat(parts)
        .hasSize(500)
        .allSatisfy(
            part -> {
              int shell = rings.indexOf(part.shell());
              assertThat(part.holes()).containsExactly(rings.get(shell + 1));
            });
  }

  @Test
  void aShapeOfMoreRingsInRingsThanAnyIsRefused() {
    List<LinearRing> rings = target(1_001).subList(0, 1_000);

    assertThatThrownBy(() -> RingNesting.parts(every(rings, 0), every(rings, 1), 2_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rings in rings");
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void ringsOfOneEnvelopeAreToldApartByTheirPoints() {
    List<LinearRing> shells = new ArrayList<>();
    for (int i = 1; i <= 60_000; i++) {
      shells.add(
          FACTORY.createLinearRing(
              new Coordinate[] {
                new Coordinate(0, 0),
                new Coordinate(1, 1),
                new Coordinate(i / 1e6, 1e-9),
                new Coordinate(0, 0)
              }));
    }

    assertThat(RingNesting.parts(shells, List.of())).hasSize(60_000);
    assertThat(RingNesting.parts(List.of(square(0, 1), square(0, 1)), List.of())).hasSize(1);
  }
}
