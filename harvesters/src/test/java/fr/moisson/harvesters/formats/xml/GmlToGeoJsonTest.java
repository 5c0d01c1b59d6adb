package fr.moisson.harvesters.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GmlToGeoJsonTest {

  private static final String MEMBER =
      """
      <wfs:member><a:Mare gml:id="mares.7"><a:nom>Mare « A » &amp; B</a:nom><a:prof/><a:geom>
      <gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>46.32 -0.46 12.5</gml:pos></gml:Point>
      </a:geom><a:lieu><a:Lieu><a:commune>Niort</a:commune></a:Lieu></a:lieu></a:Mare></wfs:member>
      """;

  @TempDir Path folder;

  private String written(String attributes, String members) throws IOException {
    return converted(
        """
        <wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"
            xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:a="http://a.example" %s>
          <wfs:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"/></wfs:boundedBy>
          %s
        </wfs:FeatureCollection>"""
            .formatted(attributes, members));
  }

  private String converted(String gml) throws IOException {
    Path file = Reading.written(folder, "f.gml", gml.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GmlToGeoJson.write(Reading.table(file, Table.Format.GML, Table.Place.GUESSED), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCollectionKeepsItsTotalsItsSystemAndItsValues() throws IOException {
    assertThat(written("numberMatched=\"3\" numberReturned=\"1\"", MEMBER))
        .isEqualTo(
            "{\"type\":\"FeatureCollection\",\"numberMatched\":3,\"numberReturned\":1,"
                + "\"features\":[{\"type\":\"Feature\",\"id\":\"mares.7\",\"geometry\":"
                + "{\"type\":\"Point\",\"coordinates\":[-0.46,46.32,12.5]},\"properties\":"
                + "{\"nom\":\"Mare « A » & B\",\"prof\":\"\",\"lieu.commune\":\"Niort\"}}],"
                + "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}}}");
  }

  @Test
  void anUnknownTotalAndTheObjectsAroundAreLeftOut() throws IOException {
    String added =
        "<wfs:additionalObjects><wfs:SimpleFeatureCollection>%s</wfs:SimpleFeatureCollection>"
            + "</wfs:additionalObjects>";

    assertThat(written("numberMatched=\"unknown\"", added.formatted(MEMBER)))
        .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
  }

  @Test
  void aFeatureWithAnInvalidGeometryIsStillCounted() throws IOException {
    String broken = MEMBER.replace("46.32 -0.46 12.5", "x y");

    Reading reading = Reading.geoJson(folder, written("", MEMBER + broken));

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @Test
  void aFeatureWithAnEmptyGeometryIsARow() throws IOException {
    Reading reading =
        Reading.geoJson(
            folder, written("", MEMBER.replace("<gml:pos>46.32 -0.46 12.5</gml:pos>", "")));

    assertThat(reading.rows())
        .extracting(row -> row.value("lieu.commune"))
        .containsExactly("Niort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html><body>En maintenance</body></html>                        | NOT_THE_FORMAT | <html>
          <a:FeatureCollection xmlns:a='a'><a:member><a:M/></a:member>    | MALFORMED      | GML
          <FeatureCollection><member><M/></member><truncatedResponse><ExceptionReport><Exception><ExceptionText>Trop long</ExceptionText></Exception></ExceptionReport></truncatedResponse></FeatureCollection> | NOT_THE_FORMAT | Trop long
          <FeatureCollection><featureMembers><M/><ServiceExceptionReport>Trop long</ServiceExceptionReport></featureMembers></FeatureCollection> | NOT_THE_FORMAT | Trop long
          """)
  void whatIsNoWholeCollectionIsRefused(String answer, Notice.Code code, String found) {
    assertThatThrownBy(() -> converted(answer))
        .isInstanceOfSatisfying(
            BadItem.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(code);
              assertThat(e.notice().args().toString()).contains(found);
            });
  }
}
