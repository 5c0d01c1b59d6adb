package fr.moisson.routes.web.api;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.WebSettings;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/**
 * The public address of the site, for absolute links.
 *
 * @param url without a slash at its end
 */
public record Root(String url) {

  /**
   * The configured address. While that is on this machine, it has not been configured yet: links
   * then use the address of the request.
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
   * The given address.
   *
   * @param url with or without a slash at its end
   */
  public static Root of(String url) {
    return new Root(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  /** Address of a resource of the OGC API; of the landing page for an empty path. */
  public String ogc(String path) {
    return url + "/ogc" + (path.isEmpty() ? "" : "/" + path);
  }

  public String collection(String id) {
    return ogc("collections/" + id);
  }

  public String items(String id) {
    return collection(id) + "/items";
  }

  /** The page of a dataset. */
  public String page(String key, Language language) {
    return url + language.address("datasets/" + key);
  }

  public String file(String path) {
    return url + "/files/" + path;
  }
}
