package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that stops being well-formed gives the rows before the fault, then the fault. */
class RowsBeforeFaultTest {

  private static final String POINT = "{'type':'Point','coordinates':[434921.4,6586123.8]}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "GEOJSON ! {'type':'FeatureCollection','features':[ ! {'type':'Feature','geometry':POINT,'properties':{'nom':'if'}}, ! {'type':'Feat",
        "GEOJSON ! {'features':[ ! {'type':'Feature','geometry':POINT,'properties':{'nom':'if'}}, ! ]]}",
        "JSON ! [ ! {'nom':'if','x':434921.4,'y':6586123.8}, ! {'nom' 'orme'}]",
        "JSON ! {'total_count':9,'results':[ ! {'nom':'if','geo_shape':POINT}, ! {'nom':",
        "JSON_LINES ! ! {'nom':'if','x':434921.4,'y':6586123.8} ! {'nom':",
        "ESRI_JSON ! {'features':[ ! {'attributes':{'nom':'if'},'geometry':{'x':434921.4,'y':6586123.8}}, ! {'attributes':{",
        "KML ! <kml> ! <Placemark><name>if</name></Placemark> ! <Placemark><nam",
        "GML ! <FeatureCollection xmlns:wfs='http://www.opengis.net/wfs/2.0'> ! <member><arbre><nom>if</nom></arbre></member> ! <member></arbre>"
      })
  void theRowsBeforeItAreRead(Table.Format format, String start, String row, String end) {
    String text =
        (start == null ? "" : start) + "\n" + (row + "\n").repeat(300) + end.replace("'", "\"");
    byte[] content = text.replace("POINT", POINT).replace('\'', '"').getBytes(UTF_8);
    Path file = Reading.written(folder, "f", content);
    List<Row> rows = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();

    try (Rows all = Rows.open(Reading.table(file, format, Table.Place.GUESSED), notices::add)) {
      assertThatThrownBy(() -> all.forEachRemaining(rows::add))
          .isInstanceOfSatisfying(
              BadItem.class,
              bad -> {
                assertThat(bad.notice().code()).isEqualTo(Notice.Code.MALFORMED);
                assertThat(bad.notice().args().get(2)).isEqualTo("302");
              });
      assertThatThrownBy(all::hasNext).isInstanceOf(BadItem.class);
    }

    assertThat(rows).hasSize(300);
    assertThat(rows.get(299).values()).containsValue("if");
    boolean isPlaced = format != Table.Format.KML && format != Table.Format.GML;
    assertThat(rows).allMatch(one -> (one.geometry() != null) == isPlaced);
    assertThat(notices)
        .extracting(Notice::code)
        .isEqualTo(isPlaced ? List.of(Notice.Code.CRS_DEDUCED) : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"orme ! 300",
        "\"orme|de la|| ! 300",
        "\"orme|de;la mairie| ! 300",
        "orme;434921.4;6586123.8;\"près de la| mairie ! 302",
        "orme;434921.4;6586123.8;\"près de la mairie ! 301",
      })
  void aFileThatIsCutOffInQuotesIsToldFromOneWithAStrayQuote(String end, int given) {
    String row = "if;434921.4;6586123.8;\"près;du|parc\"|";
    String text = ("nom;x;y;note|" + row.repeat(300) + end).replace('|', '\n');
    Path file = Reading.written(folder, "f.csv", text.getBytes(UTF_8));
    List<Row> rows = new ArrayList<>();

    try (Rows all = Rows.open(csv(file), notice -> {})) {
      assertThatThrownBy(() -> all.forEachRemaining(rows::add))
          .isInstanceOfSatisfying(
              BadItem.class,
              bad ->
                  assertThat(bad.notice())
                      .isEqualTo(Notice.of(Notice.Code.CUT_OFF, Reading.ORIGIN, 302)));
    }

    assertThat(rows).hasSize(given);
  }

  private static Table csv(Path file) {
    return Reading.table(file, Table.Format.CSV, Table.Place.GUESSED);
  }

  @Test
  void aFaultBeforeTheFirstRowIsToldAtOnce() {
    Path file = Reading.written(folder, "f", "[{\"nom\":".getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                Rows.open(
                    Reading.table(file, Table.Format.JSON, Table.Place.GUESSED), notice -> {}))
        .isInstanceOf(BadItem.class);
  }
}
