package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shared")
class SharedFilesTest {

  /**
   * The number of rows, and of rows with a place, as counted with Python's csv and json modules.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "environment/63-clermont-t2c-gtfs-stops.txt, 2014, 2014",
    "environment/75-arbres-remarquables-bom.csv, 128, 128",
    "environment/75-les-arbres-extrait.csv, 2948, 2948",
    "environment/78-saint-germain-en-laye-arbres.csv, 709, 709",
    "environment/35-rennes-vergers-epsg3857.geojson, 35, 35",
    "environment/38-grenoble-zones-arborees.geojson, 1445, 1445",
    "environment/73-reserves-naturelles-lambert93.geojson, 2, 2",
    "environment/86-vienne-clain-zone-inondable.geojson, 62, 61",
    "environment/95-connexions-ecologiques.geojson, 94, 94",
    "environment/95-foret-protection-montmorency.geojson, 1, 1",
    "environment/95-forets-publiques.geojson, 33, 33",
    "environment/95-natura2000-habitats.geojson, 7, 7",
    "environment/95-parcs-naturels-regionaux.geojson, 2, 2",
    "environment/95-znieff1.geojson, 211, 211",
    "environment/95-zones-vegetation-geometries-mixtes.geojson, 9603, 9603",
    "environment/france-ademe-sites-pollues.geojson, 419, 390",
    "environment/france-gares.geojson, 3819, 3819",
    "municipal/02-saint-quentin-patrimoine-arbore.csv, 3000, 3000",
    "municipal/14-sup-ac2-assiette-latin1.csv, 111, 0",
    "municipal/14-sup-ac2-assiette-utf8.csv, 111, 0",
    "municipal/49-angers-arbres-enquete.csv, 52, 52",
    "municipal/75-arbres-remarquables-opendatasoft.csv, 176, 176",
    "municipal/75-arbres-remarquables-sans-entete.csv, 203, 203",
    "municipal/75-fontaines-a-boire.csv, 1188, 1188",
    "municipal/93-bondy-arbres-departementaux.csv, 446, 0",
    "municipal/93-bondy-arbres-proteges.csv, 19, 0",
    "municipal/93-bondy-icpe-basias-perimetres.csv, 89, 0",
    "municipal/93-bondy-plui-prescription-pct.csv, 60, 0",
    "municipal/sinp-occurrences-taxons-dee.csv, 48, 43",
    "municipal/sinp-occurrences-taxons-dee-entete-invalide.csv, 1, 1",
    "municipal/14-caen-roses-tremieres.geojson, 78, 78",
    "municipal/69-lyon-parkings-lambert93.geojson, 6, 6",
    "municipal/75-92-arbres-remarquables-fusion.json, 1307, 1307",
    "municipal/93-bondy-fontaines-lambert93-3d.geojson, 14, 14",
    "fichiers/Agribalyse_Synthese.csv, 5, 0",
    "fichiers/Demarches_PCAET_V1_entete.csv, 206, 0",
    "fichiers/csv_utf8.csv, 37, 37",
    "fichiers/dataset-bad-separators.csv, 17, 0",
    "fichiers/dataset-latin1.csv, 2, 0",
    "fichiers/date-formats.csv, 3, 0",
    "fichiers/empty-number-values.csv, 18, 0",
    "fichiers/formatting-issues.csv, 12, 0",
    "fichiers/meteo-des-forets.csv, 96, 0",
    "fichiers/salles-sur-yffiniac-6.csv, 7, 0",
    "fichiers/some-quotes.csv, 1, 0",
    "fichiers/tab-sep.txt, 2, 0",
    "fichiers/weird-keys.csv, 1, 0",
    "fichiers/wide-dataset.csv, 3, 0",
    "fichiers/wkt.csv, 1, 1",
    "fichiers/geojson-broken.geojson, 1, 1",
    "fichiers/geojson-crs.geojson, 1, 1",
    "fichiers/geojson-geometry-collection.geojson, 2, 2",
    "fichiers/hydra-valid.geojson, 3, 3",
    "fichiers/hydra-invalid.geojson, 0, 0",
    "fichiers/csv-detective-file.ods, 3, 0",
    "fichiers/dates.ods, 3, 0",
    "fichiers/sparse.xlsx, 4, 0",
    "fichiers/stations.zip, 86, 86",
    "environment/30-plu-30014-prescription-surf-shp.zip, 77, 77",
    "environment/69-pprt-20090005-lambert93.gpkg, 10, 10",
    "environment/bourgogne-franche-comte-forets.gpkg, 4467, 4467",
    "geonature/synthese/dates.csv, 16, 16",
    "geonature/synthese/few_lines.csv, 3, 3",
    "geonature/synthese/geom_file.csv, 21, 10",
    "geonature/synthese/jdd_to_import_file.csv, 8, 8",
    "geonature/synthese/nomenclatures_file.csv, 12, 12",
    "geonature/synthese/valid_file.csv, 6, 6",
    "geonature/idf-observations-mailles-95.geojson, 3345, 3345",
    "essences/arbres-essences-metropole.json, 352, 0",
    "lcz/redon-osm-rsu_lcz.geojson, 521, 521",
    "inpn/bdc-statuts-94-extrait.csv, 799, 0",
    "georisques/gaspar-bulk/GASPAR_Procedure.ods, 120, 0",
    "georisques/icpe-legacy-2020/etablissement-0063-03511.json, 1, 1",
    "datagouv/catalog-csv/datasets_catalog.csv, 4, 0",
    "datagouv/catalog-csv/organizations_catalog.csv, 3, 0",
    "datagouv/catalog-csv/dataservices_catalog.csv, 2, 0",
    "datagouv/catalog-csv/hydra_catalog.csv, 2, 0",
    "transport/zfe_ids.csv, 43, 0",
    "geo-api/communes.json, 9, 9",
    "geo-api/decoupage/communes.csv, 37496, 0",
    "geo-api/decoupage/departements.csv, 101, 0",
    "geo-api/decoupage/regions.csv, 18, 0",
    "geo-api/decoupage/collectivites-outremer.csv, 94, 0",
    "geo-api/decoupage/donnees_communes_mayotte.csv, 17, 0"
  })
  void everyFileGivesItsRows(String file, int rows, int placed) {
    Reading reading = read(file);

    assertThat(reading.rows().size()).isEqualTo(rows);
    assertThat(reading.rows().stream().filter(row -> row.geometry() != null).count())
        .isEqualTo(placed);
    assertThat(reading.codes()).doesNotContain(Notice.Code.AXES_SWAPPED);
  }

  @Test
  void aFileThatBreaksOffInsideQuotesGivesAllOfItsOtherRowsAndThenTheFault() {
    List<Row> rows = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();

    try (Rows all = Rows.open(table("fichiers/jep-2019.csv"), notices::add)) {
      assertThatThrownBy(() -> all.forEachRemaining(rows::add))
          .isInstanceOfSatisfying(
              BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.CUT_OFF));
    }

    assertThat(rows).hasSize(34);
    assertThat(notices)
        .extracting(Notice::code)
        .contains(Notice.Code.UNCLOSED_QUOTE, Notice.Code.ROWS_BROKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "fichiers/stations.zip, CSV, NOT_THE_FORMAT",
    "fichiers/sparse.xlsx, CSV, NOT_THE_FORMAT",
    "fichiers/dates.ods, CSV, NOT_THE_FORMAT",
    "overpass/bad-request.html, CSV, PAGE_INSTEAD",
    "geo-api/communes.json, GEOJSON, NOT_THE_FORMAT",
    "overpass/area-01.json, GEOJSON, NOT_THE_FORMAT"
  })
  void whatIsSomethingElseIsRefused(String file, Table.Format format, Notice.Code fault) {
    Table table = Reading.table(Shared.path("samples/" + file), format, Table.Place.GUESSED);

    assertThatThrownBy(() -> Reading.of(table))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fichiers",
        "environment",
        "municipal",
        "geonature/synthese",
        "essences",
        "lcz",
        "inpn",
        "datagouv/catalog-csv",
        "geo-api/decoupage"
      })
  void noRecordedFileIsForgotten(String folder) throws IOException, NoSuchMethodException {
    Set<String> known = new HashSet<>(Set.of("fichiers/jep-2019.csv"));
    known.addAll(Set.of("environment/INDEX.md", "municipal/INDEX.md"));
    known.add("environment/expected-counts.csv");
    CsvSource counted =
        getClass()
            .getDeclaredMethod("everyFileGivesItsRows", String.class, int.class, int.class)
            .getAnnotation(CsvSource.class);
    Stream.of(counted.value()).map(line -> line.split(",")[0]).forEach(known::add);

    try (Stream<Path> files = Files.list(Shared.path("samples/" + folder))) {
      assertThat(files.map(file -> folder + "/" + file.getFileName())).isSubsetOf(known);
    }
  }

  @Test
  void theSameTableInTwoCharsetsGivesTheSameRows() {
    assertThat(read("municipal/14-sup-ac2-assiette-latin1.csv").rows())
        .isEqualTo(read("municipal/14-sup-ac2-assiette-utf8.csv").rows());
  }

  @Test
  void lambertTwoOfTheParisMeridianIsBroughtToGreenwich() {
    Row row = read("fichiers/geojson-crs.geojson").rows().get(0);

    assertThat(row.geometry().getCoordinate().x).isCloseTo(2.471, within(0.01));
    assertThat(row.geometry().getCoordinate().y).isCloseTo(46.19, within(0.01));
  }

  private static Reading read(String file) {
    return Reading.of(table(file));
  }

  private static Table table(String file) {
    Path path = Shared.path("samples/" + file);
    Table.Format format = FormatCheck.guess(path, file, null);
    return Reading.table(path, format, Table.Place.GUESSED);
  }
}
