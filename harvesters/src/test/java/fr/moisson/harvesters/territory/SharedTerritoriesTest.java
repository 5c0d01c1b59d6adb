package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

@Tag("shared")
class SharedTerritoriesTest {

  private static final double KM2_PER_SQUARE_DEGREE = 111.195 * 111.195;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "membres-200069037-pays-de-saint-omer, 200069037, 53, 547.66",
    "membres-200066918-ales-agglomeration, 200066918, 71, 925.25",
    "membres-200039022-vitre-communaute, 200039022, 46, 880.09",
    "membres-200067106-pays-basque, 200067106, 158, 2999.54",
    "membres-200041317-niortais, 200041317, 40, 819.49",
    "membres-200069821-fecamp-caux-littoral, 200069821, 33, 209.0"
  })
  void theContourOfAnEpciIsTheUnionOfItsCommunes(
      String file, String siren, int members, double km2) {
    Territory epci = read("territories/" + file + ".geojson", Kind.EPCI, siren);

    assertThat(epci.communes()).hasSize(members).allMatch(one -> !one.name().isEmpty());
    assertThat(epci.contour().isValid()).isTrue();
    assertThat(epci.contour().getNumGeometries()).isEqualTo(1);
    assertThat(km2(epci.contour())).isCloseTo(km2, within(km2 / 100));
  }

  @Test
  void niortLiesInItsEpci() {
    Territory niort = read("territories/commune-79191-niort.geojson", Kind.COMMUNE, "79191");
    Territory epci = read("territories/epci-200041317-niortais.geojson", Kind.EPCI, "200041317");

    assertThat(niort.name()).isEqualTo("Niort");
    assertThat(niort.zones()).contains("commune:79191", "departement:79", "region:75");
    assertThat(epci.name()).isEqualTo("CA du Niortais");
    assertThat(epci.communeCodes()).hasSize(40).contains("79191");
    assertThat(epci.contour().covers(niort.contour())).isTrue();
  }

  @Test
  void aCommuneIsFoundAmongTheMembers() {
    Territory niort = read("territories/membres-200041317-niortais.geojson", Kind.COMMUNE, "79191");

    assertThat(niort.name()).isEqualTo("Niort");
    assertThat(km2(niort.contour())).isCloseTo(68.37, within(0.7));
  }

  @Test
  void aFileOfTheGeoApiIsRead() {
    Territory nice =
        read("geo-api/contours-communes-06-alpes-maritimes.geojson", Kind.COMMUNE, "06088");

    assertThat(nice.name()).isEqualTo("Nice");
    assertThat(nice.communes().get(0).departement()).isEqualTo("06");
  }

  static Stream<Row> expectedCounts() {
    Path file = Shared.path("samples/environment/expected-counts.csv");
    return Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)).rows().stream();
  }

  @ParameterizedTest
  @MethodSource("expectedCounts")
  void asManyFeaturesAreInsideAsGdalFinds(Row expected) {
    Path path = Shared.path("samples/environment/" + expected.value("file"));
    Table.Format format = FormatCheck.guess(path, path.toString(), null);
    String layer = expected.value("layer").isEmpty() ? null : expected.value("layer");
    Table table = new Table(path, format, null, Table.Place.GUESSED, Reading.ORIGIN, layer);
    Territory territory = territory(expected.value("territory"));
    long inside = 0;
    try (Rows rows = Rows.open(table, notice -> {})) {
      Cut cut = new Cut(territory, rows.columns(), null, false);
      while (rows.hasNext()) {
        Row row = rows.next();
        boolean placed = row.geometry() != null;
        inside += placed && cut.of(row) == Cut.Verdict.INSIDE ? 1 : 0;
      }
    }
    assertThat(inside).isEqualTo(Long.parseLong(expected.value("intersecting")));

    List<Distribution.Extract> extracts =
        Extraction.make(table, "Essai", "essai", List.of(territory), folder, notice -> {});
    for (Distribution.Extract extract : extracts) {
      assertThat(extract.receipt().rowsIn()).isEqualTo(Long.parseLong(expected.value("features")));
      assertThat(rowsOf(extract)).isEqualTo(extract.receipt().rowsOut());
      assertThat(extract.receipt().rowsOut()).isGreaterThanOrEqualTo(inside);
    }
  }

  private long rowsOf(Distribution.Extract extract) {
    Table.Format format = Table.Format.valueOf(extract.format());
    Table table = Reading.table(folder.resolve(extract.file()), format, Table.Place.GUESSED);
    return Reading.of(table).rows().size();
  }

  private static Territory territory(String file) {
    String name = Path.of(file).getFileName().toString();
    Kind kind = name.startsWith("epci") ? Kind.EPCI : Kind.COMMUNE;
    return read("territories/" + file, kind, name.split("-")[1]);
  }

  private static Territory read(String file, Kind kind, String code) {
    return ContourFile.read(Shared.path("samples/" + file), kind, code, null, "2026");
  }

  private static double km2(Geometry contour) {
    double latitude = Math.toRadians(contour.getCentroid().getY());
    return contour.getArea() * KM2_PER_SQUARE_DEGREE * Math.cos(latitude);
  }
}
