package fr.moisson.connectors.portal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which calls fail on a {@link StandIn}, and how. */
final class Faults {

  private static final int SLOW_MILLIS = 1_500;

  private final Deque<Fault> next = new ArrayDeque<>();
  private final Deque<ResponseDefinitionBuilder> answers = new ArrayDeque<>();
  private final Deque<ResponseDefinitionBuilder> answersToWrites = new ArrayDeque<>();
  private final Supplier<ResponseDefinitionBuilder> crash;
  private Random random = new Random(0);
  private double probability;
  private List<Fault> some = List.of();

  /**
   * @param crash the answer to an internal error, in the portal's own format
   */
  Faults(Supplier<ResponseDefinitionBuilder> crash) {
    this.crash = crash;
  }

  synchronized void next(Fault... faults) {
    next.addAll(List.of(faults));
  }

  synchronized void answerNext(int status, String contentType, String body) {
    answers.add(answer(status, contentType, body));
  }

  synchronized void answerNextWrite(int status, String contentType, String body) {
    answersToWrites.add(answer(status, contentType, body));
  }

  synchronized void randomly(double chance, long seed, Set<Fault> faults) {
    random = new Random(seed);
    probability = chance;
    some = faults.stream().sorted().toList();
  }

  /** The answer to a call, which takes effect or not, depending on the fault that hits it. */
  ResponseDefinitionBuilder around(boolean isWrite, Supplier<ResponseDefinitionBuilder> call) {
    ResponseDefinitionBuilder scripted = scripted(isWrite);
    if (scripted != null) {
      return scripted;
    }
    Fault fault = draw(isWrite);
    if (fault == null) {
      return call.get();
    }
    return switch (fault) {
      case BUSY -> html(429, "Too Many Requests").withHeader("Retry-After", "1");
      case CRASH_BEFORE_WRITE -> crash.get();
      case DROP_BEFORE_WRITE -> drop();
      case CRASH_AFTER_WRITE -> after(call, crash.get());
      case TIMEOUT_AFTER_WRITE -> after(call, html(504, "Gateway Time-out"));
      case DROP_AFTER_WRITE -> after(call, drop());
      case SLOW -> call.get().withFixedDelay(SLOW_MILLIS);
    };
  }

  private synchronized @Nullable ResponseDefinitionBuilder scripted(boolean isWrite) {
    ResponseDefinitionBuilder answer = answers.poll();
    return answer == null && isWrite ? answersToWrites.poll() : answer;
  }

  private synchronized @Nullable Fault draw(boolean isWrite) {
    if (!next.isEmpty() && (isWrite || !next.peek().hitsWritesOnly)) {
      return next.poll();
    }
    List<Fault> possible = some.stream().filter(fault -> isWrite || !fault.hitsWritesOnly).toList();
    if (possible.isEmpty() || random.nextDouble() >= probability) {
      return null;
    }
    return possible.get(random.nextInt(possible.size()));
  }

  private static ResponseDefinitionBuilder after(
      Supplier<ResponseDefinitionBuilder> call, ResponseDefinitionBuilder answer) {
    call.get();
    return answer;
  }

  static ResponseDefinitionBuilder html(int status, String title) {
    String page = "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>";
    return answer(status, "text/html", page.formatted(status + " " + title));
  }

  static ResponseDefinitionBuilder answer(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }

  private static ResponseDefinitionBuilder drop() {
    return aResponse()
        .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
  }
}
