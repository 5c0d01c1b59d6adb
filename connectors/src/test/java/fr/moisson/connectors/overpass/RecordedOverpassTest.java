package fr.moisson.connectors.overpass;

import static fr.moisson.connectors.overpass.OverpassReading.trees;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real answers to queries that were not ours: ways without shape if {@code out geom} is missing,
 * and areas, which have none.
 */
@Tag("shared")
class RecordedOverpassTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "node-01.json,     3, 3",
    "way-02.json,      7, 6",
    "relation-03.json, 1, 1",
    "area-01.json,     4, 0"
  })
  void everyObjectIsARowAndMostHaveAPlace(String file, int rows, int places) {
    List<JsonNode> features = reading(file).features(trees());

    assertThat(features).hasSize(rows);
    assertThat(features).filteredOn(feature -> feature.path("geometry").isObject()).hasSize(places);
  }

  @ParameterizedTest
  @CsvSource({
    "remark-runtime-error-01.json, QUERY_TOO_HEAVY,      Query timed out",
    "bad-request.html,             ERROR_INSIDE_SUCCESS, parse error: ';' expected",
    "interpreter-csv-small.csv,    UNEXPECTED_ANSWER,    name"
  })
  void whatIsNoAnswerIsToldWithItsReason(String file, Code code, String reason) {
    Notice notice = reading(file).refusal(trees());

    assertThat(notice.code()).isEqualTo(code);
    assertThat(notice.args()).anySatisfy(arg -> assertThat(arg).contains(reason));
  }

  private OverpassReading reading(String file) {
    return new OverpassReading(folder, request -> text(file));
  }

  private static String text(String file) {
    try {
      return Files.readString(Shared.path("samples/overpass/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
