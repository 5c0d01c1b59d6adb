package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers of the services of the IGN that are no WFS: API Carto and the elevations. */
@Tag("shared")
class RecordedPlacesTest {

  private static final String CARTO =
      """
      parameters: {geom: '{geojson}'},
      paging: {style: 'offset', parameter: '_start', sizeParameter: '_limit', size: 1000},
      envelope: {rows: '/features', total: '/numberMatched', error: '/code'}""";
  private static final String ELEVATIONS =
      "paging: {style: 'none'}, envelope: {rows: '/elevations', error: '/error'}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "apicarto/cadastre-feuille.json, 1",
    "apicarto/cadastre-parcelle.json, 1",
    "apicarto/cadastre-parcelle-vide.json, 0",
    "altimetrie-elevation.json, 9"
  })
  void everyRowHasAPlace(String file, int rows) throws IOException {
    String recorded = Files.readString(Shared.path("samples/ign/" + file));
    RestReading reading =
        new RestReading(folder, new ScriptedDoor(folder).otherwise(uri -> recorded));
    RestSource source = source(file.startsWith("apicarto") ? CARTO : ELEVATIONS);

    List<RawItem> items = reading.fetch(source);

    assertThat(items).hasSize(Math.min(1, rows));
    assertThat(items.stream().mapToInt(item -> places(source, item)).sum()).isEqualTo(rows);
  }

  private static int places(RestSource source, RawItem item) {
    int placed = 0;
    try (Rows rows = Rows.open(source.table(item).orElseThrow(), notice -> {})) {
      while (rows.hasNext()) {
        placed += rows.next().geometry() == null ? 0 : 1;
      }
    }
    return placed;
  }
}
