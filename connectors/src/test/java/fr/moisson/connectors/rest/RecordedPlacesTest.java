package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real answers of the IGN's services other than WFS (API Carto and elevations), of shared bicycles,
 * and of Opendatasoft's records.
 */
@Tag("shared")
class RecordedPlacesTest {

  private static final String CARTO =
      """
      parameters: {geom: '{geojson}'},
      paging: {style: 'offset', parameter: '_start', sizeParameter: '_limit', size: 1000},
      envelope: {rows: '/features', total: '/numberMatched', error: '/code'}""";
  private static final String ELEVATIONS =
      "paging: {style: 'none'}, envelope: {rows: '/elevations', error: '/error'}";

  private static final String STATIONS =
      """
      paging: {style: 'none'}, envelope: {rows: '/data/stations'},
      place: {longitude: 'lon', latitude: 'lat'}""";
  private static final String RECORDS =
      """
      paging: {style: 'offset', parameter: 'offset', sizeParameter: 'limit', size: 100},
      envelope: {rows: '/results', total: '/total_count', error: '/error_code'},
      place: {geometry: 'coordinates'}""";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ign/apicarto/cadastre-feuille.json, 1",
    "ign/apicarto/cadastre-parcelle.json, 1",
    "ign/apicarto/cadastre-parcelle-vide.json, 0",
    "ign/altimetrie-elevation.json, 9",
    "transport/station_information.3.0.json, 2"
  })
  void everyRowHasAPlace(String file, int rows) throws IOException {
    String recorded = recorded(file);
    RestReading reading =
        new RestReading(folder, new ScriptedDoor(folder).otherwise(uri -> recorded));
    RestSource source =
        source(
            file.startsWith("transport")
                ? STATIONS
                : file.contains("apicarto") ? CARTO : ELEVATIONS);

    List<RawItem> items = reading.fetch(source);

    assertThat(items).hasSize(Math.min(1, rows));
    assertThat(items.stream().mapToInt(item -> Harvested.places(source, item)).sum())
        .isEqualTo(rows);
  }

  /** The recording keeps two towns of 137,611. */
  @Test
  void recordsOfOpendatasoftAreReadAndCountedAgainstTheirTotal() throws IOException {
    String recorded = recorded("opendatasoft/v2.1/records-v2.1.json");
    String nothing = "{\"total_count\": 137611, \"results\": []}";
    ScriptedDoor cut = new ScriptedDoor(folder);
    cut.otherwise(uri -> cut.asked().size() == 1 ? recorded : nothing);
    ScriptedDoor whole = new ScriptedDoor(folder);
    whole.otherwise(uri -> recorded.replace("137611", "2"));
    RestSource source = source(RECORDS);

    assertThat(new RestReading(folder, cut).refusal(source).code())
        .isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(Harvested.places(source, new RestReading(folder, whole).item(source))).isEqualTo(2);
  }

  private static String recorded(String file) throws IOException {
    return Files.readString(Shared.path("samples/" + file));
  }
}
