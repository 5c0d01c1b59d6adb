package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.shapefile.Shapes;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.routes.Depot.Ground;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that associations drop into the folders of the six towns, as made by their usual tools, go
 * through the shipped sources of these towns. The territory is the town and its eastern neighbour,
 * each a square.
 */
class DepotsTest {

  private static final Charset OFFICE = Charset.forName("windows-1252");

  @TempDir private Path folder;
  private Depot depot;

  @BeforeEach
  void open() {
    depot = new Depot(folder);
  }

  /** Saved by a spreadsheet: semicolons, decimal commas, Lambert 93 coordinates in metres. */
  @Test
  void theTreesOfAlesAsCsv() throws IOException {
    String trees =
        """
        N° arbre;Genre;Espèce;Hauteur (m);Circonférence (cm);Date de plantation;Commune;X;Y;Propriétaire
        1;Quercus;ilex;12,5;140;15/11/1998;ALES;786430,0;6336812,8;M. Dupont
        2;Platanus;x hispanica;18;210;1975;ALÈS;786822,5;6337373,7;
        3;Celtis;australis;9,2;95;;ST PRIVAT DES VIEUX;790423,2;6337424,2;Mme Martin
        4;Pinus;pinea;7;60;;Barjac;819880,0;6345693,0;
        """;
    depot.put("ales-arbres/Arbres remarquables.csv", trees.getBytes(OFFICE));

    Portion made =
        depot.harvest(
            "ales", "arbres", new Ground(4.06, 44.1), "30007 Alès", "30294 Saint-Privat-des-Vieux");

    assertMade(made, 4, 3, "arbres-urbains", 1);
    assertThat(depot.notices()).contains(Notice.Code.PERSONAL_COLUMNS, Notice.Code.ROWS_OUTSIDE);
    assertThat(depot.rows(made))
        .contains("Quercus,ilex", ",30007,", ",30294,")
        .doesNotContain("Dupont");
  }

  /** A workbook with a title above its header. */
  @Test
  void theTreesOfSaintOmerAsAWorkbook() throws IOException {
    String rows =
        row(1, "Patrimoine arboré – association Marais vivant")
            + row(
                3,
                "Matricule",
                "Essence",
                "Genre",
                "Espèce",
                "Hauteur (m)",
                "Ville",
                "Latitude",
                "Longitude")
            + row(
                4,
                "A1",
                "Saule blanc",
                "Salix",
                "alba",
                "9.5",
                "62765 - SAINT OMER",
                "50.75",
                "2.26")
            + row(5, "A2", "Tilleul", "Tilia", "cordata", "14", "St-Omer", "50.752", "2.262")
            + row(6, "A3", "Peuplier", "Populus", "nigra", "22", "", "50.75", "2.3");
    Path book = Sheets.xlsxWith(folder, "", rows);
    depot.put("saint-omer-arbres/Arbres 2024.xlsx", Files.readAllBytes(book));

    Portion made =
        depot.harvest(
            "saint-omer",
            "arbres",
            new Ground(2.24, 50.72),
            "62765 Saint-Omer",
            "62139 Blendecques");

    assertMade(made, 3, 3, "arbres-urbains", 1);
    assertThat(depot.rows(made)).contains("Salix,alba", ",62765,", ",62139,");
  }

  @Test
  void theCoolPlacesOfVitreAsAnOpenDocument() throws IOException {
    String table =
        "<table:table table:name=\"Lieux\">"
            + cells(
                "Nom du lieu",
                "Type",
                "Adresse",
                "Commune",
                "Climatisé",
                "PMR",
                "Latitude",
                "Longitude")
            + cells(
                "Médiathèque",
                "médiathèque",
                "rue du Bourg",
                "Vitré",
                "oui",
                "oui",
                "48,12",
                "-1,21")
            + cells("Parc du Château", "parc", "", "VITRE", "non", "non", "48,125", "-1,205")
            + cells("Lac de Haute-Vilaine", "plan d’eau", "", "", "non", "", "48,12", "-1,17")
            + "</table:table>";
    depot.put("vitre-fraicheur/Lieux frais.ods", Files.readAllBytes(Sheets.ods(folder, table)));

    Portion made =
        depot.harvest(
            "vitre", "fraicheur", new Ground(-1.23, 48.09), "35360 Vitré", "35229 Pocé-les-Bois");

    assertMade(made, 3, 3, "ilots-fraicheur", 1);
    assertThat(depot.rows(made)).contains("bibliothèque ou musée", ",35360,", ",35229,");
  }

  /** Column names cut to ten characters, and the projection in a file beside the shapes. */
  @Test
  void theTreesOfBayonneAsAShapefile() throws IOException {
    byte[] shapes =
        Shapes.shp(
            1,
            Shapes.point(1, 338059.1, 6275915.7),
            Shapes.point(1, 341726.1, 6276265.3),
            Shapes.point(1, 360338.7, 6275803.8));
    byte[] table =
        Shapes.dbf(
            0x57,
            OFFICE,
            List.of("ID_ARBRE:N:6", "GENRE:C:12", "ESPECE:C:12", "HAUTEUR_M:N:6", "CIRC_CM:N:6"),
            "     1Platanus    hispanica     15.5   180",
            "     2Tilia       cordata        8.0    75",
            "     3Quercus     robur         20.0   220");
    depot.put(
        "bayonne-corridor/corridor_arbres.zip",
        new Zipped()
            .with("corridor_arbres.shp", shapes)
            .with("corridor_arbres.dbf", table)
            .with("corridor_arbres.prj", Shapes.LAMBERT_93)
            .bytes());

    Portion made =
        depot.harvest(
            "bayonne", "corridor", new Ground(-1.495, 43.46), "64102 Bayonne", "64024 Anglet");

    assertMade(made, 3, 2, "arbres-urbains", 1);
    assertThat(made.facts().crs()).isEqualTo("EPSG:2154");
    assertThat(depot.rows(made)).contains("Platanus,hispanica", ",64102,", ",64024,", ",1550,");
  }

  @Test
  void theObservationsOfFecampAsADarwinCoreArchive() throws IOException {
    String meta =
        """
        <archive xmlns="http://rs.tdwg.org/dwc/text/"><core encoding="UTF-8" fieldsTerminatedBy="\\t"
          linesTerminatedBy="\\n" ignoreHeaderLines="1" rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
          <files><location>occurrence.txt</location></files><id index="0"/>
          <field index="0" term="http://rs.tdwg.org/dwc/terms/occurrenceID"/>
          <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
          <field index="2" term="http://rs.tdwg.org/dwc/terms/eventDate"/>
          <field index="3" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
          <field index="4" term="http://rs.tdwg.org/dwc/terms/decimalLongitude"/>
          <field index="5" term="http://rs.tdwg.org/dwc/terms/recordedBy"/>
          <field index="6" term="http://rs.tdwg.org/dwc/terms/basisOfRecord"/></core></archive>
        """;
    String rows =
        """
        id\tname\tdate\tlat\tlon\tby\tbasis
        o1\tFulmarus glacialis\t2024-05-12\t49.757\t0.375\tClaire Martin\tHumanObservation
        o2\tCrambe maritima\t2024-06-02\t49.76\t0.42\tJean Petit\tHumanObservation
        o3\tLarus argentatus\t2024-06-03\t48.85\t2.35\tJean Petit\tHumanObservation
        """;
    depot.put(
        "fecamp-naturalistes/observations.zip",
        new Zipped().with("meta.xml", meta).with("occurrence.txt", rows).bytes());

    Portion made =
        depot.harvest(
            "fecamp",
            "naturalistes",
            new Ground(0.36, 49.73),
            "76259 Fécamp",
            "76600 Saint-Léonard");

    assertMade(made, 3, 2, "occurrences", 1);
    assertThat(depot.notices()).contains(Notice.Code.PERSONAL_COLUMNS);
    assertThat(depot.rows(made)).contains("Fulmarus glacialis").doesNotContain("Martin");
  }

  @Test
  void theCavitiesOfNiortAsGeoJson() throws IOException {
    String feature =
        "{\"type\":\"Feature\",\"properties\":{\"Numéro cavité\":\"%s\",\"Type de cavité\":\"%s\","
            + "\"Nom\":\"%s\",\"Ville\":\"%s\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s]}}";
    String cavities =
        Stream.of(
                feature.formatted(
                    "C1", "Carrière souterraine", "Les Brizeaux", "NIORT", "-0.46,46.32"),
                feature.formatted("C2", "grotte", "Fontaine", "", "-0.42,46.32"),
                feature.formatted("C3", "cave", "Loin", "Poitiers", "0.34,46.58"))
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    depot.put(
        "niort-inventaires/Cavités.geojson",
        ("{\"type\":\"FeatureCollection\",\"features\":[" + cavities + "]}").getBytes(UTF_8));

    Portion made =
        depot.harvest(
            "niort", "inventaires", new Ground(-0.48, 46.29), "79191 Niort", "79003 Aiffres");

    assertMade(made, 3, 2, "cavites", 1);
    assertThat(depot.rows(made)).contains("C1,carrière", ",79191,", "C2,naturelle", ",79003,");
  }

  private void assertMade(Portion made, long in, long inside, String schema, double conformity) {
    assertThat(made.receipt().rowsIn()).isEqualTo(in);
    assertThat(made.receipt().rowsOut()).isEqualTo(inside);
    // CSV and GeoJSON, each with the schema's columns and with the association's.
    assertThat(made.files()).hasSize(4);
    Assessment assessment = made.files().get(0).assessment();
    assertThat(assessment.conformity().schema()).isEqualTo(schema);
    assertThat(assessment.conformity().share())
        .as(depot.notices().toString())
        .isEqualTo(conformity);
    assertThat(made.files().get(2).assessment()).isNull();
  }

  private static String row(int number, String... cells) {
    return "<row r=\"%d\">%s</row>"
        .formatted(number, joined("<c t=\"inlineStr\"><is><t>%s</t></is></c>", cells));
  }

  private static String cells(String... cells) {
    return "<table:table-row>%s</table:table-row>"
        .formatted(joined("<table:table-cell><text:p>%s</text:p></table:table-cell>", cells));
  }

  private static String joined(String cell, String... cells) {
    return Stream.of(cells).map(cell::formatted).collect(Collectors.joining());
  }
}
