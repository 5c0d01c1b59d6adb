package fr.moisson.harvesters.formats.row;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns in which a table states the places of its rows. */
class PlaceColumnsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {
        "POINT (0 46) / nom,longitude,latitude",
        "'LINESTRING (0 46, 1 46)' / nom,wkt",
        "'MULTIPOINT ((0 46), (1 46))' / nom,wkt",
        "'MULTIPOINT ((0 46))' / 'nom,longitude,latitude'",
        "'' / nom"
      })
  void theColumnsAreThoseOfTheKind(String place, String header) throws IOException {
    assertThat(csv(place + "|a").get(0)).isEqualTo(header);
  }

  @Test
  void aTableOfAllKindsHasBoth() throws IOException {
    assertThat(csv("POINT (0.123456789 46)|a", "LINESTRING (0 46, 1 46.123456789)|b", "|c"))
        .containsExactly(
            "nom,longitude,latitude,wkt",
            "a,0.1234568,46,POINT (0.1234568 46)",
            "b,,,\"LINESTRING (0 46, 1 46.1234568)\"",
            "c,,,");
  }

  @Test
  void aShapeThatTheSourceWroteIsNotWrittenTwice() throws IOException {
    assertThat(csv("LINESTRING (0 46, 1 46)|LINESTRING(0 46,1 46)").get(0)).isEqualTo("nom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "voir le plan", "POINT (0 46)", "LINESTRING (433700 6587500, 433800 6587500)"})
  void aColumnThatLacksTheShapeOfARowStaysBesideOurs(String cell) throws IOException {
    String line = "LINESTRING (0 46, 1 46)";
    String ours = ",\"" + line + "\"";

    for (List<String> cells : List.of(List.of(cell, line), List.of(line, cell))) {
      String[] rows = cells.stream().map(one -> line + "|" + one).toArray(String[]::new);
      Path file = Spools.export(folder, OutputFormat.CSV, Spools.columns("WKT"), rows);

      assertThat(Files.readAllLines(file))
          .containsExactly(
              "WKT,wkt_wgs84", quoted(cells.get(0)) + ours, quoted(cells.get(1)) + ours);
    }
  }

  @ParameterizedTest
  @CsvSource({"WKT, 4326, wkt_wgs84", "wkt, 2154, wkt_2154", "geom, 2154, wkt"})
  void aSecondShapeIsNamedAfterItsSystem(String column, String crs, String shape) {
    assertThat(new PlaceColumns(Spools.columns(column), false, true, OutputCrs.of(crs)).columns())
        .extracting(Column::name)
        .containsExactly(column, shape);
  }

  @Test
  void placesHaveNoDecimalCommasNorAreSaidToHaveThem() throws IOException {
    try (RowSpool spool =
        RowSpool.in(folder, Spools.columns("latitude", "longitude", "cm"), Set.of(), true)) {
      Map<String, String> cells = Map.of("latitude", "46,3", "longitude", "-0,4", "cm", "1,5");
      spool.write(new Row(cells, Spools.wkt("POINT (-0.4 46.3)"), 1));
      spool.write(new Row(cells, null, 2));
      Path file = folder.resolve("f.csv");
      spool.export(OutputFormat.CSV, Spools.LAYER, file, notice -> {});

      assertThat(Files.readAllLines(file))
          .containsExactly("latitude,longitude,cm", "46.3,-0.4,\"1,5\"", "46.3,-0.4,\"1,5\"");
      assertThat(spool.columns(OutputFormat.CSV, OutputCrs.WGS_84))
          .extracting(Column::type)
          .containsExactly(ColumnType.NUMBER, ColumnType.NUMBER, ColumnType.DECIMAL_COMMA);
    }
  }

  @Test
  void placesHaveNothingBetweenTheirThousands() throws IOException {
    try (RowSpool spool = RowSpool.in(folder, Spools.columns("x", "y"), Set.of(), true)) {
      Map<String, String> cells = Map.of("x", "434 567,5", "y", "6 587 123");
      spool.write(new Row(cells, Spools.wkt("LINESTRING (0 46, 1 46)"), 1));
      spool.write(new Row(Map.of("x", "7,5", "y", "12"), null, 2));
      Path file = folder.resolve("f.csv");
      OutputLayer layer =
          new OutputLayer("l", "", "", Spools.LAYER.modified(), OutputCrs.of("EPSG:2154"));
      spool.export(OutputFormat.CSV, layer, file, notice -> {});

      assertThat(Files.readAllLines(file).subList(1, 3))
          .satisfiesExactly(
              row -> assertThat(row).startsWith("434567.5,6587123,"),
              row -> assertThat(row).startsWith("7.5,12,"));
    }
  }

  @Test
  void aRowWithoutShapeNeedsNoTextOfIt() throws IOException {
    assertThat(csv("|Brèche", "LINESTRING (0 46, 1 46)|LINESTRING(0 46,1 46)").get(0))
        .isEqualTo("nom");
  }

  private static String quoted(String cell) {
    return cell.contains(",") ? "\"" + cell + "\"" : cell;
  }

  @Test
  void sheetsHaveNoRoomForShapes() throws IOException {
    try (RowSpool spool = RowSpool.in(folder, Spools.columns("n"), Set.of(), true)) {
      spool.write(new Row(Map.of(), Spools.wkt("LINESTRING (0 46, 1 46)"), 1));

      assertThat(spool.columns(OutputFormat.XLSX, OutputCrs.WGS_84)).hasSize(1);
      assertThat(spool.columns(OutputFormat.CSV, OutputCrs.WGS_84)).hasSize(2);
    }
  }

  private List<String> csv(String... rows) throws IOException {
    return Files.readAllLines(Spools.export(folder, OutputFormat.CSV, Spools.columns("nom"), rows));
  }
}
