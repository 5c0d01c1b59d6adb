package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Unavailable;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an error status means for a read, and how long the server asks us to wait (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>).
 */
record Statuses(Clock clock) {

  /**
   * @param quote from the body, without secrets
   */
  RuntimeException failure(String address, HttpAnswer answer, String quote) {
    HarvestException refusal = Refusals.of(address, answer.status(), quote);
    return refusal instanceof Unavailable passing && answer.status() >= 400
        ? later(address, answer, passing)
        : refusal;
  }

  /** How long an answer asks us to pause; null if it does not. */
  @Nullable Duration asksToWait(HttpAnswer answer) {
    return Refusals.isPassing(answer.status()) ? pause(answer.header("retry-after")) : null;
  }

  private RuntimeException later(String address, HttpAnswer answer, Unavailable refusal) {
    Duration asked = asksToWait(answer);
    if (asked != null && asked.compareTo(Pace.LONGEST_WAIT) > 0) {
      // Retrying sooner would ignore the request, and waiting would hold up the whole run.
      return Refusals.tooMany(address, answer.status());
    }
    return new TryAgain(refusal, asked != null);
  }

  private @Nullable Duration pause(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    return HttpDates.read(text)
        .map(date -> Duration.between(clock.instant(), date))
        .map(until -> until.isNegative() ? Duration.ZERO : until)
        .orElse(null);
  }
}
