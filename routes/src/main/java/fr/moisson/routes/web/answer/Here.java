package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * Our addresses relative to the requested one. They work behind a proxy, also under a path of
 * another site, and without a proxy.
 */
public final class Here {

  /**
   * Redirects to an address; pages of other sites may follow it too (CORS).
   *
   * @param address from the root of the site, with its leading slash
   */
  public static void redirect(Context ctx, String address, HttpStatus status) {
    Reading.open(ctx);
    ctx.redirect(root(ctx) + address.substring(1), status);
  }

  /** The relative address of the site's root, ending with a slash. */
  public static String root(Context ctx) {
    int depth = (int) ctx.path().chars().filter(letter -> letter == '/').count() - 1;
    return depth == 0 ? "./" : "../".repeat(depth);
  }

  private Here() {}
}
