package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Tables of few columns, of which the title says what they are. */
class TitledTablesTest {

  private static final Mappings MAPPINGS = MappingReading.load(Path.of("../config/schemas"));

  @ParameterizedTest
  @CsvSource({
    "Arbres.shp, nom_latin;espece_arb;longitude;latitude, Acer campestre;Érable;-0.46;46.32, arbres-urbains",
    "Arbres d’alignement, espece;longitude;latitude, Tilia cordata;-0.46;46.32, arbres-urbains",
    "ARBRE_ALIGNEMENT, genre;espece;longitude;latitude, Acer;campestre;-0.46;46.32, arbres-urbains",
    "79-fontaines-a-boire.csv, nom;adresse;longitude;latitude, Brèche;2 place de la Brèche;-0.46;46.32, fontaines",
    "Bornes-fontaines, numero;longitude;latitude, 7;-0.46;46.32, fontaines",
    "Poteaux d’incendie, numero;diametre;longitude;latitude, 7;100;-0.46;46.32, pei",
    "Papillons (observations), taxon;date;longitude;latitude, Vanessa atalanta;2026-05-01;-0.46;46.32, occurrences",
    "Inventaire des cavités souterraines, id;nom;longitude;latitude, A7;Grotte du Bois;-0.46;46.32, cavites"
  })
  void areRecognisedByIt(String title, String header, String line, String schema) {
    assertThat(mapping(title, header, line)).isEqualTo(schema);
    assertThat(mapping("Données", header, line)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "Abattages d’arbres 2026, essence;longitude;latitude, Érable;-0.46;46.32",
    "Arbres à abattre en 2026, essence;longitude;latitude, Érable;-0.46;46.32",
    "Flore protégée (statuts), nom_latin;date;longitude;latitude, Orchis purpurea;1988-04-19;-0.46;46.32",
    "Liste de la flore, nom_latin;date, Orchis purpurea;2026-04-19",
    "Points d’eau potable (prélèvements), nom;longitude;latitude, La Brèche;-0.46;46.32",
    "Entreprises certifiées en sites et sols pollués, nom;statut, ACME;certifiée",
    "Cavités souterraines par commune, code_insee;nom, 79191;Niort",
    "Pistes de défense des forêts contre l’incendie, id;type;longitude;latitude, 7;piste;-0.46;46.32",
    "Arbres à planter, essence;longitude;latitude, Érable;-0.46;46.32",
    "Un arbre pour chacun (points de retrait), nom;longitude;latitude, Mairie annexe;-0.46;46.32",
    "Carrières de marbre, essence;longitude;latitude, Érable;-0.46;46.32",
    "Prix des arbres, essence;prix, Érable;120",
    "Arbres par quartier, quartier;nombre;longitude;latitude, Centre;120;-0.46;46.32",
    "Flore du parc, espece;nombre, Vanessa atalanta;7",
    "Fontaines et jeux d’eau, nom;longitude;latitude, Brèche;-0.46;46.32",
    "Consommation des fontaines à boire, mois;volume, mai;12",
    "Centres d’incendie et de secours, nom;longitude;latitude, Niort;-0.46;46.32"
  })
  void areNotIfItIsOfAnotherThing(String title, String header, String line) {
    assertThat(mapping(title, header, line)).isEqualTo("none");
  }

  private static String mapping(String title, String header, String line) {
    String[] columns = header.split(";");
    String[] cells = line.split(";");
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      values.put(columns[i], cells[i]);
    }
    Geometry place =
        values.containsKey("latitude")
            ? new GeometryFactory().createPoint(new Coordinate(-0.46, 46.32))
            : null;
    Row row = new Row(values, place, 1);
    return MAPPINGS
        .best(Title.of(title), List.of(columns), List.of(row))
        .map(Fit::mapping)
        .orElse("none");
  }
}
