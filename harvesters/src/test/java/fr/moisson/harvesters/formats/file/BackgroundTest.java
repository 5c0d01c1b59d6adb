package fr.moisson.harvesters.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  @AutoClose private final Background background = new Background();

  @Test
  void whatTasksHaveWrittenIsSeenInTheirOrder() throws IOException {
    List<String> written = new ArrayList<>();
    background.await();

    background.start(() -> written.add("one"));
    background.await();
    background.start(() -> written.add(written.get(0) + ", two"));
    background.await();

    assertThat(written).containsExactly("one", "one, two");
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
    background.start(() -> {});

    assertThatThrownBy(() -> background.start(() -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingEndsATask() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    background.start(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            ended.set(true);
          }
        });
    started.await();

    background.close();

    assertThat(ended).isTrue();
  }
}
