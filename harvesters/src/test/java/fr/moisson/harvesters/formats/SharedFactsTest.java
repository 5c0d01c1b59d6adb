package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts found in each recorded file, without its name. */
@Tag("shared")
class SharedFactsTest {

  private static final List<String> FOLDERS =
      List.of("environment", "essences", "fichiers", "municipal");
  private static final List<String> OTHERS = List.of("INDEX.md", "expected-counts.csv");

  @TempDir Path folder;

  @Test
  void everyFileIsWhatWeWroteDown() throws IOException {
    List<String> found = new ArrayList<>(List.of("file,format,rows,encoding,separator,crs"));
    for (String name : FOLDERS) {
      try (Stream<Path> files = Files.list(Shared.path("samples/" + name))) {
        files
            .filter(file -> !OTHERS.contains(file.getFileName().toString()))
            .sorted()
            .forEach(file -> found.add(name + "/" + file.getFileName() + "," + facts(file)));
      }
    }

    assertThat(String.join("\n", found)).isEqualTo(written());
  }

  private String facts(Path file) {
    SourceFile source = new SourceFile(file, "", null, null, file.toUri());
    try {
      Table table = source.table(null, null, Table.Place.GUESSED, folder, notice -> {});
      try (Rows rows = Rows.open(table, notice -> {})) {
        long count = 0;
        while (rows.hasNext()) {
          rows.next();
          count++;
        }
        FileFacts facts = rows.facts();
        String separator =
            facts.separator() == null ? "" : "U+00%02X".formatted((int) facts.separator());
        return "%s,%d,%s,%s,%s"
            .formatted(
                facts.format().name(),
                count,
                shown(facts.encoding()),
                separator,
                shown(facts.crs()));
      }
    } catch (BadItem e) {
      return e.notice().code() + ",,,,";
    }
  }

  private static String shown(Object fact) {
    return fact == null ? "" : fact.toString();
  }

  private static String written() throws IOException {
    try (InputStream in = SharedFactsTest.class.getResourceAsStream("shared-facts.csv")) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }
}
