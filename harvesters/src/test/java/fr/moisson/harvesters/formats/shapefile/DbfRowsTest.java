package fr.moisson.harvesters.formats.shapefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbfRowsTest {

  private static final List<String> FIELDS =
      List.of("ESSENCE:C:8", "HAUTEUR:N:5", "X:N:7", "Y:N:7");

  @TempDir private Path folder;

  @Test
  void rowsThatAreNotStruckOutAreRead() {
    byte[] dbf =
        Shapes.dbf(
            0x57,
            Charset.forName("windows-1252"),
            FIELDS,
            "\u00c9rable  12.50 -0.451 46.321",
            "*ray\u00e9    1.00 -0.452 46.322",
            "H\u00eatre         -0.446 46.323");

    Reading reading = read(dbf);

    assertThat(reading.columns()).containsExactly("ESSENCE", "HAUTEUR", "X", "Y");
    assertThat(reading.rows()).extracting(Row::number).containsExactly(1L, 3L);
    assertThat(reading.values(0))
        .containsEntry("ESSENCE", "\u00c9rable")
        .containsEntry("HAUTEUR", "12.50");
    assertThat(reading.values(1))
        .containsEntry("ESSENCE", "H\u00eatre")
        .containsEntry("HAUTEUR", "");
    assertThat(reading.rows().get(1).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(reading.jsonColumns()).contains("HAUTEUR");
  }

  /** GDAL cuts names of UTF-8 files after ten bytes, of which É takes two. */
  @Test
  void halfALetterAtTheEndOfANameIsDropped() {
    byte[] dbf =
        Shapes.dbf(0, UTF_8, List.of("DATEPLANT:C:9", "X:N:7", "Y:N:7"), "Été 98  -0.451 46.321");
    dbf[32 + "DATEPLANT".length()] = (byte) 0xC3;

    assertThat(read(dbf).columns()).startsWith("DATEPLANT");
    assertThat(read(dbf).values(0)).containsEntry("DATEPLANT", "Été 98");
  }

  /** The second and third ones are the same double, and the last one as ArcGIS writes it. */
  @ParameterizedTest
  @CsvSource({
    "12345.500000000000000, 12345.5",
    "123.400000000000006, 123.4",
    "123.40000000000000568, 123.4",
    "79191.000000000000000, 79191",
    "0.000000000000000, 0",
    "-0.451234567, -0.451234567",
    "1.23450000000e+004, 12345",
    "12.50, 12.50",
    "2002000790001234567, 2002000790001234567"
  })
  void decimalsThatOnlyFillTheFieldAreLeftOut(String written, String read) {
    byte[] dbf =
        Shapes.dbf(
            0x57,
            Charset.forName("windows-1252"),
            List.of("AIRE:N:24", "X:N:7", "Y:N:7"),
            "%24s%7s%7s".formatted(written, "-0.451", "46.321"));

    assertThat(read(dbf).values(0)).containsEntry("AIRE", read);
  }

  @Test
  void aTableThatEndsTooEarlyIsRefused() {
    byte[] dbf =
        Shapes.dbf(0x57, Charset.forName("windows-1252"), List.of("A:C:3"), "If ", "Orm", "Pin");

    assertThatThrownBy(() -> read(Arrays.copyOf(dbf, dbf.length - 6)))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_THE_FORMAT));
  }

  private Reading read(byte[] dbf) {
    Path file = Reading.written(folder, "a.dbf", dbf);
    return Reading.of(Reading.table(file, Table.Format.DBASE, Table.Place.GUESSED));
  }
}
