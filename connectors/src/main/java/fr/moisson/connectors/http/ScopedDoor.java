package fr.moisson.connectors.http;

import fr.moisson.connectors.http.Redirects.Hop;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of one source or one portal. Reads are archived under its scope, and an unchanged answer
 * is not transferred again. Thread-safe.
 */
public final class ScopedDoor implements Door {

  private static final Logger LOG = LoggerFactory.getLogger(ScopedDoor.class);
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL_CONTENT = 206;

  /** Validators of an answer, and the request headers that carry them back (RFC 9110, 13). */
  private static final Map<String, String> CONDITIONS =
      Map.of("etag", "If-None-Match", "last-modified", "If-Modified-Since");

  private final Outside outside;
  private final Memory memory;
  private final Allowance allowance;
  private final LongAdder requests = new LongAdder();

  ScopedDoor(Outside outside, Memory memory, Allowance allowance) {
    this.outside = outside;
    this.memory = memory;
    this.allowance = allowance;
  }

  /** Number of requests sent so far, including retries and redirects. */
  public long requests() {
    return requests.sum();
  }

  @Override
  public void pace(URI service, double perSecond) {
    outside.pace().limit(service.getHost(), perSecond);
  }

  @Override
  public Body get(Request request) {
    return outside
        .retries()
        .run(
            () -> {
              Optional<AnswerArchive.Entry> known =
                  request.method().equals("GET")
                      ? memory.find(request).filter(ScopedDoor::isConditional)
                      : Optional.empty();
              return Redirects.follow(
                  request, asked -> hop(request, asked, known.filter(entry -> isOf(entry, asked))));
            });
  }

  @Override
  public Reply send(Request request) {
    String address = Masking.shown(request.uri());
    try {
      return ask(
          request,
          answer -> {
            InputStream content = outside.content(Limits.RECEIPT, address).open(answer);
            return new Reply(answer.status(), answer.headers(), all(content));
          });
    } catch (TryAgain failure) {
      throw failure.reason();
    }
  }

  @Override
  public Way way(String host) {
    allowance.check(host);
    InetAddress[] addresses;
    try {
      addresses = outside.guard().resolve(host);
    } catch (UnknownHostException e) {
      throw new Unavailable(Notice.of(Notice.Code.HOST_NOT_FOUND, host), e);
    }
    outside.pace().await(host);
    requests.increment();
    HttpSettings settings = outside.failures().settings();
    return new Way(
        addresses[0],
        settings.connectTimeout(),
        settings.firstByteTimeout(),
        settings.wholeTimeout(),
        settings.maxBytes());
  }

  private <T> T ask(Request request, Function<HttpAnswer, T> reader) {
    String address = Masking.shown(request.uri());
    outside.guard().check(request.uri());
    allowance.check(request.uri().getHost());
    outside.pace().await(request.uri().getHost());
    requests.increment();
    try {
      return outside
          .wire()
          .exchange(
              request,
              answer -> {
                LOG.debug("{} {}: {}", request.method(), address, answer.status());
                // All later requests to this host wait: the retry of this call, and calls of other
                // threads.
                Duration pause = outside.statuses().asksToWait(answer);
                if (pause != null) {
                  outside.pace().hold(request.uri().getHost(), pause);
                }
                return reader.apply(answer);
              });
    } catch (IOException e) {
      throw outside.failures().beforeAnswer(address, e);
    }
  }

  /** Validators belong to the address that gave them, which may be one behind a redirect. */
  private static boolean isOf(AnswerArchive.Entry known, Request asked) {
    return known.uri().equals(Masking.masked(asked.uri()));
  }

  private Hop<Body> hop(Request request, Request asked, Optional<AnswerArchive.Entry> known) {
    Request sent = known.map(entry -> conditional(asked, entry)).orElse(asked);
    return ask(sent, answer -> hop(request, asked, known, answer));
  }

  private static boolean isConditional(AnswerArchive.Entry known) {
    return CONDITIONS.keySet().stream().anyMatch(known.headers()::containsKey);
  }

  private static Request conditional(Request request, AnswerArchive.Entry known) {
    Request conditional = request;
    for (var condition : CONDITIONS.entrySet()) {
      String validator = known.headers().get(condition.getKey());
      if (validator != null) {
        conditional = conditional.with(condition.getValue(), validator);
      }
    }
    return conditional;
  }

  private Hop<Body> hop(
      Request request, Request asked, Optional<AnswerArchive.Entry> known, HttpAnswer answer) {
    int status = answer.status();
    if (Redirects.isRedirect(status)) {
      return new Hop.Elsewhere<>(status, answer.header("location"));
    }
    if (status == NOT_MODIFIED && known.isPresent()) {
      return new Hop.Arrived<>(memory.renew(request, known.get()));
    }
    String address = Masking.shown(asked.uri());
    Content content = outside.content(outside.limits(), address);
    if (!answer.isSuccess() || isPiece(asked, answer)) {
      throw outside.statuses().failure(address, answer, ErrorQuote.of(asked, content, answer));
    }
    refuseSerializedJava(address, answer);
    String sha256 = memory.bodies().store(content.open(answer));
    Body body = memory.record(request, asked.uri(), answer.headers(), sha256);
    allowance.received(body.bytes());
    return new Hop.Arrived<>(body);
  }

  /** A partial answer states its range; a page does not (RFC 9110, 15.3.7). */
  private static boolean isPiece(Request asked, HttpAnswer answer) {
    return answer.status() == PARTIAL_CONTENT
        && (!asked.isPage() || answer.header("content-range") != null);
  }

  // Camel hides such a body, for security reasons; an empty answer would be misleading.
  private static void refuseSerializedJava(String address, HttpAnswer answer) {
    String type = answer.header("content-type");
    if (type != null && type.startsWith("application/x-java-serialized-object")) {
      throw new Misconfigured(Notice.of(Notice.Code.UNEXPECTED_ANSWER, address, type));
    }
  }

  private static byte[] all(InputStream content) {
    try {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
