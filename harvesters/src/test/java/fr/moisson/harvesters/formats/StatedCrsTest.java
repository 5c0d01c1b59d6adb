package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.model.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

/** Every format understands every name of a coordinate system. */
class StatedCrsTest {

  private static final List<String> NAMES =
      List.of(
          "3946",
          "EPSG:3946",
          "epsg:3946",
          "EPSG 3946",
          "EPSG::3946",
          "urn:ogc:def:crs:EPSG::3946",
          "urn:x-ogc:def:crs:EPSG:3946",
          "http://www.opengis.net/def/crs/EPSG/0/3946",
          "http://www.opengis.net/gml/srs/epsg.xml#3946",
          "https://epsg.io/3946",
          "RGF93 / CC46",
          "IGNF:RGF93CC46",
          "EPSG:3946 - RGF93 / CC46");

  private static final String GEO_JSON =
      """
      {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "%s"}},
       "features": [{"type": "Feature", "properties": {"nom": "A"},
         "geometry": {"type": "Point", "coordinates": [1700000, 5255553]}}]}
      """;

  private static final String GML =
      """
      <wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
          xmlns:gml="http://www.opengis.net/gml" xmlns:v="urn:v">
        <gml:featureMember><v:arbre><v:nom>A</v:nom><v:lieu>
          <gml:Point srsName="%s"><gml:pos>1700000 5255553</gml:pos></gml:Point>
        </v:lieu></v:arbre></gml:featureMember>
      </wfs:FeatureCollection>
      """;

  private static final String CSV = "nom;x;y;srid\nA;1700000;5255553;%s\n";

  @TempDir Path folder;

  static Stream<Arguments> filesThatNameTheirSystem() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(name, Table.Format.GEOJSON, GEO_JSON),
                    Arguments.of(name, Table.Format.GML, GML),
                    Arguments.of(name, Table.Format.CSV, CSV)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("filesThatNameTheirSystem")
  void everyFormatUnderstandsEveryNameOfASystem(String name, Table.Format format, String file) {
    Reading reading = read(format, file.formatted(name));

    Coordinate place = reading.rows().get(0).geometry().getCoordinate();
    assertThat(place.x).isCloseTo(3, within(1e-2));
    assertThat(place.y).isCloseTo(46.5, within(1e-2));
    assertThat(reading.notices()).isEmpty();
  }

  /** Whose metres could be those of another system. */
  @Test
  void aNameInAColumnPrevailsOverWhatTheValuesSuggest() {
    String rows = "x;y;srid\n574008;6279127;http://www.opengis.net/gml/srs/epsg.xml#%s\n";

    Reading reading = read(Table.Format.CSV, rows.formatted(3857));

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(5.156, within(1e-3));
    assertThat(reading.notices()).isEmpty();
  }

  private Reading read(Table.Format format, String text) {
    Path file = Reading.written(folder, "f", text.getBytes(StandardCharsets.UTF_8));
    return Reading.of(Reading.table(file, format, Table.Place.GUESSED));
  }
}
