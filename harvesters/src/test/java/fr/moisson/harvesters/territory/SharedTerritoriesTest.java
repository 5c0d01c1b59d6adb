package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.extraction.Extracts;
import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
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

  /** The number of communes, and the area in km² as measured by GDAL in Lambert-93. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "commune-30007-ales, Alès, 1, 23.21",
    "commune-35360-vitre, Vitré, 1, 38.65",
    "commune-62765-saint-omer, Saint-Omer, 1, 16.45",
    "commune-64102-bayonne, Bayonne, 1, 25.83",
    "commune-76259-fecamp, Fécamp, 1, 15.2",
    "commune-79191-niort, Niort, 1, 68.37",
    "epci-200039022-vitre-communaute, CA Vitré Communauté, 46, 880.09",
    "epci-200041317-niortais, CA du Niortais, 40, 819.49",
    "epci-200066918-ales-agglomeration, CA Alès Agglomération, 71, 925.25",
    "epci-200067106-pays-basque, CA du Pays Basque, 158, 2999.54",
    "epci-200069037-pays-de-saint-omer, CA du Pays de Saint-Omer, 53, 547.66",
    "epci-200069821-fecamp-caux-littoral, CA Fécamp Caux Littoral Agglomération, 33, 209.0",
    "extra/commune-02232-coyolles, Coyolles, 1, 24.93",
    "extra/commune-21231-dijon, Dijon, 1, 41.66",
    "extra/commune-30014-arpaillargues, Arpaillargues-et-Aureillac, 1, 13.8",
    "extra/commune-35238-rennes, Rennes, 1, 50.38",
    "extra/commune-35288-saint-malo, Saint-Malo, 1, 36.47",
    "extra/commune-38185-grenoble, Grenoble, 1, 18.56",
    "extra/commune-63113-clermont-ferrand, Clermont-Ferrand, 1, 43.05",
    "extra/commune-75056-paris, Paris, 1, 105.33",
    "extra/commune-78551-saint-germain-en-laye, Saint-Germain-en-Laye, 1, 53.09",
    "extra/commune-86194-poitiers, Poitiers, 1, 42.42",
    "extra/commune-92049-montrouge, Montrouge, 1, 2.07",
    "extra/commune-95428-montmorency, Montmorency, 1, 5.2",
    "extra/commune-95523-la-roche-guyon, La Roche-Guyon, 1, 4.67",
    "extra/epci-200039022-vitre-communaute-detaillee, CA Vitré Communauté, 46, 879.82",
    "extra/epci-200040715-grenoble-alpes-metropole, Grenoble-Alpes-Métropole, 49, 542.66",
    "extra/epci-200054781-metropole-du-grand-paris, Métropole du Grand Paris, 130, 814.93",
    "extra/epci-200056380-plaine-vallee, CA Plaine Vallée, 18, 74.77",
    "extra/epci-200058519-saint-germain-boucles-de-seine, CA Saint Germain Boucles de Seine, 19, 141.43",
    "extra/epci-200069854-grand-poitiers, CU du Grand Poitiers, 40, 1071.25",
    "extra/epci-200071991-retz-en-valois, CC Retz en Valois, 54, 538.59",
    "extra/epci-242100410-dijon-metropole, Dijon Métropole, 23, 240.33",
    "extra/epci-243500139-rennes-metropole, Rennes Métropole, 43, 710.9",
    "extra/epci-246300701-clermont-auvergne-metropole, Clermont Auvergne Métropole, 21, 302.2",
    "extra/epci-249500513-vexin-val-de-seine, CC du Vexin-Val de Seine, 26, 201.88"
  })
  void everyTerritoryHasItsNameItsMembersAndItsArea(
      String file, String name, int members, double km2) {
    Territory territory = territory(file + ".geojson");

    assertThat(territory.name()).isEqualTo(name);
    assertThat(territory.communeCodes()).hasSize(members);
    assertThat(territory.contour().isValid()).isTrue();
    assertThat(km2(territory.contour())).isCloseTo(km2, within(km2 / 100));
  }

  /** 163 communes with contours; the files of the other departments have the same format. */
  @Test
  void everyCommuneOfADepartmentIsFoundInOneFile() {
    String file = "geo-api/contours-communes-06-alpes-maritimes.geojson";
    Path path = Shared.path("samples/" + file);

    List<Row> communes =
        Reading.of(Reading.table(path, Table.Format.GEOJSON, Table.Place.GUESSED)).rows();

    assertThat(communes).hasSize(163);
    assertThat(communes)
        .allSatisfy(
            commune ->
                assertThat(read(file, Kind.COMMUNE, commune.value("code")).name())
                    .isEqualTo(commune.value("nom")));
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
    Table table = table(expected);
    Territory territory = territory(expected.value("territory"));
    long inside = 0;
    try (Rows rows = Rows.open(table, notice -> {})) {
      Cut cut = new Cut(territory, territory, rows.columns(), Table.Place.GUESSED, Boundary.WHOLE);
      while (rows.hasNext()) {
        Row row = rows.next();
        boolean placed = row.geometry() != null;
        inside += placed && cut.of(row).verdict() == ClippedRow.Verdict.INSIDE ? 1 : 0;
      }
    }
    assertThat(inside).isEqualTo(Long.parseLong(expected.value("intersecting")));

    List<Distribution.Extract> extracts =
        Extracts.of(table, "Essai", "essai", List.of(territory), folder, notice -> {});
    for (Distribution.Extract extract : extracts) {
      assertThat(extract.receipt().rowsIn()).isEqualTo(Long.parseLong(expected.value("features")));
      assertThat(rowsOf(extract)).isEqualTo(extract.receipt().rowsOut());
      assertThat(extract.receipt().rowsOut()).isGreaterThanOrEqualTo(inside);
    }
  }

  /** The area in km² of GDAL's clipped result, measured in Lambert-93. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("expectedCounts")
  void asMuchIsCutOutAsGdalCuts(Row expected) {
    Table table = table(expected);
    Territory territory = territory(expected.value("territory"));

    List<Distribution.Extract> extracts = Extracts.clipped(table, territory, folder, notice -> {});

    long clipped = Long.parseLong(expected.value("clipped"));
    String km2 = expected.value("clipped_km2");
    assertThat(extracts).allMatch(extract -> extract.receipt().rowsOut() >= clipped);
    assertThat(clipped == 0 || !extracts.isEmpty()).isTrue();
    if (!km2.isEmpty()) {
      double area = extracts.get(0).receipt().area().inside() / 1e6;
      assertThat(area).isCloseTo(Double.parseDouble(km2), within(0.002 * area + 0.0001));
    }
  }

  private static Table table(Row expected) {
    Path path = Shared.path("samples/environment/" + expected.value("file"));
    Table.Format format = FormatCheck.guess(path, path.toString(), null);
    String layer = expected.value("layer").isEmpty() ? null : expected.value("layer");
    return new Table(path, format, null, Table.Place.GUESSED, Reading.ORIGIN, layer);
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
