package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.schemas.report.Report;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChecksTest {

  private static final int LINES = 200_000;

  @TempDir Path folder;

  /** A schema may require the values of every column to be unique. */
  @Test
  void keysOfManyColumnsTakeTheMemoryOfOne() throws IOException {
    Path file = folder.resolve("a.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("a,b,c,d,e,f,g,h\n");
      for (int i = 0; i < LINES; i++) {
        csv.write(
            IntStream.range(0, 8)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(i + ",", "", i + "\n")));
      }
      csv.write("0,1,2,3,4,5,6,70\n");
    }
    long before = usedMemory();
    long[] held = new long[1];

    Report report =
        Validation.run(
            new Resource("", Validated.table(file), schema()),
            Map.of(),
            notice -> {},
            (line, findings) -> held[0] = findings.isEmpty() ? held[0] : usedMemory() - before);

    assertThat(report.conformity().errors()).isEqualTo(1);
    assertThat(held[0]).isBetween(1L, 64_000_000L);
  }

  private static TableSchema schema() throws IOException {
    String fields =
        "abcdefgh"
            .chars()
            .mapToObj("{\"name\": \"%c\", \"constraints\": {\"unique\": true}}"::formatted)
            .collect(Collectors.joining(", "));
    String json = "{\"name\": \"s\", \"fields\": [" + fields + "]}";
    return TableSchema.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "s");
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
