package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Unavailable;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final List<Duration> pauses = new ArrayList<>();
  private long now;

  @Test
  void aBurstPassesAndTheRestIsSpreadOut() {
    Pace pace = new Pace(5, pauses::add, clock());

    for (int i = 0; i < 8; i++) {
      pace.await("a.example");
    }

    assertThat(pauses)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(600));
  }

  @Test
  void timeThatPassesCounts() {
    Pace pace = new Pace(2, pauses::add, clock());
    pace.await("a.example");
    pace.await("a.example");

    now += Duration.ofSeconds(1).toNanos();
    pace.await("a.example");
    pace.await("a.example");

    assertThat(pauses).isEmpty();
  }

  @Test
  void hostsDoNotSlowEachOtherDown() {
    Pace pace = new Pace(1, pauses::add, clock());

    pace.await("a.example");
    pace.await("b.example");

    assertThat(pauses).isEmpty();
  }

  @Test
  void aHostThatAsksForTimeIsLeftAloneByAll() {
    Pace pace = new Pace(100, pauses::add, clock());

    pace.hold("a.example", Duration.ofSeconds(7));
    pace.hold("a.example", Duration.ofSeconds(3));
    pace.await("A.example");
    pace.await("b.example");
    now += Duration.ofSeconds(8).toNanos();
    pace.await("a.example");

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void nobodyWaitsForAnHour() {
    Pace pace = new Pace(100, pauses::add, clock());

    pace.hold("a.example", Duration.ofHours(1));
    pace.await("a.example");

    assertThat(pauses).isEmpty();
  }

  /** The system's clock may start at any value. */
  @Test
  void timeBeforeItsZeroIsTimeToo() {
    now = Duration.ofDays(-30).toNanos();
    Pace pace = new Pace(100, pauses::add, clock());

    pace.await("a.example");

    assertThat(pauses).isEmpty();
  }

  @Test
  void aPaceMayBeSlowerThanOneASecond() {
    Pace pace = new Pace(0.5, pauses::add, clock());

    pace.await("a.example");
    pace.await("a.example");

    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void anInterruptEndsTheWaiting() {
    Pace pace =
        new Pace(
            1,
            pause -> {
              throw new InterruptedException();
            },
            clock());
    pace.await("a.example");

    assertThatThrownBy(() -> pace.await("a.example")).isInstanceOf(Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private TimeMeter clock() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return now;
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
