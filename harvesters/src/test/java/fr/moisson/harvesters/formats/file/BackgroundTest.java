package fr.moisson.harvesters.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  @AutoClose private final Background<String> background = new Background<>();

  @Test
  void eachResultIsGivenOnce() throws IOException {
    assertThat(background.await()).as("nothing was started").isNull();

    background.start(() -> "one");
    assertThat(background.await()).isEqualTo("one");
    assertThat(background.await()).isNull();

    background.start(() -> "two");
    assertThat(background.await()).isEqualTo("two");
  }

  @Test
  void whatATaskThrowsIsThrownAsItIs() {
    BadItem bad = new BadItem(Notice.of(Notice.Code.NO_TITLE));
    background.start(
        () -> {
          throw bad;
        });
    assertThatThrownBy(background::await).isSameAs(bad);

    background.start(
        () -> {
          throw new FileNotFoundException("a.csv");
        });
    assertThatThrownBy(background::await).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aTaskThatNobodyAwaitedKeepsTheNextOneOut() {
    background.start(() -> "one");

    assertThatThrownBy(() -> background.start(() -> "two"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingEndsATask() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    background.start(
        () -> {
          started.countDown();
          try {
            Thread.sleep(60_000);
          } finally {
            ended.set(true);
          }
          return "late";
        });
    started.await();

    background.close();

    assertThat(ended).isTrue();
  }
}
