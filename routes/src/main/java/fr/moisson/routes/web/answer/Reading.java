package fr.moisson.routes.web.answer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;

/** What may be read. */
public final class Reading {

  /** Javalin answers a HEAD without asking the route, even where nothing is to be found. */
  public static void get(RoutesConfig routes, String path, Handler handler) {
    answer(routes, path, handler, "GET, HEAD, OPTIONS");
  }

  /** What may be asked by a POST too, for questions that are long. */
  public static void getOrPost(RoutesConfig routes, String path, Handler handler) {
    answer(routes, path, handler, "GET, HEAD, POST, OPTIONS");
    routes.post(path, handler);
  }

  private static void answer(RoutesConfig routes, String path, Handler handler, String methods) {
    routes.get(path, handler);
    routes.head(path, handler);
    routes.options(path, ctx -> preflight(ctx, methods));
  }

  /** Programs in pages of any other site may read it (CORS). */
  public static void open(Context ctx) {
    ctx.header("Access-Control-Allow-Origin", "*")
        .header(
            "Access-Control-Expose-Headers",
            "Accept-Ranges, Content-Crs, Content-Range, ETag, Link");
  }

  /** Before a page of another site sends a header of its own, as {@code If-None-Match}. */
  private static void preflight(Context ctx, String methods) {
    ctx.header("Allow", methods)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", methods)
        // The star does not stand for the header that it is about.
        .header("Access-Control-Allow-Headers", "*, Authorization")
        .status(HttpStatus.NO_CONTENT);
  }

  private Reading() {}
}
