package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedRowsTest {

  private static final String FEATURE =
      "{\"type\":\"Feature\",\"properties\":{\"total\":900},\"geometry\":null}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "JSON ! {\"total_count\":40,\"results\":[{\"a\":1},{\"a\":2}]} ! 2 ! 40",
        "JSON ! {\"results\":[{\"a\":1},{\"a\":2}],\"limit\":2,\"count\":\t40} ! 2 ! 40",
        "JSON ! {\"data\":[{\"a\":1}],\"next_page\":\"https://api.example/2\",\"page\":1} ! 1 ! 0",
        "ESRI_JSON ! {\"features\":[{\"attributes\":{\"a\":1}}],\"exceededTransferLimit\":true} ! 1 ! 0",
        "ESRI_JSON ! {\"fields\":[{\"name\":\"a\",\"type\":\"esriFieldTypeDouble\"}],\"exceededTransferLimit\":true,\"features\":[{\"attributes\":{\"a\":1}}]} ! 1 ! 0",
        "JSON ! {\"@iot.nextLink\":\"https://api.example/x\",\"value\":[{\"a\":1}]} ! 1 ! 0",
        "JSON ! {\"page\":1,\"total_pages\":4,\"data\":[{\"a\":1}]} ! 1 ! 0",
        "GEOJSON ! {\"type\":\"FeatureCollection\",\"links\":[{\"rel\":\"next\"}],\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}]} ! 1 ! 0",
        "GEOJSON ! {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}],\"links\":[{\"rel\":\"self\"},{\"rel\":\"next\"}]} ! 1 ! 0",
        "GEOJSON ! {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}],\"numberMatched\":70,\"numberReturned\":1,\"timeStamp\":\"2026-11-27T10:00:00Z\",\"links\":[{\"rel\":\"next\"}],\"crs\":{\"type\":\"name\"}} ! 1 ! 70",
        "GEOJSON ! {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}],\"numberReturned\":1,\"note\":\"l'}]\\\"un\",\"links\":[{\"rel\":\"next\"}]} ! 1 ! 0",
        "JSON ! {\"total\": 500, \"results\": [{\"a\":1}]} ! 1 ! 500",
        "JSON ! {\"data\":[{\"a\":1}],\"count\":500} ! 1 ! 500",
        "JSON ! {\"total_results\":812,\"results\":[{\"a\":1}],\"took\":3} ! 1 ! 812",
        "JSON ! {\"data\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}]},\"nb_total\":1,\"nb_obs_limited\":true} ! 1 ! 0",
        "JSON ! {\"total\":\"many\",\"count\":40,\"next\":null,\"results\":[{\"a\":1}]} ! 1 ! 40",
        "JSON ! {\"hydra:member\":[{\"a\":1}],\"hydra:view\":{\"hydra:next\":\"/arbres?page=2\"}} ! 1 ! 0",
        "JSON ! {\"elements\":[{\"type\":\"node\",\"id\":1,\"lat\":46.3,\"lon\":-0.4,\"tags\":{\"a\":\"1\"}}],\"remark\":\"runtime error: Query timed out\"} ! 1 ! 0",
        "GML ! <FeatureCollection numberMatched=\"9\" numberReturned=\"1\"><member><A><n>1</n></A></member></FeatureCollection> ! 1 ! 9",
        "GML ! <FeatureCollection numberMatched=\"unknown\" numberReturned=\"1\" next=\"http://geo.example/?STARTINDEX=1\"><member><A><n>1</n></A></member></FeatureCollection> ! 1 ! 0"
      })
  void aPageOfMoreIsTold(Table.Format format, String text, int rows, int announced) {
    assertThat(read(format, text).notices())
        .containsExactly(Notice.of(Notice.Code.PAGE_OF_MORE, rows, announced));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "JSON ! {\"total_count\":2,\"results\":[{\"a\":1},{\"a\":2}]}",
        "JSON ! [{\"count\":40},{\"count\":41}]",
        "JSON ! {\"elements\":[{\"type\":\"node\",\"id\":1,\"lat\":46.3,\"lon\":-0.4,\"tags\":{\"remark\":\"runtime error\"}}],\"remark\":\"ok\"}",
        "JSON ! {\"page\":1,\"total_pages\":1,\"data\":[{\"rel\":\"next\"}],\"count\":1}",
        "JSON ! {\"data\":[{\"count\":70}],\"next_page\":null}",
        "JSON ! {\"79191\":{\"nom\":\"Niort\",\"total\":58707},\"79003\":{\"nom\":\"Aiffres\",\"total\":5400}}",
        "JSON ! {\"nom\":\"Niort\",\"count\":12}",
        "JSON ! {\"result\":{\"records\":[{\"a\":1},{\"a\":2}],\"_links\":{\"next\":\"/api/x\"},\"total\":2}}",
        "JSON ! {\"nom\":\"Niort\",\"count\":12,\"rel\":\"next\",\"next\":\"https://api.example/2\"}",
        "JSON ! {\"total\":2,\"results\":[{\"a\":1},{\"a\":2}]}",
        "JSON ! {\"total\":1250000,\"lignes\":[{\"a\":1},{\"a\":2}]}",
        "JSON ! {\"data\":[{\"a\":1}],\"nb_obs_limited\":false}",
        "JSON ! {\"exercice\":2024,\"total\":1250000,\"lignes\":[{\"a\":1},{\"a\":2}]}",
        "GEOJSON ! {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"total\":900},\"geometry\":null}],\"numberMatched\":1,\"numberReturned\":1,\"timeStamp\":\"2026-11-27T10:00:00Z\",\"links\":[{\"rel\":\"self\"}]}",
        "GML ! <FeatureCollection numberMatched=\"unknown\"><member><A><n>1</n></A></member></FeatureCollection>"
      })
  void anAnswerThatIsWholeIsNotDoubted(Table.Format format, String text) {
    assertThat(read(format, text).notices())
        .extracting(Notice::code)
        .doesNotContain(Notice.Code.PAGE_OF_MORE);
  }

  @Test
  void featuresLineByLineSayNothingOfOthers() {
    assertThat(read(Table.Format.GEOJSON, FEATURE + "\n" + FEATURE + "\n").notices()).isEmpty();
  }

  @Test
  void featuresThatAreMoreThanTheirPageAreCountedWithThoseOutside() {
    String page =
        "{\"type\":\"FeatureCollection\",\"features\":[%1$s,%1$s],\"numberMatched\":%2$d}";

    assertThat(read(Table.Format.GEOJSON, page.formatted(FEATURE, 3)).notices())
        .containsExactly(Notice.of(Notice.Code.PAGE_OF_MORE, 2, 3));
    assertThat(read(Table.Format.GEOJSON, page.formatted(FEATURE, 2)).notices()).isEmpty();
  }

  private Reading read(Table.Format format, String text) {
    Path file = Reading.written(folder, "reponse", text.getBytes(UTF_8));
    return Reading.of(Reading.table(file, format, Table.Place.GUESSED));
  }
}
