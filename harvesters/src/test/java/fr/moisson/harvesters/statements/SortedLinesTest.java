package fr.moisson.harvesters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedLinesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {100_000_000, 50_000, 1_000_000})
  void linesAreSortedOnceEachAndFoundWhereverTheyLie(long most) throws IOException {
    Random random = new Random(most);
    SortedLines lines = new SortedLines(folder, most);
    TreeSet<String> expected = new TreeSet<>();
    for (int n = 0; n < 20_000; n++) {
      // A few first words have more lines than fit in a block; texts have characters of all sizes.
      int word = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(3);
      String line =
          "<é" + word + "> <p> \"" + "ü€".repeat(random.nextInt(20)) + n % 15_000 + "\" .";
      expected.add(line);
      lines.add(line);
    }

    lines.sort();

    assertThat(lines.all().toList()).isEqualTo(List.copyOf(expected));
    for (int word = 0; word < 2_000; word++) {
      String start = "<é" + word + "> ";
      List<String> wanted = new ArrayList<>(expected.subSet(start, start + '\uffff'));
      assertThat(lines.startingWith(start)).isEqualTo(wanted);
    }
    assertThat(lines.startingWith("<zzz> ")).isEmpty();
    assertThat(lines.startingWith("<a> ")).isEmpty();
  }

  @Test
  void aLineThatFillsTheMemoryCanBeTheLast() throws IOException {
    SortedLines lines = new SortedLines(folder, 3);
    lines.add("<b> <p> 1 .");
    lines.add("<a> <p> 1 .");

    lines.sort();

    assertThat(lines.all()).containsExactly("<a> <p> 1 .", "<b> <p> 1 .");
  }
}
