package fr.moisson.harvesters.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.geopackage.GeoPackages;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.territory.Places;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;

/** What a column means is decided by the first rows of the file, wherever they lie. */
class HeadOfTableTest {

  private static final String SCHEMA =
      """
      {"name": "bancs", "fields": [
        {"name": "nom", "type": "string"},
        {"name": "pose", "type": "date"},
        {"name": "vu", "type": "date"}]}
      """;

  /** Places far from Niort, with dates that show that the month is written first. */
  private static final List<Bench> FAR =
      IntStream.range(0, 2000)
          .mapToObj(i -> new Bench("loin " + i, "03/%d/2019".formatted(13 + i % 9), "", 9))
          .toList();

  @TempDir private Path folder;

  private record Bench(String name, String placed, String seen, double longitude) {

    static Bench near(String seen) {
      return new Bench("Port", "03/04/2019", seen, -0.25);
    }

    String csv() {
      return "%s;%s;%s;%s;46.5".formatted(name, placed, seen, longitude);
    }

    String json() {
      return """
          {"type":"Feature","properties":{"nom":"%s","pose":"%s","vu":"%s"},\
          "geometry":{"type":"Point","coordinates":[%s,46.5]}}"""
          .formatted(name, placed, seen, longitude);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "GEOJSON", "JSON_LINES", "GEOPACKAGE"})
  void aFewRowsOfATerritoryAreReadAsTheWholeFileIs(Format format) throws Exception {
    List<Bench> benches = new ArrayList<>(FAR);
    benches.add(Bench.near("05/06/2020"));
    benches.add(Bench.near("05/14/2020"));
    Mapping mapping =
        new Mapping(
            "bancs",
            MappingFile.EMPTY,
            TableSchema.read(new ByteArrayInputStream(SCHEMA.getBytes(UTF_8)), "bancs.json"),
            Map.of());

    String file =
        Extracts.mapped(
                table(format, benches),
                mapping,
                Places.niort(),
                folder.resolve("files"),
                notice -> {})
            .file();

    assertThat(Files.readString(folder.resolve("files").resolve(file)))
        .contains("Port,2019-03-04,2020-05-06")
        .doesNotContain("loin");
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "GEOJSON", "JSON_LINES", "GEOPACKAGE"})
  void onlyTheFirstRowsAreReadWhereverTheyLie(Format format) throws Exception {
    List<Bench> benches = new ArrayList<>(FAR);
    benches.add(Bench.near(""));
    benches.add(0, Bench.near(""));
    List<String> read = new ArrayList<>();

    RowArea area = new RowArea(new Envelope(-0.3, -0.2, 46.4, 46.6), 3);
    try (Rows rows = Rows.within(table(format, benches), area, notice -> {})) {
      rows.forEachRemaining(row -> read.add(row.value("nom")));
      assertThat(rows.elsewhere()).isGreaterThan(1990);
    }

    assertThat(read).startsWith("Port", "loin 0", "loin 1").endsWith("Port").hasSizeLessThan(7);
  }

  private Table table(Format format, List<Bench> benches)
      throws IOException, SQLException, ParseException {
    if (format == Format.GEOPACKAGE) {
      return Reading.table(geoPackage(benches), format, Table.Place.GUESSED);
    }
    String text =
        switch (format) {
          case CSV -> all(benches, "nom;pose;vu;lon;lat\n", Bench::csv, "\n");
          case JSON_LINES -> all(benches, "", Bench::json, "\n");
          default ->
              all(benches, "{\"type\":\"FeatureCollection\",\"features\":[\n", Bench::json, ",\n")
                  + "]}";
        };
    return Reading.table(
        Reading.written(folder, "f", text.getBytes(UTF_8)), format, Table.Place.GUESSED);
  }

  private static String all(
      List<Bench> benches, String before, Function<Bench, String> written, String between) {
    return benches.stream().map(written).collect(Collectors.joining(between, before, "\n"));
  }

  private Path geoPackage(List<Bench> benches) throws SQLException, ParseException {
    Path file = folder.resolve("f.gpkg");
    try (GeoPackages made =
        new GeoPackages(file).layer("a", 4326, "nom TEXT, pose TEXT, vu TEXT")) {
      made.run("CREATE VIRTUAL TABLE rtree_a_geom USING rtree(id, minx, maxx, miny, maxy)");
      for (Bench bench : benches) {
        String place = "POINT (%s 46.5)".formatted(bench.longitude());
        made.insert("a", GeoPackages.blob(place, 0), bench.name(), bench.placed(), bench.seen());
      }
      for (int i = 0; i < benches.size(); i++) {
        double x = benches.get(i).longitude();
        made.run("INSERT INTO rtree_a_geom VALUES (%d, %s, %s, 46.5, 46.5)".formatted(i + 1, x, x));
      }
    }
    return file;
  }
}
