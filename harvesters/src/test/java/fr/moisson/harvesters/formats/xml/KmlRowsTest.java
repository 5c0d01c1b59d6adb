package fr.moisson.harvesters.formats.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.UnpackedFile;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmlRowsTest {

  private static final String KML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Mares</name>
        <Style id="a"><IconStyle/></Style>
        <Folder><name>Nord</name>
          <Placemark><name>Mare 1</name><description><![CDATA[<b>Belle</b>]]></description>
            <LookAt><longitude>5</longitude></LookAt>
            <ExtendedData><Data name="Espèces"><displayName>e</displayName><value>12</value></Data>
            </ExtendedData>
            <Point><coordinates> -0.46,46.32,12 </coordinates></Point></Placemark>
          <Placemark><name>Mare 2</name>
            <ExtendedData><SchemaData><SimpleData name="Surface">1,5</SimpleData></SchemaData>
            </ExtendedData>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>0,46 1,46 1,47
              0,46</coordinates></LinearRing></outerBoundaryIs>
              <innerBoundaryIs><LinearRing><coordinates>0.5,46.1 0.6,46.1 0.6,46.2
              0.5,46.1</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
        </Folder>
        <Placemark><MultiGeometry><LineString><coordinates>0,46 1,46</coordinates></LineString>
          <MultiGeometry><LinearRing><coordinates>0,46 1,46 1,47 0,46</coordinates></LinearRing>
          </MultiGeometry></MultiGeometry></Placemark>
        <Placemark><name>Sans lieu</name></Placemark>
        <Placemark><Point><coordinates>ici</coordinates></Point></Placemark>
        <Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>0,46 1,46</coordinates>
          </LinearRing></outerBoundaryIs></Polygon></Placemark>
      </Document></kml>
      """;

  @TempDir Path folder;

  @Test
  void placemarksAreRowsWithTheirPlaces() {
    Reading reading = read(KML);

    assertThat(reading.columns())
        .containsExactly("Folder", "name", "description", "Espèces", "Surface");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(1L, 2L, 3L, 4L, 6L);
    assertThat(reading.values(0).values()).containsExactly("Nord", "Mare 1", "<b>Belle</b>", "12");
    assertThat(reading.rows().get(0).geometry().getCoordinate().getZ()).isEqualTo(12);
    assertThat(reading.rows().get(1).geometry().getArea()).isEqualTo(0.5 - 0.005, within());
    assertThat(reading.rows().get(2).geometry().getGeometryType()).isEqualTo("MultiLineString");
    assertThat(reading.rows().get(3).geometry()).isNull();
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .containsExactly(tuple(Notice.Code.ROWS_BROKEN, 5L));
  }

  /** Without blanks between positions, or with blanks after all commas. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,46,0,1,46,0,1,47,0     | LINESTRING (0 46, 1 46, 1 47)
          0,46,0, 1,46,0, 1,47,0   | LINESTRING (0 46, 1 46, 1 47)
          0,46,5 1,46,6 1,47,7     | LINESTRING (0 46, 1 46, 1 47)
          0,46,5 1,46,5,90,4,2     | LINESTRING (0 46, 1 46)
          """)
  void positionsThatBlanksDoNotSeparateAreNotMixedUp(String coordinates, String line) {
    Reading reading =
        read(
            "<kml><Placemark><LineString><coordinates>"
                + coordinates
                + "</coordinates></LineString></Placemark></kml>");

    assertThat(reading.rows()).extracting(row -> row.geometry().toText()).containsExactly(line);
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void addressesAndTimesAreColumns() {
    Reading reading =
        read(
            """
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
              <Placemark><name>a</name><address>4 rue du Lavoir</address>
                <TimeStamp><when>2021-06</when></TimeStamp></Placemark>
              <Placemark><name>b</name><TimeSpan><begin>2019</begin><end>2022</end></TimeSpan>
              </Placemark></Document></kml>
            """);

    assertThat(reading.columns()).containsExactly("name", "address", "when", "begin", "end");
    assertThat(reading.values(0).values()).containsExactly("a", "4 rue du Lavoir", "2021-06");
    assertThat(reading.values(1).values()).containsExactly("b", "2019", "2022");
  }

  @Test
  void theTableThatADescriptionDrawsIsColumns() {
    String table =
        "<html><body><table><tr><td>Mare"
            + " 4</td></tr><tr><td><table><tr><td>CODE_MARE</td><td>MA-004</td></tr><tr><td>Surface"
            + " (m²)</td><td>3,5 &amp; plus</td></tr>"
            + "<tr><td>REMARQUE</td><td>&lt;Null&gt;</td></tr></table></td></tr></table></body></html>";
    String kml =
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>a</name>"
            + "<description><![CDATA[%s%s]]></description></Placemark></Document></kml>";

    Reading reading = read(kml.formatted("", table));
    Reading beside = read(kml.formatted("<p>Vue en avril</p>", table));

    assertThat(reading.columns()).containsExactly("name", "CODE_MARE", "Surface (m²)", "REMARQUE");
    assertThat(reading.values(0).values()).containsExactly("a", "MA-004", "3,5 & plus", "");
    assertThat(beside.columns()).contains("description", "CODE_MARE");
  }

  @Test
  void linksAndPicturesOfATableAreValues() {
    Reading reading =
        read(
            described(
                "<table><tr><td>NOM</td><td>Mare</td></tr><tr><td>Photo</td><td><a"
                    + " href=\"https://mares.example/4.jpg\">Voir</a></td></tr><tr><td>Vue</td><td><img"
                    + " src=\"https://mares.example/5.jpg\"></td></tr><tr><td>Site</td><td><a"
                    + " href=\"https://mares.example\">https://mares.example"
                    + "</a></td></tr></table>"));

    assertThat(reading.values(0))
        .containsOnly(
            entry("name", "a"),
            entry("NOM", "Mare"),
            entry("Photo", "Voir https://mares.example/4.jpg"),
            entry("Vue", "https://mares.example/5.jpg"),
            entry("Site", "https://mares.example"));
  }

  /** Content that no column can hold: a name with two values, a line of three cells, free text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<tr><td>NOM</td><td>Mare du bourg</td></tr>",
        "<tr><td>Relevé</td><td>2021</td><td>2024</td></tr>",
        "<tr><td>Ne pas approcher</td></tr>",
        "<tr><td><img src=\"https://mares.example/4.jpg\"></td></tr>",
        "<tr><td></td><td>à revoir</td></tr>",
        "<tr><td>Vue</td><td><img src=\"data:image/png;base64,aGE=\"></td></tr>",
        "<tr><td>name</td><td>b</td></tr>"
      })
  void aDescriptionStaysIfItsTableIsNotAllTaken(String row) {
    String table =
        "<table><tr><td>Mare 4</td></tr><tr><td>NOM</td><td>Mare</td></tr>"
            + "<tr><td>Surface</td><td>3,5</td></tr><tr><td>NOM</td><td>Mare</td></tr>%s</table>";

    assertThat(read(described(table.formatted(row))).values(0))
        .containsEntry("NOM", "Mare")
        .containsEntry("description", table.formatted(row));
    assertThat(read(described(table.formatted(""))).columns())
        .containsExactly("name", "NOM", "Surface");
  }

  private static String described(String description) {
    return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>a</name>"
        + "<description><![CDATA["
        + description
        + "]]></description></Placemark></Document></kml>";
  }

  @Test
  void placemarksWithoutWordsAreRowsTooAndLinksBesideThemAreTold() throws IOException {
    String placemark =
        "<Placemark><Point><coordinates>-0.46,46.32</coordinates></Point></Placemark>";
    String link =
        "<NetworkLink><Link><href>https://cartes.example/7.kml</href></Link></NetworkLink>";
    Path broken = Reading.written(folder, "b.kml", ("<kml>" + placemark + "<a").getBytes(UTF_8));
    Table table = Reading.table(broken, Table.Format.KML, Table.Place.GUESSED);

    Reading reading = read("<kml><Document>" + link + placemark + "</Document></kml>");
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.notices())
        .containsExactly(
            Notice.of(
                Notice.Code.LINKS_BESIDE, Reading.ORIGIN, List.of("https://cartes.example/7.kml")));
    try (RowReader rows = KmlRows.open(table, notice -> {})) {
      assertThat(rows.read()).isNotNull();
    }
  }

  @Test
  void aLinkToTheDataIsNamed() {
    assertThatThrownBy(
            () ->
                read(
                    "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink>"
                        + "<name>a</name><Link><href>https://cartes.example/kml?m=7</href></Link>"
                        + "</NetworkLink></Document></kml>"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("https://cartes.example/kml?m=7");
  }

  @Test
  void aKmzIsAZipOfOne() {
    Path kmz = new Zipped().with("doc.kml", KML).with("images/a.png", "x").in(folder, "a.kmz");

    UnpackedFile inner = UnpackedFile.of(kmz, "a.kmz", Reading.ORIGIN, null, folder, notice -> {});

    assertThat(FormatCheck.guess(inner.file(), inner.name(), null)).isEqualTo(Table.Format.KML);
    assertThat(
            Reading.of(Reading.table(inner.file(), Table.Format.KML, Table.Place.GUESSED)).rows())
        .hasSize(5);
  }

  @Test
  void foldersAreAColumnAndTracksAreLines() {
    Reading reading =
        read(
            """
            <kml xmlns:gx="g"><Document><name>Carte</name>
            <Folder><name>Arbres</name><Folder><name>Remarquables</name>
              <Placemark><name>If</name><Point><coordinates>-0.46,46.32</coordinates></Point>
              </Placemark></Folder>
              <Placemark><name>Balade</name><gx:Track><when>2026</when>
                <gx:coord>-0.46 46.32 0</gx:coord><gx:coord>-0.47 46.33 0</gx:coord></gx:Track>
              </Placemark></Folder>
            <Folder><Placemark><name>Mare</name></Placemark></Folder></Document></kml>
            """);

    assertThat(reading.columns()).containsExactly("Folder", "name");
    assertThat(reading.values(0)).containsEntry("Folder", "Arbres / Remarquables");
    assertThat(reading.values(1)).containsEntry("Folder", "Arbres").containsEntry("name", "Balade");
    assertThat(reading.rows().get(1).geometry().getGeometryType()).isEqualTo("LineString");
    assertThat(reading.values(2)).doesNotContainKey("Folder").containsEntry("name", "Mare");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <MultiPolygon><Polygon><outerBoundaryIs><LinearRing><coordinates>0,46 1,46 1,47 0,46</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiPolygon> | POLYGON ((0 46, 1 46, 1 47, 0 46))
          <MultiLineString><LineString><coordinates>0,46 1,46</coordinates></LineString><LineString><coordinates>2,46 3,46</coordinates></LineString></MultiLineString> | MULTILINESTRING ((0 46, 1 46), (2 46, 3 46))
          <MultiPoint><Point><coordinates>0,46</coordinates></Point></MultiPoint> | POINT (0 46)
          """)
  void collectionsOfOneKindAreRead(String collection, String wkt) {
    Reading reading = read("<kml><Placemark>" + collection + "</Placemark></kml>");

    assertThat(reading.rows().get(0).geometry().toText()).isEqualTo(wkt);
  }

  @Test
  void ringsAreClosedAndEmptyGeometriesKeepTheirRows() {
    String ring =
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>%s</coordinates></LinearRing>"
            + "</outerBoundaryIs></Polygon>";
    String open = ring.formatted("0,46 1,46 1,47");
    String broken = ring.formatted("ici");
    String empty = "<Point><coordinates> </coordinates></Point>";

    Reading reading =
        read(
            "<kml>"
                + Stream.of(
                        open, "<MultiGeometry>" + broken + open + "</MultiGeometry>", empty, broken)
                    .map(shape -> "<Placemark><name>Mare</name>" + shape + "</Placemark>")
                    .collect(Collectors.joining())
                + "</kml>");

    assertThat(reading.rows())
        .extracting(Row::number, row -> String.valueOf(row.geometry()))
        .containsExactly(tuple(1L, "POLYGON ((0 46, 1 46, 1 47, 0 46))"), tuple(3L, "null"));
  }

  @Test
  void severalValuesAreJoinedAndElementsKeepTheirs() {
    Reading reading =
        read(
            """
            <kml><Placemark><name>Tilleul</name><description>creux</description><ExtendedData>
              <Data name="name"><value>12</value></Data>
              <Data name="description"><value/></Data>
              <Data name="Photo"><value>a.jpg</value></Data>
              <Data name="Photo"><value>b.jpg</value></Data>
              <Data name="Port"><value>libre</value></Data>
              <SchemaData><SimpleData name="Port">libre</SimpleData>
              <SimpleArrayData name="Tours"><value>1</value><value>1</value><value>2</value>
              </SimpleArrayData></SchemaData></ExtendedData></Placemark></kml>
            """);

    assertThat(reading.values(0))
        .containsExactly(
            entry("name", "Tilleul"),
            entry("description", "creux"),
            entry("name_2", "12"),
            entry("Photo", "a.jpg | b.jpg"),
            entry("Port", "libre"),
            entry("Tours", "1 | 1 | 2"));
  }

  @Test
  void kindsThatASchemaDeclaresArePlacemarks() {
    Reading reading =
        read(
            """
            <kml xmlns="http://earth.google.com/kml/2.1"><Document><name>Arbres</name>
              <Schema parent="Placemark" name="arbre"><SimpleField type="wstring" name="essence"/>
              </Schema>
              <arbre><name>A1</name><styleUrl>#a</styleUrl><essence>If</essence>
                <Point><coordinates>-0.46,46.32</coordinates></Point></arbre>
              <Placemark><name>B1</name><essence>Orme</essence></Placemark></Document></kml>
            """);

    assertThat(reading.columns()).containsExactly("name", "essence");
    assertThat(reading.values(0).values()).containsExactly("A1", "If");
    assertThat(reading.rows().get(0).geometry()).isNotNull();
    assertThat(reading.values(1).values()).containsExactly("B1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b",
        "<kml><Placemark><name>a",
        "<!DOCTYPE kml [<!ENTITY a \"x\">]><kml><Placemark><name>&a;</name></Placemark></kml>"
      })
  void whatIsNoWholeKmlIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.MALFORMED));
  }

  @Test
  void aPageIsNoKml() {
    assertThatThrownBy(() -> read("<html><p>Oups</p></html>"))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_THE_FORMAT));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private Reading read(String text) {
    Path file = Reading.written(folder, "f.kml", text.getBytes(UTF_8));
    return Reading.of(Reading.table(file, Table.Format.KML, Table.Place.GUESSED));
  }

  @Test
  void blanksBesideACommaPartNoPositions() {
    Reading reading =
        read(
            "<kml xmlns='http://earth.google.com/kml/2.1'><Placemark><LineString><coordinates>"
                + " -0.46, 46.32 -0.47 ,46.33,5 </coordinates></LineString></Placemark></kml>");

    assertThat(reading.rows().get(0).geometry().toText())
        .isEqualTo("LINESTRING (-0.46 46.32, -0.47 46.33)");
  }
}
