package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A service that returns at most ten rows per query, as GBIF returns at most 100,000. */
class TilesTest {

  private static final int MOST = 10;
  private static final int SIZE = 4;

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();
  private final Territory territory = Niortais.of("79191");
  private ScriptedDoor door;
  private Run run;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    run = new Run(territory, door, folder, null, notices::add, Niortais.AT);
  }

  /** Serves points as GBIF does, with an error beyond a window of {@link #MOST}. */
  private void serve(List<Coordinate> points, boolean heedsArea) {
    door.otherwise(
        uri -> {
          Map<String, String> asked = Parameters.of(uri.getRawQuery());
          int offset = Integer.parseInt(asked.get("o"));
          int limit = Integer.parseInt(asked.get("n"));
          assertThat(offset + limit).isLessThanOrEqualTo(MOST);
          Geometry area = read(asked.get("in"));
          List<Integer> found =
              IntStream.range(0, points.size())
                  .filter(
                      i -> !heedsArea || area.covers(area.getFactory().createPoint(points.get(i))))
                  .boxed()
                  .toList();
          String rows =
              found.stream()
                  .skip(offset)
                  .limit(limit)
                  .map(String::valueOf)
                  .collect(Collectors.joining(","));
          return "{\"items\": [" + rows + "], \"total\": " + found.size() + "}";
        });
  }

  private static Geometry read(String wkt) {
    try {
      return new WKTReader(new GeometryFactory()).read(wkt);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private TreeSet<Integer> read() throws IOException {
    TreeSet<Integer> rows = new TreeSet<>();
    Paging paging = new Paging(Paging.Style.OFFSET, "o", 0, "n", SIZE, false, MOST);
    Envelope envelope = Envelope.of("/items").withTotal("/total");
    TerritoryValues whole = Scope.WHOLE.questions(run).get(0);
    new Tiles(
            MOST,
            words ->
                new Listing(
                    run,
                    Question.of(
                        URI.create("https://api.example/rows"), words.fill(Map.of("in", "{wkt}"))),
                    paging,
                    envelope),
            words -> row -> rows.add(row.asInt()))
        .read(whole, territory.contour());
    return rows;
  }

  @Test
  void whatIsTooMuchForOneAnswerIsAskedForInParts() throws IOException {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      points.add(new Coordinate(-0.999 + i * 0.002, 46.001 + i * 0.003));
    }
    serve(points, true);

    assertThat(read()).hasSize(50);
    assertThat(notices).isEmpty();
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void whatFitsIntoOneAnswerIsAskedForOnce() throws IOException {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      points.add(new Coordinate(-0.5, 46.5));
    }
    serve(points, true);

    assertThat(read()).hasSize(MOST);
    assertThat(door.asked()).hasSize(3);
  }

  /** All points are in the middle of the commune, the place of rows without a more precise one. */
  @Test
  void rowsInOnePlaceAreTakenAsFarAsTheyAreShown() throws IOException {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      points.add(new Coordinate(-0.123, 46.321));
    }
    serve(points, true);

    assertThat(read()).hasSize(MOST);
    assertThat(notices).extracting(Notice::code).containsOnly(Code.LISTING_CAPPED);
    assertThat(run.stoppedEarly()).isTrue();
  }

  @Test
  void aServiceThatIgnoresAreasIsNotAskedForEver() throws IOException {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      points.add(new Coordinate(2, 48));
    }
    serve(points, false);

    assertThat(read()).hasSize(MOST);
    assertThat(door.asked()).hasSizeLessThan(20);
    assertThat(notices).extracting(Notice::code).containsOnly(Code.LISTING_CAPPED);
  }
}
