package fr.moisson.routes.web.ogc;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.WebSettings;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/**
 * Where the site is seen from outside, for links in full.
 *
 * @param url without a slash at its end
 */
public record Root(String url) {

  /**
   * The address that was chosen. As long as that is this machine, nobody has chosen one yet: then
   * links lead where the request came to.
   */
  public static Root of(Context ctx, WebSettings settings) {
    String url =
        Optional.ofNullable(settings.publicUrl())
            .filter(chosen -> !RequestUris.isOnThisMachine(chosen))
            .map(URI::toString)
            .orElseGet(() -> ctx.scheme() + "://" + ctx.host());
    return of(url);
  }

  /**
   * @param url with a slash at its end or without
   */
  static Root of(String url) {
    return new Root(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  /** Address of something of the API; empty for its landing page. */
  public String ogc(String path) {
    return url + "/ogc" + (path.isEmpty() ? "" : "/" + path);
  }

  String collection(String id) {
    return ogc("collections/" + id);
  }

  String items(String id) {
    return collection(id) + "/items";
  }

  /** The page of a dataset. */
  String page(String key, Language language) {
    return url + language.address("datasets/" + key);
  }

  String file(String path) {
    return url + "/files/" + path;
  }
}
