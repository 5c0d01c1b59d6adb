package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.moisson.harvesters.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class LongerNamesTest {

  private static final Path LIST =
      Path.of("src/main/resources/fr/moisson/harvesters/territory/longer-names.txt");

  private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l");

  /** A new edition of INSEE's list makes this fail, and tells what has to be added. */
  @Test
  void theListIsThatOfInsee() throws IOException {
    List<NamedCsvRecord> all;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(Shared.path("samples/geo-api/decoupage/communes.csv"))) {
      all = rows.stream().toList();
    }
    Set<String> present =
        all.stream()
            .filter(row -> row.getField("TYPECOM").equals("COM"))
            .flatMap(row -> forms(row.getField("LIBELLE")))
            .map(words -> String.join(" ", words))
            .collect(Collectors.toSet());

    Set<String> longer =
        all.stream()
            .map(row -> row.getField("LIBELLE"))
            .filter(
                name -> forms(name).flatMap(LongerNamesTest::starts).anyMatch(present::contains))
            .collect(Collectors.toSet());

    assertThat(Files.readAllLines(LIST)).doesNotHaveDuplicates().hasSameElementsAs(longer);
  }

  private static Stream<List<String>> forms(String name) {
    return PlaceName.of(name).stream().map(PlaceName::words);
  }

  private static Stream<String> starts(List<String> words) {
    return IntStream.range(1, words.size())
        .mapToObj(end -> String.join(" ", words.subList(0, end)))
        .filter(start -> !ARTICLES.contains(start));
  }
}
