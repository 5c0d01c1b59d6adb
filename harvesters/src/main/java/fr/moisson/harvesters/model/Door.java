package fr.moisson.harvesters.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the network. Whoever holds a door may talk to the outside world, and only through
 * it; time-outs, retries, limits, pace and the refusal of private addresses are decided behind it.
 */
public interface Door {

  /**
   * Reads. The whole answer is on disk when this returns, so that slow processing holds no
   * connection. Failed attempts are repeated; an answer that has not changed since the last time is
   * not transferred again. For {@code GET}, and for the {@code POST} of query languages.
   *
   * @throws Unavailable on time-outs, broken answers, statuses 408, 429 and 5xx
   * @throws Misconfigured on other error statuses, on private addresses, on answers beyond the
   *     limits
   */
  Body get(Request request);

  /**
   * Writes: one attempt, whatever the status. Repeating it is up to the caller.
   *
   * @throws Unavailable if no answer came; the write may or may not have happened
   */
  Reply send(Request request);

  /**
   * Limits the rate of requests to a service, for all callers, to what the service says it accepts
   * if that is below the general limit. A door onto kept answers ignores it.
   *
   * @param service any address on its host
   */
  default void pace(URI service, double perSecond) {}

  /**
   * Access to a host by another protocol than HTTP: an address checked like any other, and the
   * limits to respect. The caller must not resolve the name again.
   *
   * @throws Unavailable if the name cannot be resolved
   * @throws Misconfigured on private addresses, and from a door onto kept answers
   */
  default Way way(String host) {
    throw new Misconfigured(Notice.of(Notice.Code.NOT_ARCHIVED, host));
  }

  /**
   * Where to connect and how long to wait.
   *
   * @param silence longest time without a byte
   * @param whole longest time for one file
   * @param most bytes of one file
   */
  record Way(InetAddress address, Duration connect, Duration silence, Duration whole, long most) {}

  /**
   * A request to the outside world. Header names are case-insensitive.
   *
   * @param parts of a {@code multipart/form-data} body; empty if the body is another one
   * @param isPage whether status 206 only means that there are more pages, as for Hub’Eau;
   *     otherwise 206 is a partial answer, and refused
   */
  record Request(
      String method,
      URI uri,
      Map<String, String> headers,
      byte @Nullable [] body,
      List<Part> parts,
      boolean isPage) {

    public Request {
      headers = Map.copyOf(headers);
      parts = List.copyOf(parts);
    }

    public Request(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
      this(method, uri, headers, body, List.of(), false);
    }

    /** A multipart form; its files are read while they are sent. */
    public static Request form(String method, URI uri, List<Part> parts) {
      return new Request(method, uri, Map.of(), null, parts, false);
    }

    public static Request get(URI uri) {
      return new Request("GET", uri, Map.of(), null);
    }

    public static Request post(URI uri, String contentType, String body) {
      return new Request("POST", uri, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
    }

    /** A request whose body is JSON, in UTF-8. */
    public static Request json(String method, URI uri, JsonNode body) {
      byte[] text = body.toString().getBytes(UTF_8);
      return new Request(method, uri, Map.of("Content-Type", "application/json"), text);
    }

    /** A copy with one more header. */
    public Request with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Request(method, uri, more, body, parts, isPage);
    }

    /** A copy to another address. */
    public Request at(URI other) {
      return new Request(method, other, headers, body, parts, isPage);
    }

    /** A copy for one page among others. */
    public Request asPage() {
      return new Request(method, uri, headers, body, parts, true);
    }
  }

  /** One field of a form. */
  sealed interface Part {
    String name();

    record Text(String name, String value) implements Part {}

    /**
     * @param fileName the name given to the server
     */
    record Upload(String name, String fileName, String mediaType, Path file) implements Part {}
  }

  /**
   * What was read, kept on disk by its hash.
   *
   * @param uri where it came from, after redirects
   * @param mediaType as declared, without parameters, lower case
   * @param charset as declared
   * @param headers names in lower case
   * @param sha256 of the content, decompressed
   */
  record Body(
      URI uri,
      Path file,
      @Nullable String mediaType,
      @Nullable String charset,
      Map<String, String> headers,
      String sha256) {

    public Body {
      headers = Map.copyOf(headers);
    }

    /** The content from its start; the caller closes it. */
    public InputStream open() {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public long bytes() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What a portal answered; small, hence in memory. Header names are in lower case. */
  record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
      headers = Map.copyOf(headers);
    }

    public String text() {
      return new String(body, UTF_8);
    }

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }
}
