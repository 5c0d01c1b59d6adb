package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;

/** The kept answers of one scope: the archive has the headers, the folder the contents. */
record Memory(String scope, AnswerArchive archive, Bodies bodies, Clock clock) {

  /** Headers about the transfer, not about the content. */
  private static final Set<String> OF_THE_TRANSFER =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "trailer",
          "content-encoding",
          "content-length",
          "age",
          "via",
          "server",
          "alt-svc",
          "nel",
          "report-to",
          "strict-transport-security",
          "content-security-policy",
          "permissions-policy");

  private static final Set<String> VALIDATORS = Set.of("etag", "last-modified");

  /** The last answer, if its content is still on disk. */
  Optional<AnswerArchive.Entry> find(Request request) {
    return archive
        .find(scope, key(request))
        .filter(entry -> bodies.find(entry.sha256()).isPresent());
  }

  /** Archives the answer, and returns it as the caller sees it. */
  Body record(Request request, URI from, Map<String, String> received, String sha256) {
    Map<String, String> headers = kept(received);
    archive.record(
        scope,
        key(request),
        new AnswerArchive.Entry(Masking.masked(from), withoutSecrets(headers), sha256),
        clock.instant());
    return body(from, headers, sha256);
  }

  /** The kept answer, confirmed by "304 Not Modified". */
  Body renew(Request request, AnswerArchive.Entry entry) {
    archive.record(scope, key(request), entry, clock.instant());
    return replay(request, entry);
  }

  Body replay(Request request, AnswerArchive.Entry entry) {
    boolean same = entry.uri().equals(Masking.masked(request.uri()));
    return body(same ? request.uri() : entry.uri(), entry.headers(), entry.sha256());
  }

  private Body body(URI from, Map<String, String> headers, String sha256) {
    Path file = bodies.file(sha256);
    ContentType type = ContentType.parseLenient(headers.get("content-type"));
    return new Body(
        from,
        file,
        type == null ? null : type.getMimeType().toLowerCase(Locale.ROOT),
        type == null ? null : type.getParameter("charset"),
        headers,
        sha256);
  }

  private static Map<String, String> kept(Map<String, String> received) {
    return received.entrySet().stream()
        .filter(header -> !OF_THE_TRANSFER.contains(header.getKey()))
        .filter(header -> !Masking.isSensitive(header.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * A link to the next page may contain this page's token. Once masked it cannot be followed, so
   * such an answer is requested in full the next time.
   */
  private static Map<String, String> withoutSecrets(Map<String, String> headers) {
    Map<String, String> masked = new HashMap<>(headers);
    masked.replaceAll((name, value) -> Secret.mask(value));
    if (!masked.equals(headers)) {
      masked.keySet().removeAll(VALIDATORS);
    }
    return masked;
  }

  /**
   * Secrets are masked before hashing, so that a new token still finds the old answers. Headers
   * with credentials are not part of the key.
   */
  private static String key(Request request) {
    MessageDigest digest = Hashes.sha256();
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!Masking.isSensitive(name)) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
              }
            });
    String question = request.method() + "\n" + request.uri() + "\n" + headers + "\n";
    digest.update(Secret.mask(question).getBytes(UTF_8));
    byte[] body = request.body();
    if (body != null) {
      digest.update(Secret.mask(new String(body, UTF_8)).getBytes(UTF_8));
    }
    return Hashes.hex(digest.digest());
  }
}
