package fr.moisson.harvesters.formats.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.Spools;
import fr.moisson.harvesters.formats.row.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

class ParquetRowWriterTest {

  @TempDir Path folder;

  @Test
  void columnsHaveTheTypesOfTheirValues() throws IOException {
    ParquetReading read =
        read(
            Spools.columns("n", "x", "v", "jour", "vu", "heure", "insee"),
            "|12|1,5|TRUE|25/11/2026|1970-01-01T02:00:00+02:00|1969-12-31 23:59:59|01004",
            "|||||||");

    assertThat(read.columns())
        .containsExactly(
            "n INT64",
            "x DOUBLE",
            "v BOOLEAN",
            "jour INT32 <LogicalType DATE:DateType()>",
            "vu INT64 <LogicalType TIMESTAMP:TimestampType(isAdjustedToUTC:true,"
                + " unit:<TimeUnit MICROS:MicroSeconds()>)>",
            "heure INT64 <LogicalType TIMESTAMP:TimestampType(isAdjustedToUTC:false,"
                + " unit:<TimeUnit MICROS:MicroSeconds()>)>",
            "insee BYTE_ARRAY <LogicalType STRING:StringType()>");
    assertThat(
            List.of(
                read.values(0),
                read.values(1),
                read.values(2),
                read.values(3),
                read.values(4),
                read.values(5)))
        .extracting(values -> values.get(0))
        .containsExactly(12L, 1.5, true, 20_782, 0L, -1_000_000L);
    assertThat(read.values(6)).containsExactly(Binary.fromString("01004"), null);
    assertThat(read.footer.getKey_value_metadata()).isNull();
  }

  @Test
  void geometriesAreWellKnownBinaryWithTheirExtentInTheFooter() throws IOException, ParseException {
    ParquetReading read =
        read(
            Spools.columns("geometry"),
            "POLYGON ((0 46, 1 46, 1 47, 0 46))|a",
            "|b",
            "MULTIPOLYGON (((2 46, 3 46, 3 48, 2 46)))|c");

    assertThat(read.columns()).last().isEqualTo("geometry_2 BYTE_ARRAY");
    byte[] wkb = ((Binary) read.values(1).get(2)).getBytes();
    assertThat(new WKBReader().read(wkb)).hasToString("MULTIPOLYGON (((2 46, 3 46, 3 48, 2 46)))");
    assertThat(read.values(1).get(1)).isNull();
    assertThat(read.footer.getKey_value_metadata().get(0).getValue())
        .isEqualTo(
            "{\"version\":\"1.1.0\",\"primary_column\":\"geometry_2\",\"columns\":{\"geometry_2\":"
                + "{\"encoding\":\"WKB\",\"geometry_types\":[\"MultiPolygon\",\"Polygon\"],"
                + "\"bbox\":[0.0,46.0,3.0,48.0]}}}");
  }

  @Test
  void heightsAreInIsoWellKnownBinary() throws IOException {
    ParquetReading read = read(Spools.columns("n"), "POINT Z (0 46 12)|1");

    assertThat(((Binary) read.values(1).get(0)).getBytes())
        .startsWith(1, 0xE9, 3, 0, 0)
        .hasSize(29);
    assertThat(read.footer.getKey_value_metadata().get(0).getValue())
        .contains("\"geometry_types\":[\"Point Z\"]");
  }

  @Test
  void manyRowsLieInGroupsThatMemoryHolds() throws IOException {
    String[] rows =
        IntStream.range(0, 100_001).mapToObj(i -> "|v" + i % 7 + "|" + i).toArray(String[]::new);

    ParquetReading read = read(Spools.columns("v", "n"), rows);

    assertThat(read.footer.getRow_groups()).hasSize(2);
    assertThat(read.footer.getNum_rows()).isEqualTo(100_001);
    assertThat(read.values(1)).hasSize(100_001).contains(0L, 100_000L).doesNotContainNull();
    assertThat(read.values(0)).startsWith(Binary.fromString("v0"), Binary.fromString("v1"));
    assertThat(
            read.footer.getRow_groups().get(1).getColumns().get(1).getMeta_data().getStatistics())
        .satisfies(
            statistics -> {
              assertThat(statistics.getNull_count()).isZero();
              assertThat(statistics.getMin_value()).startsWith(0xA0, 0x86, 1, 0);
            });
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    String[] rows = {"POINT (0 46)|a", "|b"};
    byte[] first = Files.readAllBytes(export(Spools.columns("n"), rows));

    assertThat(Files.readAllBytes(export(Spools.columns("n"), rows))).isEqualTo(first);
    assertThat(new String(first, UTF_8)).startsWith("PAR1").endsWith("PAR1");
  }

  private ParquetReading read(List<Column> columns, String... rows) throws IOException {
    return new ParquetReading(export(columns, rows));
  }

  private Path export(List<Column> columns, String... rows) {
    return Spools.export(folder, OutputFormat.PARQUET, columns, rows);
  }
}
