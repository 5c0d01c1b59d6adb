package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Parses addresses; one without {@code https://}, or with a login, would only fail when it is
 * called.
 */
final class WebAddresses extends StdDeserializer<URI> {

  WebAddresses() {
    super(URI.class);
  }

  @Override
  public URI deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getText();
    try {
      URI uri = new URI(text);
      if (uri.getRawUserInfo() != null) {
        // Without the address, which contains a secret.
        throw new Misconfigured(Notice.of(Code.CONFIG_LOGIN_IN_ADDRESS));
      }
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
