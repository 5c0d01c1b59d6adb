package fr.moisson.connectors.http;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back, with its body still on the wire.
 *
 * @param headers names in lower case
 */
record HttpAnswer(int status, Map<String, String> headers, InputStream body) {

  @Nullable String header(String name) {
    return headers.get(name);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
