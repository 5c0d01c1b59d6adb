package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollingTest {

  private static final URI JOB = URI.create("https://portail.exemple.fr/job");

  private final AtomicInteger looks = new AtomicInteger();
  private final Polling waiting = new Polling(List.of(Duration.ZERO, Duration.ZERO));

  @Test
  void looksOnceAtWhatIsDone() {
    assertThat(waiting.until(seen -> true, looks::incrementAndGet, JOB)).isEqualTo(1);
  }

  @Test
  void looksAgainUntilItIsDone() {
    assertThat(waiting.until(seen -> seen == 2, looks::incrementAndGet, JOB)).isEqualTo(2);
  }

  @Test
  void doesNotLookForEver() {
    assertThat(waiting.until(seen -> false, looks::incrementAndGet, JOB)).isEqualTo(3);
  }

  @Test
  void hasAPatienceOfMinutes() {
    assertThat(Polling.PATIENT.tooLong(JOB)).hasMessageContaining(JOB.toString());
    assertThat(Polling.PATIENT.pauses().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
  }

  @Test
  void endsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> waiting.until(seen -> false, looks::incrementAndGet, JOB))
        .isInstanceOf(Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
