package fr.moisson.harvesters.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GmlRowsTest {

  @TempDir Path folder;

  @Test
  void featuresWithoutWordsBeforeABreakAreRows() throws IOException {
    String text =
        "<g:FeatureCollection"
            + " xmlns:g='http://www.opengis.net/gml'><g:featureMember><A><geom><g:Point><g:pos>1"
            + " 2</g:pos></g:Point></geom></A></g:featureMember><g:featureMember><";
    Path file = Reading.written(folder, "b.gml", text.getBytes(StandardCharsets.UTF_8));

    try (RowReader rows =
        GmlRows.open(Reading.table(file, Table.Format.GML, Table.Place.GUESSED), told -> {})) {
      assertThat(rows.read()).isNotNull();
    }
  }

  /** MapServer in GML 3.2; a missing date is empty. */
  @ParameterizedTest
  @CsvSource({
    "<g:timePosition>1890-01-23</g:timePosition>, 1890-01-23",
    "<g:TimeInstant><g:timePosition>1890</g:timePosition></g:TimeInstant>, 1890",
    "'', ''"
  })
  void aDateInAnElementOfItsOwnIsTheValueOfItsProperty(String content, String value)
      throws IOException {
    String text =
        "<g:FeatureCollection xmlns:g='http://www.opengis.net/gml/3.2'><g:featureMember><A><plante>"
            + content
            + "</plante><nom>Chêne</nom></A></g:featureMember></g:FeatureCollection>";
    Path file = Reading.written(folder, "dates.gml", text.getBytes(StandardCharsets.UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.GML, Table.Place.GUESSED));

    assertThat(reading.rows().get(0).values())
        .containsExactlyInAnyOrderEntriesOf(Map.of("plante", value, "nom", "Chêne"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EPSG:4326                                        | -0.46 46.32
          http://www.opengis.net/gml/srs/epsg.xml#4326     | -0.46 46.32
          urn:ogc:def:crs:EPSG::4326                       | 46.32 -0.46
          urn:x-ogc:def:crs:EPSG:6.9:4326                  | 46.32 -0.46
          http://www.opengis.net/def/crs/EPSG/0/4258       | 46.32 -0.46
          urn:ogc:def:crs:OGC:1.3:CRS84                    | -0.46 46.32
          urn:ogc:def:crs:EPSG::2154                       | 433692.34 6586069.6
          EPSG:2154                                        | 433692.34 6586069.6
          IGNF:LAMB93                                      | 433692.34 6586069.6
          urn:ogc:def:crs:IGNF::RGF93G                     | -0.46 46.32
          urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720    | 433692.34 6586069.6 20
          urn:ogc:def:crs,crs:EPSG:6.12:4171,crs:EPSG::5720 | 46.32 -0.46 20
          http://www.opengis.net/def/crs-compound?1=http://www.opengis.net/def/crs/EPSG/0/2154&amp;2=http://www.opengis.net/def/crs/EPSG/0/5720 | 433692.34 6586069.6 20
          urn:ogc:def:crs:EPSG::4979                       | 46.32 -0.46 20
          """)
  void theNameOfTheSystemSaysTheOrderOfTheAxes(String srsName, String position) {
    Reading reading =
        read(
            feature(
                "<gml:Point srsName='%s'><gml:pos>%s</gml:pos></gml:Point>", srsName, position));

    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(0.02));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(46.32, within(0.02));
    assertThat(reading.notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point> | POINT (1 2)
          <gml:Point><gml:coordinates decimal="," cs=" " ts=";">1,5 2</gml:coordinates></gml:Point> | POINT (1.5 2)
          <gml:Point><gml:coord><gml:X>1</gml:X><gml:Y>2</gml:Y></gml:coord></gml:Point> | POINT (1 2)
          <gml:LineString srsDimension="3"><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:LineString><gml:posList>1 2 9 3 4 9 5 6 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4, 5 6)
          <gml:LineString srsName="urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720"><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:LineString srsName="EPSG:2154+5720"><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:LineString srsName="EPSG:9794"><gml:posList>1 2 3 4 5 6</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4, 5 6)
          <gml:LineString srsName="EPSG:5698"><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:LineString><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 9 3, 4 9)
          <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 9 4 0 9 4 4 9 0 0 9</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon> | POLYGON ((0 0, 4 0, 4 4, 0 0))
          <gml:LineString><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>0,0 4,0 4,4 0,0</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs><gml:innerBoundaryIs><gml:LinearRing><gml:coordinates>2,1 3,1 3,2 2,1</gml:coordinates></gml:LinearRing></gml:innerBoundaryIs></gml:Polygon> | POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))
          <gml:MultiSurface><gml:surfaceMember><gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>0 0 4 0 4 4 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></gml:surfaceMember></gml:MultiSurface> | POLYGON ((0 0, 4 0, 4 4, 0 0))
          <gml:MultiCurve><gml:curveMember><gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>0 0 1 1</gml:posList></gml:LineStringSegment><gml:LineStringSegment><gml:posList>1 1 2 1</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:MultiCurve> | LINESTRING (0 0, 1 1, 2 1)
          <gml:MultiPoint><gml:pointMembers><gml:Point><gml:pos>1 2</gml:pos></gml:Point><gml:Point><gml:pos>3 4</gml:pos></gml:Point></gml:pointMembers></gml:MultiPoint> | MULTIPOINT ((1 2), (3 4))
          """)
  void geometriesOfAllVersionsAreRead(String gml, String wkt) {
    assertThat(read(feature(gml)).rows().get(0).geometry().toText()).isEqualTo(wkt);
  }

  @Test
  void arcsBecomeLinesThatStayOnTheirCircle() {
    String arc =
        "<gml:Curve><gml:segments><gml:Arc><gml:posList>1 0 0 1 -1 0</gml:posList></gml:Arc>"
            + "</gml:segments></gml:Curve>";

    assertThat(read(feature(arc)).rows().get(0).geometry().getLength())
        .isCloseTo(Math.PI, within(0.002));
  }

  @Test
  void noPositionOfACircleIsMovedTwice() {
    String circle =
        """
        <gml:Polygon srsName="EPSG:2154"><gml:exterior><gml:Ring><gml:curveMember><gml:Curve>
        <gml:segments><gml:Circle><gml:posList>433700 6587500 433750 6587550 433800 6587500
        </gml:posList></gml:Circle></gml:segments></gml:Curve></gml:curveMember></gml:Ring>
        </gml:exterior></gml:Polygon>\
        """;

    assertThat(read(feature(circle)).rows().get(0).geometry().getCoordinates())
        .allSatisfy(
            position -> {
              assertThat(position.x).isCloseTo(-0.462, within(0.01));
              assertThat(position.y).isCloseTo(46.335, within(0.01));
            });
  }

  @Test
  void propertiesAreFlattenedAndBoxesAreNone() {
    Reading reading =
        read(
            feature(
                """
                <gml:boundedBy><gml:Envelope><gml:lowerCorner>0 0</gml:lowerCorner></gml:Envelope></gml:boundedBy>
                <a:nom>Brèche</a:nom><a:adresse><a:Adresse><a:rue>Rue A</a:rue><a:ville/></a:Adresse></a:adresse>
                <a:code>1</a:code><a:code>2</a:code><a:Point>12</a:Point>
                """));

    assertThat(reading.values(0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "id",
                "f.1",
                "nom",
                "Brèche",
                "adresse.rue",
                "Rue A",
                "adresse.ville",
                "",
                "code",
                "1 | 2",
                "Point",
                "12"));
  }

  @Test
  void unitsOfMeasuresAreColumns() {
    Reading reading =
        read(
            feature("<a:hauteur uom='cm'>250</a:hauteur><a:tour uom='m'/>")
                + feature("<a:hauteur uom='m'>3.1</a:hauteur><a:hauteur uom='ft'>9</a:hauteur>"));

    assertThat(reading.columns()).containsExactly("id", "hauteur", "hauteur_uom", "tour");
    assertThat(reading.rows())
        .extracting(row -> row.value("hauteur") + ", " + row.value("hauteur_uom"))
        .containsExactly("250, cm", "3.1 | 9, m | ft");
  }

  /** As in what ogr2ogr writes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          srsName="EPSG:2154" srsDimension="3" | '' | <gml:LineString><gml:posList>433700 6586000 20 433800 6586100 25</gml:posList></gml:LineString> | 2
          srsName="EPSG:2154" srsDimension="3" | '' | <gml:LineString><gml:posList>433700 6586000 433800 6586100</gml:posList></gml:LineString> | 2
          srsDimension="3" | srsName="EPSG:2154" | <gml:LineString><gml:posList>433700 6586000 20 433800 6586100 25</gml:posList></gml:LineString> | 2
          srsDimension="3" | '' | <gml:LineString srsName="EPSG:2154"><gml:posList>433700 6586000 20 433800 6586100 25</gml:posList></gml:LineString> | 2
          srsName="EPSG:32630" srsDimension="3" | '' | <gml:LineString srsName="EPSG:2154" srsDimension="2"><gml:posList>433700 6586000 433800 6586100 433900 6586100</gml:posList></gml:LineString> | 3
          srsName="EPSG:32630" | '' | <gml:MultiCurve><gml:curveMember><gml:LineString srsName="EPSG:2154"><gml:posList>433700 6586000 433800 6586100</gml:posList></gml:LineString></gml:curveMember></gml:MultiCurve> | 2
          srsName="urn:ogc:def:crs:EPSG::4326" | '' | <gml:LineString><gml:posList>46.32 -0.46 46.33 -0.46</gml:posList></gml:LineString> | 2
          srsName="EPSG:32630" | '' | <gml:LineString><gml:posList>695700 5133900 695800 5134000</gml:posList></gml:LineString> | 2
          """)
  void whatTheBoxesStateIsOfGeometriesThatStateNone(
      String ofCollection, String ofFeature, String geometry, int positions) {
    String box =
        "<gml:boundedBy><gml:Envelope %s><gml:lowerCorner/></gml:Envelope></gml:boundedBy>";

    Reading reading =
        read(
            box.formatted(ofCollection)
                + feature((ofFeature.isEmpty() ? "" : box.formatted(ofFeature)) + geometry));

    assertThat(reading.notices()).isEmpty();
    assertThat(reading.rows().get(0).geometry().getCoordinates())
        .hasSize(positions)
        .allSatisfy(
            position -> {
              assertThat(position.x).isCloseTo(-0.46, within(0.02));
              assertThat(position.y).isCloseTo(46.32, within(0.02));
            });
  }

  /** GDAL states heights for the collection as soon as one feature has some. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <gml:Envelope><gml:lowerCorner>0 0</gml:lowerCorner></gml:Envelope> | <gml:LineString><gml:posList>1 2 3 4 5 6</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4, 5 6)
          <gml:Envelope srsDimension="2"><gml:lowerCorner/></gml:Envelope> | <gml:LineString><gml:posList>1 2 3 4 5 6</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4, 5 6)
          <gml:Null>unknown</gml:Null> | <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 4 0 5 3 4 4 0 4 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon> | POLYGON ((0 0, 4 0, 5 3, 4 4, 0 4, 0 0))
          <gml:Envelope><gml:lowerCorner>0 0 9</gml:lowerCorner></gml:Envelope> | <gml:LineString><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          <gml:Envelope><gml:lowerCorner>0 0</gml:lowerCorner></gml:Envelope> | <gml:LineString srsName="EPSG:4979"><gml:posList>1 2 9 3 4 9</gml:posList></gml:LineString> | LINESTRING (1 2, 3 4)
          """)
  void aFlatFeatureInACollectionWithHeightsStaysFlat(String bounds, String gml, String wkt) {
    String collection =
        "<gml:boundedBy><gml:Envelope srsDimension='3'><gml:lowerCorner>0 0 9</gml:lowerCorner>"
            + "</gml:Envelope></gml:boundedBy>";

    Reading reading =
        read(collection + feature("<gml:boundedBy>" + bounds + "</gml:boundedBy>" + gml));

    assertThat(reading.rows().get(0).geometry().toText()).isEqualTo(wkt);
  }

  @Test
  void collectionsWithinACollectionAreNoFeatures() {
    String query = "<wfs:member><wfs:FeatureCollection>%s</wfs:FeatureCollection></wfs:member>";
    String bench = "<wfs:member><a:Banc><a:nom>Banc</a:nom></a:Banc></wfs:member>";

    Reading reading =
        read(
            query.formatted(feature("<a:nom>Chêne</a:nom>") + feature("<a:nom>If</a:nom>"))
                + query.formatted("")
                + query.formatted(bench));

    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("Chêne", "If", "Banc");
  }

  @Test
  void theIdentifierOfALayerIsNotThatOfGml() {
    Reading reading =
        read(
            "<gml:featureMembers>"
                + "<a:Mare gml:id='mares.7'><a:id>31</a:id><a:nom>Grande mare</a:nom></a:Mare>"
                + "<a:Mare gml:id='mares.8'><a:nom>Petite mare</a:nom></a:Mare>"
                + "</gml:featureMembers>");

    assertThat(reading.columns()).containsExactly("gml_id", "id", "nom");
    assertThat(reading.rows())
        .extracting(row -> row.value("gml_id") + ", " + row.value("id"))
        .containsExactly("mares.7, 31", "mares.8, ");
  }

  @Test
  void aFeatureWhoseGeometryIsNoneCostsItselfOnly() {
    Reading reading =
        read(
            "<gml:featureMembers><a:Arbre gml:id='1'><a:g><gml:Point><gml:pos>x"
                + " y</gml:pos></gml:Point></a:g></a:Arbre><a:Arbre"
                + " gml:id='2'><a:g><gml:Point><gml:pos>1 2</gml:pos></gml:Point></a:g></a:Arbre>"
                + "</gml:featureMembers>");

    assertThat(reading.rows()).extracting(row -> row.value("id")).containsExactly("2");
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<gml:MultiSurface srsName='EPSG:2154'/>",
        "<gml:Point></gml:Point>",
        "<gml:MultiPoint><gml:pointMember><gml:Point/></gml:pointMember></gml:MultiPoint>",
        "<gml:MultiGeometry/>"
      })
  void aFeatureWhoseGeometryIsEmptyIsARow(String empty) {
    Reading reading = read(feature("<a:nom>Chêne</a:nom><a:geom>" + empty + "</a:geom>"));

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("Chêne");
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void geometriesBesideTheOneOfARowAreTold() {
    String point = "<a:centre><gml:Point><gml:pos>1 2</gml:pos></gml:Point></a:centre>";
    String line =
        "<a:axe><gml:LineString><gml:posList>0 0 4 0</gml:posList></gml:LineString></a:axe>";
    Notice told = Notice.of(Notice.Code.GEOMETRIES_LEFT, List.of("centre"));

    assertThat(read(feature(point + line)).notices()).containsExactly(told);
    assertThat(read(feature(line + point)).notices()).containsExactly(told);
    assertThat(read(feature(line + "<a:centre><gml:Point/></a:centre>")).notices()).isEmpty();
  }

  @Test
  void featuresOfSeveralTypesSayTheirTypes() {
    String tree = feature("<a:nom>Chêne</a:nom>");

    Reading reading = read(tree + tree.replace("Arbre", "Banc"));

    assertThat(reading.columns()).containsExactly("id", "gml_type", "nom");
    assertThat(reading.rows())
        .extracting(row -> row.value("gml_type"))
        .containsExactly("Arbre", "Banc");
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(Notice.Code.TYPES_TOGETHER, List.of("Arbre", "Banc"), "gml_type"));
    assertThat(read(tree + tree).columns()).containsExactly("id", "nom");
  }

  @Test
  void anEmptyGeometryHidesNoOther() {
    String empty = "<a:zone><gml:MultiSurface/></a:zone>";
    String point = "<a:lieu><gml:Point><gml:pos>1 %s</gml:pos></gml:Point></a:lieu>";

    Reading reading =
        read(feature(empty + point.formatted("2")) + feature(empty + point.formatted("x")));

    assertThat(reading.rows())
        .extracting(row -> row.geometry().toText())
        .containsExactly("POINT (1 2)");
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  /** As in exports whose zones share their boundaries. */
  @ParameterizedTest
  @CsvSource({
    "<gml:surfaceMember xlink:href='#z'/>, 0",
    "<gml:surfaceMember xlink:href='#z'> </gml:surfaceMember>, 0",
    "<gml:metaDataProperty xlink:href='http://a.example'/>, 1",
    "<gml:surfaceMember xlink:type='simple'/>, 1"
  })
  void aGeometryWithAPartElsewhereIsNotReadInPart(String other, int rows) {
    String zone =
        """
        <gml:MultiSurface xmlns:xlink="http://www.w3.org/1999/xlink">%s<gml:surfaceMember>%s
        </gml:surfaceMember></gml:MultiSurface>""";
    String square =
        "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 4 0 4 4 0 0</gml:posList>"
            + "</gml:LinearRing></gml:exterior></gml:Polygon>";

    assertThat(read(feature(zone, other, square)).rows()).hasSize(rows);
  }

  @Test
  void aHoleElsewhereIsNotFilled() {
    String square =
        """
        <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 4 0 4 4 0 0</gml:posList>
        </gml:LinearRing></gml:exterior>
        <gml:interior xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#r"/></gml:Polygon>""";

    assertThat(read(feature(square)).codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @Test
  void whatAServiceAnswersInPlaceOfFeaturesIsRefused() {
    Path file =
        written(
            "<ows:ExceptionReport"
                + " xmlns:ows='http://www.opengis.net/ows'><ows:Exception><ows:ExceptionText>Layer"
                + " unknown</ows:ExceptionText></ows:Exception></ows:ExceptionReport>");

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.GML, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("Layer unknown");
  }

  @Test
  void noEntityIsReplaced() {
    Path file =
        written(
            "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><FeatureCollection><member><A><n>&a;</n></A></member>"
                + "</FeatureCollection>");

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.GML, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class);
  }

  private Path written(String text) {
    return Reading.written(folder, "f", text.getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(String members) {
    Path file =
        written(
            "<?xml version='1.0' encoding='UTF-8'?>\n"
                + "<wfs:FeatureCollection xmlns:wfs='http://www.opengis.net/wfs/2.0'"
                + " xmlns:gml='http://www.opengis.net/gml/3.2' xmlns:a='http://a.example'>"
                + members
                + "</wfs:FeatureCollection>");
    assertThat(FormatCheck.guess(file, "", null)).isEqualTo(Table.Format.GML);
    return Reading.of(Reading.table(file, Table.Format.GML, Table.Place.GUESSED));
  }

  private static String feature(String content, Object... words) {
    return "<wfs:member><a:Arbre gml:id='f.1'>"
        + content.formatted(words)
        + "</a:Arbre></wfs:member>";
  }
}
