package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.NamedSecrets;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps passwords and tokens out of notices, logs and the archive: the {@link Secret}s known to the
 * process, and those recognised by the name of their header or parameter.
 */
public final class Masking {

  private static final Pattern HEADER =
      Pattern.compile("(?i).*(auth|cookie|token|secret|passw|key|credential|session|csrf).*");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final int SHORTEST_MASKED = 4;

  /** Whether a header carries credentials, judged by its name or by a secret in its value. */
  public static boolean isSecret(Map.Entry<String, String> header) {
    return isSensitive(header.getKey())
        || !Secret.mask(header.getValue()).equals(header.getValue());
  }

  /** Whether a header is likely to carry a secret. */
  static boolean isSensitive(String header) {
    return HEADER.matcher(header).matches();
  }

  /** Host, path and parameters, for people to read. */
  static String shown(URI uri) {
    String rest = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return shown(uri.getHost() + port + path + rest);
  }

  /** The masked address, for later use by programs; the same address if it contains no secret. */
  public static URI masked(URI uri) {
    return URI.create(shown(uri.toString()));
  }

  /** A text from the server, which may repeat what it was sent. */
  static String masked(Request request, String text) {
    String masked = Secret.mask(text);
    for (var header : request.headers().entrySet()) {
      if (isSensitive(header.getKey())) {
        // "Bearer abc" may come back as "abc".
        for (String part : WHITE_SPACE.splitAsStream(header.getValue()).toList()) {
          masked = without(masked, part);
        }
      }
    }
    for (String value : NamedSecrets.values(request.uri().toString())) {
      masked = without(masked, value);
      masked = without(masked, URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return masked;
  }

  private static String without(String text, String secret) {
    return secret.length() < SHORTEST_MASKED ? text : text.replace(secret, Secret.MASK);
  }

  /** A text that may contain addresses. */
  static String shown(String text) {
    return Secret.mask(NamedSecrets.mask(text));
  }

  private Masking() {}
}
