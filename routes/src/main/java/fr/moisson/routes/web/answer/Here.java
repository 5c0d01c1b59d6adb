package fr.moisson.routes.web.answer;

import io.javalin.http.Context;

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

  /** The root of the site, with a slash at its end. */
  public static String root(Context ctx) {
    int depth = (int) ctx.path().chars().filter(letter -> letter == '/').count() - 1;
    return depth == 0 ? "./" : "../".repeat(depth);
  }

  private Here() {}
}
