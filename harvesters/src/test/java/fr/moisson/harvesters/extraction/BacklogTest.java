package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final Row ROW = new Row(Map.of("nom", "If"), null, 1);

  @AutoClose private final Backlog backlog = new Backlog();

  @Test
  void allIsDoneInOrderOnceAwaited() throws IOException {
    int count = 3 * Rows.MOST_AT_A_TIME + 1;
    List<Integer> done = new ArrayList<>();

    for (int i = 0; i < count; i++) {
      int number = i;
      backlog.add(ROW, () -> done.add(number));
    }
    backlog.await();

    assertThat(done).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void largeRowsDoNotWaitForOthers() throws IOException {
    Row large = new Row(Map.of("nom", "I".repeat(Rows.LARGEST_AT_A_TIME)), null, 1);
    List<String> done = new ArrayList<>();

    backlog.add(large, () -> done.add("one"));
    backlog.add(large, () -> done.add(done.get(0) + ", two"));
    backlog.await();

    assertThat(done).containsExactly("one", "one, two");
  }

  @Test
  void whatATaskThrowsIsThrownLater() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2 * Rows.MOST_AT_A_TIME; i++) {
                backlog.add(
                    ROW,
                    () -> {
                      throw new FileNotFoundException("a.csv");
                    });
              }
            })
        .isInstanceOf(FileNotFoundException.class);
  }
}
