package fr.moisson.connectors.csw;

import static fr.moisson.connectors.csw.CswStandIn.holding;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.csw.CswSource.Axes;
import fr.moisson.connectors.csw.CswSource.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CswBoxTest {

  private static final String URL = "https://sig.example/csw?map=a";

  @TempDir Path folder;
  private CswHarvest csw;
  private CswStandIn door;

  @BeforeEach
  void open() {
    csw = new CswHarvest(folder);
    door = new CswStandIn(folder, holding(1));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, LONLAT, 'BBOX(ows:BoundingBox, -1.000000, 46.000000, 0.000000, 47.000000)'",
    "GET, LATLON, 'BBOX(ows:BoundingBox, 46.000000, -1.000000, 47.000000, 0.000000)'"
  })
  void theTerritoryMayBeAskedFor(Method method, Axes axes, String filter) {
    assertThat(asked(method, axes, "type = 'dataset'"))
        .contains("(type = 'dataset') AND " + filter)
        .contains(URL)
        .contains("modified");
  }

  /** pycsw refuses a box in CQL. */
  @ParameterizedTest
  @CsvSource({
    "POST, LONLAT, -1.000000 46.000000, 0.000000 47.000000",
    "POST, LATLON, 46.000000 -1.000000, 47.000000 0.000000",
    "GET, LATLON, 46.000000 -1.000000, 47.000000 0.000000"
  })
  void theTerritoryAloneIsAskedForInXml(Method method, Axes axes, String lower, String upper) {
    assertThat(asked(method, axes, null))
        .contains("<gml:lowerCorner>" + lower + "</", "<gml:upperCorner>" + upper + "</")
        .contains(method == Method.GET ? "constraintLanguage=FILTER" : "1.1.0\"><ogc:Filter ")
        .doesNotContain("BBOX(", "Cql");
  }

  private String asked(Method method, Axes axes, @Nullable String constraint) {
    CswSource source =
        new CswSource(
            URL,
            Map.of(),
            Map.of(),
            null,
            null,
            method,
            10,
            axes,
            constraint,
            "dct:modified:D",
            Set.of(),
            null,
            null);
    assertThat(source.fetch(csw.run(door))).hasSize(1);
    assertThat(door.asked()).hasSize(1);
    return door.asked().get(0);
  }
}
