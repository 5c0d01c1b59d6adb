package fr.moisson.harvesters.formats.crs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.parquet.ParquetReading;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

class OutputCrsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "2154, 3, 46.5, 700000, 6600000",
    "EPSG:3946, 3, 46, 1700000, 5200000",
    "2975, 57, -21, 500000, 7677852",
    "3857, 0, 0, 0, 0"
  })
  void placesAreMovedAndTheGivenOnesStay(String crs, double lon, double lat, double x, double y) {
    Geometry given = Spools.wkt("POINT (" + lon + " " + lat + ")");

    Geometry moved = OutputCrs.of(crs).of(given);

    assertThat(moved.getCoordinate().getX()).isCloseTo(x, within(1.0));
    assertThat(moved.getCoordinate().getY()).isCloseTo(y, within(1.0));
    assertThat(given.getCoordinate().getX()).isEqualTo(lon);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lambert", "999999", "4171", "99999999999"})
  void whatIsNoSystemInMetresIsRefused(String crs) {
    assertThatThrownBy(() -> OutputCrs.of(crs)).isInstanceOf(Misconfigured.class);
  }

  @Test
  void geoPackageNamesItsSystem() throws IOException {
    Path file = export(OutputFormat.GPKG, "2154");

    Reading read = Reading.of(Reading.table(file, Table.Format.GEOPACKAGE, Table.Place.GUESSED));

    assertThat(read.rows().get(0).geometry().getCoordinate().getX()).isCloseTo(3, within(1e-9));
    assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
        .contains("RGF93 / Lambert-93", "PROJCS[");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {2154, 3942, 3950, 2970, 2972, 2975, 4471, 4467, 5490, 32620, 3857, 3035, 27572})
  void parquetSaysItsSystemAsProjJson(int code) throws IOException {
    ParquetReading read = new ParquetReading(export(OutputFormat.PARQUET, "" + code));

    JsonNode crs =
        new ObjectMapper()
            .readTree(read.footer.getKey_value_metadata().get(0).getValue())
            .at("/columns/geometry/crs");
    assertThat(crs.at("/type").textValue()).isEqualTo("ProjectedCRS");
    assertThat(crs.at("/id/code").intValue()).isEqualTo(code);
    assertThat(crs.at("/base_crs/id/code").intValue()).isPositive();
    assertThat(crs.at("/conversion/parameters")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(crs.at("/coordinate_system/axis")).hasSize(2);
  }

  @Test
  void csvHasMetresInTheirColumns() throws IOException {
    assertThat(export(OutputFormat.CSV, "2154")).hasContent("n,x,y\r\n1,700000,6600000\r\n");
  }

  @Test
  void geoJsonStaysInDegrees() throws IOException {
    assertThat(export(OutputFormat.GEOJSON, "2154")).content().contains("[3,46.5]");
  }

  private Path export(OutputFormat format, String crs) throws IOException {
    Path target = folder.resolve("f." + format.extension());
    try (RowSpool spool = RowSpool.in(folder, Spools.columns("n"), Set.of(), true)) {
      spool.write(new Row(Map.of("n", "1"), Spools.wkt("POINT (3 46.5)"), 1));
      OutputLayer layer = new OutputLayer("points", "", "", Instant.EPOCH, OutputCrs.of(crs));
      spool.export(format, layer, target, notice -> {});
    }
    return target;
  }
}
