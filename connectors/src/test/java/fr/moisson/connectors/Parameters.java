package fr.moisson.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a query or a form, decoded. */
public final class Parameters {

  /**
   * Decodes parameters.
   *
   * @param text {@code a=1&b=%C3%A9}, or an empty text
   */
  public static Map<String, String> of(String text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] both = pair.split("=", 2);
      if (!pair.isEmpty()) {
        parameters.put(decoded(both[0]), both.length == 2 ? decoded(both[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private Parameters() {}
}
