package fr.moisson.connectors.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers pass between a Camel message and the connection, in both directions: all but
 * Camel's own, and those about the connection, which HttpClient writes itself.
 */
final class WireHeaders implements HeaderFilterStrategy {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "expect");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return isCamels(name) || OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return isCamels(name);
  }

  // Otherwise a server or a preset could control Camel: CamelHttpResponseCode, CamelHttpUri…
  static boolean isCamels(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("camel") || lower.startsWith("org.apache.camel");
  }

  /** Names in lower case, repeated headers joined as RFC 9110, section 5.3 specifies. */
  static Map<String, String> received(Map<String, Object> headers) {
    Map<String, String> received = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (value != null && !isCamels(name)) {
            received.put(name.toLowerCase(Locale.ROOT), joined(value));
          }
        });
    return received;
  }

  private static String joined(Object value) {
    return value instanceof Collection<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : value.toString();
  }
}
