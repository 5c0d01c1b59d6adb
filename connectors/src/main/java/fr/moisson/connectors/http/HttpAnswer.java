package fr.moisson.connectors.http;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, with its body still to be read from the connection.
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
