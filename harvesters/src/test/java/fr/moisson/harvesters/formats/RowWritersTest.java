package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.csv.CsvRowWriter;
import fr.moisson.harvesters.formats.json.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.PlaceColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RowWritersTest {

  @TempDir Path folder;

  @Test
  void csvHasThePlaceInItsLastColumns() throws IOException {
    String written =
        csv(
            List.of("nom", "x"),
            new Row(Map.of("nom", "a \"b\", c", "x", "1"), wkt("POINT(-0.123456789 46)"), 2),
            new Row(Map.of("nom", "d"), wkt("LINESTRING(0 46, 1 47)"), 3));

    assertThat(written)
        .isEqualTo("nom,x,longitude,latitude\r\n\"a \"\"b\"\", c\",1,-0.1234568,46\r\nd,,,\r\n");
  }

  @Test
  void csvCorrectsThePlaceWhereTheSourceHasIt() throws IOException {
    String written =
        csv(
            List.of("Latitude", "Longitude"),
            new Row(
                Map.of("Latitude", "-0,46", "Longitude", "46,32"), wkt("POINT(-0.46 46.32)"), 2),
            new Row(Map.of("Latitude", "?", "Longitude", ""), null, 3));

    assertThat(written).isEqualTo("Latitude,Longitude\r\n46.32,-0.46\r\n?,\r\n");
  }

  @Test
  void separatorsAtTheEndOfEachLineAreNoColumns() throws IOException {
    List<Column> columns = Spools.columns("nom", "colonne_2", "colonne_3");

    Path file = Spools.export(folder, OutputFormat.CSV, columns, "|If||", "|Orme||vieux");

    assertThat(file).hasContent("nom,colonne_3\r\nIf,\r\nOrme,vieux\r\n");
  }

  @Test
  void geoJsonHasValuesOfTheTypesThatAreStated() throws IOException {
    List<Column> columns =
        List.of(
            new Column("hauteur", ColumnType.NUMBER, "", ""),
            new Column("annee", ColumnType.YEAR, "", ""),
            new Column("remarquable", ColumnType.BOOLEAN, "", ""),
            new Column("insee", ColumnType.STRING, "", ""),
            new Column("vu", ColumnType.DATE, "", ""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer = new GeoJsonRowWriter(out, columns, Set.of("insee"))) {
      writer.write(
          new Row(
              Map.of(
                  "hauteur", "12.50",
                  "annee", "1998",
                  "remarquable", "oui",
                  "insee", "79191",
                  "vu", "2026-11-25"),
              null,
              1));
      writer.write(new Row(Map.of("hauteur", "haut", "remarquable", "?"), null, 2));
    }

    assertThat(out.toString(UTF_8))
        .contains(
            "{\"hauteur\":12.50,\"annee\":1998,\"remarquable\":true,\"insee\":\"79191\","
                + "\"vu\":\"2026-11-25\"}",
            "{\"hauteur\":\"haut\",\"annee\":null,\"remarquable\":\"?\",\"insee\":null,\"vu\":null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Érable d’eau « élu » – 12 €",
        "\u0001\t\"\\/",
        "\ud83c\udf33 arbre",
        "\u007f\u0080\u07ff\u0800\uffff"
      })
  void geoJsonHasAllCharactersOfATextAsWritten(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(out, List.of(new Column(text, ColumnType.STRING, "", "")), Set.of())) {
      writer.write(new Row(Map.of(text, text), null, 1));
    }

    JsonNode properties = Json.MAPPER.readTree(out.toByteArray()).at("/features/0/properties");
    assertThat(properties.get(text).asText()).isEqualTo(text);
  }

  @Test
  void halfACharacterIsReplacedInGeoJson() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(out, List.of(new Column("n", ColumnType.STRING, "", "")), Set.of())) {
      writer.write(new Row(Map.of("n", "If \ud83c"), null, 1));
    }

    assertThat(out.toString(UTF_8)).contains("{\"n\":\"If ?\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, 12.50, 12.50",
    "NUMBER, -2.8286696, -2.8286696",
    "NUMBER, 0.000001, 0.000001",
    "NUMBER, 0.0000001, 1E-7",
    "NUMBER, -0.0, 0.0",
    "NUMBER, 0071, 71",
    "NUMBER, 5., 5",
    "NUMBER, .5, 0.5",
    "NUMBER, 1e3, 1E+3",
    "NUMBER, 12345678901234567890.5, 12345678901234567890.5",
    "NUMBER, -, '\"-\"'",
    "NUMBER, 1.2.3, '\"1.2.3\"'",
    "DECIMAL_COMMA, '4,50', 4.50",
    "GROUPED_DECIMAL_COMMA, .., '\"..\"'",
    "INTEGER, 999999999999999999, 999999999999999999",
    "INTEGER, 1.5, '\"1.5\"'",
    "YEAR, 1998, 1998"
  })
  void geoJsonKeepsTheDigitsOfNumbers(ColumnType type, String value, String written)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(out, List.of(new Column("n", type, "", "")), Set.of())) {
      writer.write(new Row(Map.of("n", value), null, 1));
    }

    assertThat(out.toString(UTF_8)).contains("{\"n\":" + written + "}");
  }

  @Test
  void digitsThatNoReaderOfJsonTakesStayText() throws IOException {
    String digits = "0." + "1".repeat(1_001);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(out, List.of(new Column("n", ColumnType.NUMBER, "", "")), Set.of())) {
      writer.write(new Row(Map.of("n", digits), null, 1));
    }

    assertThat(out.toString(UTF_8)).contains("{\"n\":\"" + digits + "\"}");
  }

  @Test
  void geoJsonHasOneFeatureALine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(out, List.of(Column.of("nom"), Column.of("n")), Set.of("n"))) {
      writer.write(new Row(Map.of("nom", "é\"", "n", "1.50"), wkt("POINT(-0.123456789 46.0)"), 1));
      writer.write(new Row(Map.of("n", ""), wkt("POLYGON((2 46, 2 47, 3 47, 3 46, 2 46))"), 2));
      writer.write(new Row(Map.of("nom", "b"), null, 3));
    }

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"nom":"é\\"","n":1.50},"geometry":{"type":"Point","coordinates":[-0.1234568,46]}},
            {"type":"Feature","properties":{"nom":null,"n":null},"geometry":{"type":"Polygon","coordinates":[[[2,46],[3,46],[3,47],[2,47],[2,46]]]}},
            {"type":"Feature","properties":{"nom":"b","n":null},"geometry":null}
            ]}
            """);
  }

  private static String csv(List<String> columns, Row... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvRowWriter writer =
        new CsvRowWriter(
            out,
            new PlaceColumns(
                columns.stream().map(Column::of).toList(), true, false, OutputCrs.WGS_84))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
    return out.toString(UTF_8);
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
