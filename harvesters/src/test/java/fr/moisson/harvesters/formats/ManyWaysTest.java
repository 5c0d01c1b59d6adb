package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

/** A table has the same rows and places however it is written. */
class ManyWaysTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final List<List<String>> TABLE =
      Stream.of(
              "Numéro;Essence;Hauteur (m);Remarque;longitude;latitude",
              "A1;Érable champêtre;7.5;près de l’école;-0.4621;46.3251",
              "A2;Chêne vert;12;;-0.4587;46.3302",
              "A3;Tilleul à petites feuilles;9.25;taillé en 2021;-0.4510;46.3190",
              "A4;Érable champêtre;6;;-0.4702;46.3275",
              "A5;Noyer;14.5;« remarquable »;-0.4438;46.3333",
              "A6;Chêne vert;11;à abattre;-0.4655;46.3212")
          .map(line -> List.of(line.split(";", -1)))
          .toList();

  /** The same positions in Lambert-93. */
  private static final List<String> LAMBERT =
      List.of(
          "433726.13 6586414.94",
          "434012.26 6586969.31",
          "434549.70 6585700.80",
          "433115.26 6586708.56",
          "435172.41 6587263.16",
          "433445.79 6585993.72");

  @TempDir private Path folder;

  /** The values of the table's columns, and where each row is. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void theRowsAreTheSame(String way, String file, byte[] content) {
    Path written = Reading.written(folder, file, content);

    Reading reading =
        Reading.of(
            Reading.table(written, FormatCheck.guess(written, file, null), Table.Place.GUESSED));

    assertThat(reading.rows()).hasSize(TABLE.size() - 1);
    for (int i = 1; i < TABLE.size(); i++) {
      Row row = reading.rows().get(i - 1);
      Map<String, String> read = byKey(row.values());
      for (int column = 0; column < 4; column++) {
        String value = read.get(ColumnNames.key(TABLE.get(0).get(column)));
        assertThat(plain(value)).isEqualTo(plain(TABLE.get(i).get(column)));
      }
      Coordinate place = row.geometry().getCoordinate();
      assertThat(place.x).isCloseTo(Double.parseDouble(TABLE.get(i).get(4)), within(1e-6));
      assertThat(place.y).isCloseTo(Double.parseDouble(TABLE.get(i).get(5)), within(1e-6));
    }
  }

  static Stream<Arguments> ways() throws IOException {
    return Stream.of(
        csv("comma", text(TABLE, ","), UTF_8),
        csv("semicolon, Windows", text(TABLE, ";").replace("\n", "\r\n"), WINDOWS),
        csv("bar, no last line break", text(TABLE, "|").strip(), UTF_8),
        csv("tab, mark", "\uFEFF" + text(TABLE, "\t"), UTF_8),
        csv("UTF-16", "\uFEFF" + text(TABLE, "\t"), UTF_16LE),
        csv("quotes", text(cells(value -> '"' + value + '"'), ","), UTF_8),
        csv("decimal comma", text(cells(ManyWaysTest::withComma), ";"), UTF_8),
        csv("titles above", "Arbres de la ville\nMis à jour en 2024\n\n" + text(TABLE, ";"), UTF_8),
        csv("blank lines", text(TABLE, ";").replace("\n", "\n;;;;;\n"), UTF_8),
        csv("empty columns", text(TABLE, ";").replace("\n", ";;\n"), UTF_8),
        csv("turned round", text(TABLE.stream().map(ManyWaysTest::reversed).toList(), ";"), UTF_8),
        csv("capitals", text(named(name -> name.toUpperCase(Locale.FRENCH)), ";"), UTF_8),
        csv("no accents", text(named(ColumnNames::plain), ";"), UTF_8),
        csv("WKT", text(placed("geom", i -> "POINT (" + degrees(i, 4, " ", 5) + ")"), ";"), UTF_8),
        csv("one column", text(placed("geo_point_2d", i -> degrees(i, 5, ", ", 4)), ";"), UTF_8),
        csv("Lambert-93", text(placed("X;Y", i -> LAMBERT.get(i).replace(' ', ';')), ";"), UTF_8),
        csv(
            "Lambert-93 with thousands",
            text(placed("coord_x;coord_y", i -> thousands(LAMBERT.get(i))), ";"),
            UTF_8),
        csv(
            "names of axes exchanged",
            text(placed("latitude;longitude", i -> degrees(i, 4, ";", 5)), ";"),
            UTF_8),
        Arguments.of("JSON", "f.json", new ObjectMapper().writeValueAsBytes(objects())),
        Arguments.of("GeoJSON", "f.geojson", new ObjectMapper().writeValueAsBytes(features())),
        Arguments.of("XLSX", "f.xlsx", workbook()));
  }

  private static Arguments csv(String way, String text, Charset charset) {
    return Arguments.of(way, "f.csv", text.getBytes(charset));
  }

  private static String text(List<List<String>> table, String separator) {
    return table.stream().map(cells -> String.join(separator, cells) + "\n").collect(joining());
  }

  private static List<List<String>> cells(UnaryOperator<String> change) {
    return TABLE.stream().map(cells -> cells.stream().map(change).toList()).toList();
  }

  private static List<List<String>> named(UnaryOperator<String> change) {
    List<List<String>> table = new ArrayList<>(TABLE);
    table.set(0, TABLE.get(0).stream().map(change).toList());
    return table;
  }

  /** The table with other columns for the places. */
  private static List<List<String>> placed(String names, IntFunction<String> of) {
    return IntStream.range(0, TABLE.size())
        .mapToObj(
            i ->
                Stream.concat(
                        TABLE.get(i).stream().limit(4), Stream.of(i == 0 ? names : of.apply(i - 1)))
                    .toList())
        .toList();
  }

  private static String degrees(int row, int first, String between, int second) {
    return TABLE.get(row + 1).get(first) + between + TABLE.get(row + 1).get(second);
  }

  private static String withComma(String value) {
    return value.matches("-?\\d+\\.\\d+") ? value.replace('.', ',') : value;
  }

  private static String thousands(String position) {
    return Stream.of(position.split(" "))
        .map(value -> value.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", "\u202F").replace('.', ','))
        .collect(joining(";"));
  }

  private static List<String> reversed(List<String> cells) {
    List<String> turned = new ArrayList<>(cells);
    Collections.reverse(turned);
    return turned;
  }

  private static List<Map<String, String>> objects() {
    return TABLE.stream().skip(1).map(cells -> object(cells, 6)).toList();
  }

  private static Map<String, String> object(List<String> cells, int most) {
    Map<String, String> object = new LinkedHashMap<>();
    IntStream.range(0, most).forEach(i -> object.put(TABLE.get(0).get(i), cells.get(i)));
    return object;
  }

  private static Map<String, Object> features() {
    return Map.of(
        "type",
        "FeatureCollection",
        "features",
        TABLE.stream()
            .skip(1)
            .map(
                cells ->
                    Map.of(
                        "type",
                        "Feature",
                        "properties",
                        object(cells, 4),
                        "geometry",
                        Map.of(
                            "type",
                            "Point",
                            "coordinates",
                            List.of(
                                Double.parseDouble(cells.get(4)),
                                Double.parseDouble(cells.get(5))))))
            .toList());
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(content, "test", null)) {
      Worksheet sheet = workbook.newWorksheet("Arbres");
      for (int row = 0; row < TABLE.size(); row++) {
        for (int column = 0; column < TABLE.get(row).size(); column++) {
          String value = TABLE.get(row).get(column);
          if (value.matches("-?\\d+(\\.\\d+)?")) {
            sheet.value(row, column, Double.valueOf(value));
          } else {
            sheet.value(row, column, value);
          }
        }
      }
    }
    return content.toByteArray();
  }

  private static Map<String, String> byKey(Map<String, String> values) {
    Map<String, String> byKey = new LinkedHashMap<>();
    values.forEach((column, value) -> byKey.put(ColumnNames.key(column), value));
    return byKey;
  }

  /** Numbers stay as they are written in columns that nobody maps. */
  private static String plain(String value) {
    return value.matches("\\d+,\\d+") ? value.replace(',', '.') : value;
  }
}
