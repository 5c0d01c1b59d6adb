package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Parses addresses; one without {@code https://} would only fail when it is called. */
final class WebAddresses extends StdDeserializer<URI> {

  WebAddresses() {
    super(URI.class);
  }

  @Override
  public URI deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getText();
    try {
      URI uri = new URI(text);
      if (isOfTheWeb(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw context.weirdStringException(text, URI.class, e.getReason());
    }
    throw context.weirdStringException(text, URI.class, "not an address of the web");
  }

  private static boolean isOfTheWeb(URI uri) {
    return uri.getHost() != null
        && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
  }
}
