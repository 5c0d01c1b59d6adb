package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects of reads by hand, so that each hop passes the same checks as the first request
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, 15.4</a>). Credentials
 * are not sent to another host, and no redirect from https to http is followed. A posted query is
 * posted again on the same host only: where the status asks for it, or where the path remains the
 * same, as on a move from http to https.
 */
final class Redirects {

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final int SEE_OTHER = 303;

  /** Those that keep the method. */
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

  private static final int MOST = 5;

  /** The result of one hop. */
  sealed interface Hop<T> {
    record Arrived<T>(T what) implements Hop<T> {}

    record Elsewhere<T>(int status, @Nullable String location) implements Hop<T> {}
  }

  static boolean isRedirect(int status) {
    return STATUSES.contains(status);
  }

  static <T> T follow(Request first, Function<Request, Hop<T>> ask) {
    Set<URI> seen = new HashSet<>();
    Request request = first;
    while (seen.add(request.uri())) {
      Hop<T> hop = ask.apply(request);
      if (hop instanceof Hop.Arrived<T> arrived) {
        return arrived.what();
      }
      Hop.Elsewhere<T> elsewhere = (Hop.Elsewhere<T>) hop;
      if (seen.size() > MOST) {
        throw bad(first, seen.size() + " × HTTP " + elsewhere.status());
      }
      request = next(request, elsewhere.status(), elsewhere.location());
    }
    throw bad(first, "↺ " + Masking.shown(request.uri()));
  }

  private static Request next(Request from, int status, @Nullable String location) {
    URI to =
        Optional.ofNullable(location)
            .filter(text -> !text.isBlank())
            .flatMap(text -> resolve(from.uri(), text))
            .orElseThrow(() -> bad(from, "HTTP " + status + ", Location: " + location));
    if (RequestUris.isScheme(from.uri(), "https") && !RequestUris.isScheme(to, "https")) {
      throw bad(from, "https → " + to.getScheme());
    }
    boolean reads = from.method().equals("GET");
    if (!reads && status != SEE_OTHER) {
      if (!mayPost(from.uri(), status, to)) {
        throw bad(from, from.method() + ", HTTP " + status + " → " + to);
      }
      return from.at(to);
    }
    Request next = from.isPage() ? Request.get(to).asPage() : Request.get(to);
    for (var header : headers(from, to, reads).entrySet()) {
      next = next.with(header.getKey(), header.getValue());
    }
    return next;
  }

  /** Elsewhere, a 301 or 302 is mostly a page for people, such as a login. */
  private static boolean mayPost(URI from, int status, URI to) {
    return RequestUris.isAtHome(from, to) && (SAME_METHOD.contains(status) || isSamePath(from, to));
  }

  private static boolean isSamePath(URI from, URI to) {
    return Endings.without(String.valueOf(from.getRawPath()), "/")
        .equals(Endings.without(String.valueOf(to.getRawPath()), "/"));
  }

  private static Map<String, String> headers(Request from, URI to, boolean reads) {
    boolean home = RequestUris.isAtHome(from.uri(), to);
    return from.headers().entrySet().stream()
        .filter(header -> home || !Masking.isSecret(header))
        .filter(header -> reads || !header.getKey().regionMatches(true, 0, "content-", 0, 8))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Optional<URI> resolve(URI from, String location) {
    RequestUris.refuseLong(from.getHost(), location);
    try {
      String reference = encoded(location.strip()).replaceFirst("#.*", "");
      URI to = RequestUris.resolved(from, new URI(reference));
      return Optional.of(to).filter(target -> target.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Many servers send spaces and accents unencoded; HttpClient decodes each byte as one char. */
  private static String encoded(String location) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : location.getBytes(ISO_8859_1)) {
      char letter = (char) (octet & 0xff);
      if (letter <= ' ' || letter > '~' || "\"<>\\^`{|}".indexOf(letter) >= 0) {
        encoded.append(String.format("%%%02X", (int) letter));
      } else {
        encoded.append(letter);
      }
    }
    return encoded.toString();
  }

  private static Misconfigured bad(Request request, String why) {
    return new Misconfigured(
        Notice.of(
            Notice.Code.BAD_REDIRECT,
            Masking.shown(request.uri()),
            Masking.shown(Masking.masked(request, why))));
  }

  private Redirects() {}
}
