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
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpxRowsTest {

  private static final String GPX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" creator="essai" xmlns="http://www.topografix.com/GPX/1/1"
          xmlns:osm="http://osm.org">
        <metadata><name>Sentiers</name><bounds minlat="46" minlon="-1" maxlat="47" maxlon="0"/>
        </metadata>
        <wpt lat="46.32" lon="-0.46"><ele>27.5</ele><name>Lavoir</name><sym>Flag</sym>
          <link href="https://ville.example.org/lavoir"><text>Le lavoir</text></link>
          <link href="https://ville.example.org/eau"/></wpt>
        <rte><name>Boucle</name><rtept lat="46.30" lon="-0.45"><name>Départ</name></rtept>
          <rtept lat="46.31" lon="-0.44"/></rte>
        <trk><name>Le long de la Sèvre</name><desc>8 km</desc>
          <extensions><osm:tags><osm:balisage>jaune</osm:balisage></osm:tags></extensions>
          <trkseg><trkpt lat="46.31" lon="-0.50"><ele>12</ele><time>2026-05-01T08:00:00Z</time>
            </trkpt><trkpt lat="46.32" lon="-0.49"><ele>13</ele></trkpt></trkseg>
          <trkseg><trkpt lat="46.33" lon="-0.48"/><trkpt lat="46.34" lon="-0.47"/></trkseg>
          <trkseg><trkpt lat="46.35" lon="-0.46"/></trkseg></trk>
        <trk><name>Non enregistré</name><trkseg/></trk>
        <wpt lat="ici" lon="-0.46"><name>Nulle part</name></wpt>
      </gpx>
      """;

  @TempDir Path folder;

  @Test
  void waypointsRoutesAndTracksAreRowsWithTheirPlaces() {
    Reading reading = read(GPX);

    assertThat(reading.columns()).containsExactly("ele", "name", "sym", "link", "desc", "balisage");
    assertThat(reading.values(0))
        .containsExactly(
            entry("ele", "27.5"),
            entry("name", "Lavoir"),
            entry("sym", "Flag"),
            entry("link", "https://ville.example.org/lavoir https://ville.example.org/eau"));
    assertThat(reading.values(2).values()).containsExactly("Le long de la Sèvre", "8 km", "jaune");
    assertThat(reading.rows())
        .extracting(Row::number, row -> row.geometry() == null ? "" : row.geometry().toText())
        .containsExactly(
            tuple(1L, "POINT (-0.46 46.32)"),
            tuple(2L, "LINESTRING (-0.45 46.3, -0.44 46.31)"),
            tuple(3L, "MULTILINESTRING ((-0.5 46.31, -0.49 46.32), (-0.48 46.33, -0.47 46.34))"),
            tuple(4L, ""));
    assertThat(reading.rows().get(0).geometry().getCoordinate().getZ()).isEqualTo(27.5);
    assertThat(reading.rows().get(2).geometry().getCoordinate().getZ()).isEqualTo(12);
    assertThat(reading.notices())
        .extracting(Notice::code, Notice::row)
        .containsExactly(tuple(Notice.Code.ROWS_BROKEN, 5L));
  }

  @Test
  void categoriesAreJoinedAndATrackOfOnePositionIsAPlace() {
    String categories =
        "<Categories><Category>Eau</Category><Category>Patrimoine</Category></Categories>";
    Reading reading =
        read(
            "<gpx><wpt lat=\"46.32\" lon=\"-0.46\"><extensions>"
                + categories.repeat(2)
                + "</extensions></wpt><trk><trkseg><trkpt lat=\"46.33\" lon=\"-0.45\"><ele>9</ele>"
                + "</trkpt></trkseg></trk></gpx>");

    assertThat(reading.values(0)).containsExactly(entry("Category", "Eau | Patrimoine"));
    assertThat(reading.rows().get(1).geometry().toText()).isEqualTo("POINT (-0.45 46.33)");
    assertThat(reading.rows().get(1).geometry().getCoordinate().getZ()).isEqualTo(9);
  }

  @Test
  void itIsKnownByItsFirstElement() {
    Path file = Reading.written(folder, "trace", GPX.getBytes(UTF_8));

    assertThat(FormatCheck.guess(file, "trace", null)).isEqualTo(Table.Format.GPX);
  }

  @Test
  void itIsReadOutOfAnArchive() throws IOException {
    Path zip = new Zipped().with("lisez-moi.pdf", "%PDF").with("trace.gpx", GPX).in(folder, "f");
    UnpackedFile inner = UnpackedFile.of(zip, "f.zip", Reading.ORIGIN, null, folder, notice -> {});

    assertThat(FormatCheck.guess(inner.file(), inner.name(), null)).isEqualTo(Table.Format.GPX);
  }

  @Test
  void aTrackOfMorePositionsThanAnybodyRecordsCostsItselfOnly() {
    String point = "<trkpt lat=\"46.32\" lon=\"-0.46\"/>";
    Reading reading =
        read(
            "<gpx><trk><trkseg>"
                + point.repeat(1_000_001)
                + "</trkseg></trk>"
                + "<wpt lat=\"46.3\" lon=\"-0.4\"/></gpx>");

    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<kml/>", "<gpx><wpt lat=\"46\""})
  void whatIsNoGpxIsRefused(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(BadItem.class);
  }

  private Reading read(String xml) {
    return Reading.of(
        Reading.table(
            Reading.written(folder, "f.gpx", xml.getBytes(UTF_8)),
            Table.Format.GPX,
            Table.Place.GUESSED));
  }
}
