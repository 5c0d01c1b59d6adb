package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Rows;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BacklogTest {

  @AutoClose private final Backlog backlog = new Backlog();

  @Test
  void allIsDoneInOrderOnceAwaited() throws IOException {
    int count = 3 * Rows.MOST_AT_A_TIME + 1;
    List<Integer> done = new ArrayList<>();

    for (int i = 0; i < count; i++) {
      int number = i;
      backlog.add(1, () -> done.add(number));
    }
    backlog.await();

    assertThat(done).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void aLargeRowDoesNotWaitForOthers() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);

    backlog.add(Rows.LARGEST_AT_A_TIME, begun::countDown);

    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatATaskThrowsIsThrownLater() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2 * Rows.MOST_AT_A_TIME; i++) {
                backlog.add(
                    1,
                    () -> {
                      throw new FileNotFoundException("a.csv");
                    });
              }
            })
        .isInstanceOf(FileNotFoundException.class);
  }
}
