package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.AreaReading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.scan.PropertiesCopy;
import fr.moisson.harvesters.model.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skipping rows instead of reading them changes nothing but the time. */
class AreaOfRowsTest {

  @TempDir private Path folder;

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("a.geojson"), text.getBytes(charset));
  }

  private static Table table(Path file, @Nullable String layer) {
    return new Table(file, Table.Format.GEOJSON, null, Table.Place.GUESSED, file.toUri(), layer);
  }

  /** Read by a full parser, since no member has this name. */
  private static Table parsed(Path file) {
    return table(file, "aucun membre");
  }

  private static long check(Path file, String seed) {
    AreaReading parsed = AreaReading.all(parsed(file));
    assertThat(AreaReading.all(table(file, null))).as(seed).isEqualTo(parsed);

    AreaReading found = AreaReading.ofArea(table(file, null));
    found.assertLacksOnlyWhatLiesElsewhere(parsed, seed);
    return found.elsewhere();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30, 3000})
  void featuresOutsideOfTheAreaAreCountedAndAllOthersAreRead(int oddness) throws IOException {
    long elsewhere = 0;
    for (long seed = 0; seed < 200; seed++) {
      RandomFeatures features = new RandomFeatures(seed, oddness);
      String text = seed % 2 == 0 ? features.collection(9) : features.sequence(9);
      elsewhere += check(write(text, UTF_8), "seed " + seed);
    }
    assertThat(elsewhere).isPositive();
  }

  @Test
  void whatIsCopiedIsWhatWouldHaveBeenWritten() throws IOException {
    int copied = 0;
    for (long seed = 0; seed < 300; seed++) {
      RandomFeatures features = new RandomFeatures(seed, seed % 2 == 0 ? 20 : 3000);
      String text = seed % 3 == 0 ? features.sequence(5) : features.table(5);
      Table table = table(write(text, UTF_8), null);
      try (Rows rows = Rows.open(table, notice -> {})) {
        List<Column> columns = rows.columns().stream().map(Column::of).toList();
        PropertiesCopy copy = new PropertiesCopy(rows.columns(), rows.jsonColumns());
        ByteArrayOutputStream fast = new ByteArrayOutputStream();
        ByteArrayOutputStream slow = new ByteArrayOutputStream();
        try (RowWriter one = new GeoJsonRowWriter(fast, columns, rows.jsonColumns());
            RowWriter other = new GeoJsonRowWriter(slow, columns, rows.jsonColumns())) {
          while (rows.hasNext()) {
            Row row = rows.next();
            one.write(row);
            other.write(new Row(new LinkedHashMap<>(row.values()), row.geometry(), row.number()));
            boolean isCopied =
                row.values() instanceof JsonValues values
                    && copy.put(values.written(), new ByteText());
            copied += isCopied ? 1 : 0;
          }
        }
        assertThat(fast.toString(UTF_8)).as("seed " + seed).isEqualTo(slow.toString(UTF_8));
      }
    }
    assertThat(copied).isBetween(300, 1400);
  }

  @Test
  void whateverHappensToTheBytesIsToldOfAsBefore() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      RandomFeatures features = new RandomFeatures(i, 100);
      String text = i % 2 == 0 ? features.collection(5) : features.sequence(5);
      byte[] bytes = text.getBytes(i % 5 == 0 ? ISO_8859_1 : UTF_8);
      int at = random.nextInt(bytes.length);
      byte[] spoilt = i % 3 == 0 ? Arrays.copyOf(bytes, at) : bytes;
      if (i % 3 == 1) {
        spoilt[at] = (byte) random.nextInt(256);
      }
      check(Files.write(folder.resolve("a.geojson"), spoilt), "spoilt " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\n \uFEFF", "\0", "\uFEFF\uFEFF"})
  void whatIsNoTextIsDroppedAsBefore(String mark) throws IOException {
    String text = new RandomFeatures(1, 3000).collection(9);

    check(write(mark + text, UTF_8), "before");
    check(write(text + mark, UTF_8), "behind");
    check(write(text.replace("Chêne", "Ch" + mark + "êne"), UTF_8), "within");
    check(write(mark + text, UTF_16LE), "UTF-16");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileOfManyPiecesIsReadInItsOrder(boolean inArray) throws IOException {
    RandomFeatures features = new RandomFeatures(7, 500);
    String text = inArray ? features.collection(20_000) : features.sequence(20_000);
    Path file = write(text.replace("NaN", "1"), UTF_8);

    assertThat(Files.size(file)).isGreaterThan(5 << 20);
    assertThat(check(file, "large")).isGreaterThan(10_000);
  }

  @Test
  void aFeatureThatIsLargerThanAPieceIsOneFeature() throws IOException {
    String large =
        "{\"type\":\"Feature\",\"properties\":{\"a\":\""
            + "é".repeat(1 << 20)
            + "\"},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,50]}}";
    String small = large.replaceAll("é+", "e");

    Path file = write(String.join("\n", small, large, large, small), UTF_8);

    assertThat(check(file, "large")).isEqualTo(4);
  }
}
