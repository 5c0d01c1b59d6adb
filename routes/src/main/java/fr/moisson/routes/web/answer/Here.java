package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * Addresses of ours as seen from the one that was asked for. They hold wherever a proxy shows the
 * site, under a path of another site too, and where it is asked without the proxy.
 */
public final class Here {

  /**
   * Where an address leads.
   *
   * @param address from the root of the site, with its slash
   */
  public static String to(Context ctx, String address) {
    return root(ctx) + address.substring(1);
  }

  /** Leads there, pages of other sites too. */
  public static void redirect(Context ctx, String address, HttpStatus status) {
    Reading.open(ctx);
    ctx.redirect(to(ctx, address), status);
  }

  /** The root of the site, with a slash at its end. */
  public static String root(Context ctx) {
    int depth = (int) ctx.path().chars().filter(letter -> letter == '/').count() - 1;
    return depth == 0 ? "./" : "../".repeat(depth);
  }

  private Here() {}
}
