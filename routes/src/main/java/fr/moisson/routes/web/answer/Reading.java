package fr.moisson.routes.web.answer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;

/** Registers routes that only read, and opens them to other sites. */
public final class Reading {

  /** Javalin would answer a HEAD without calling the route, even where nothing is to be found. */
  public static void get(RoutesConfig routes, String path, Handler handler) {
    answer(routes, path, handler, "GET, HEAD, OPTIONS");
  }

  /** Also allows POST, for queries that are too long for an address. */
  public static void getOrPost(RoutesConfig routes, String path, Handler handler) {
    answer(routes, path, handler, "GET, HEAD, POST, OPTIONS");
    routes.post(path, handler);
  }

  private static void answer(RoutesConfig routes, String path, Handler handler, String methods) {
    routes.get(path, handler);
    routes.head(path, handler);
    routes.options(path, ctx -> preflight(ctx, methods));
  }

  /** Lets programs in pages of any other site read the answer (CORS). */
  public static void open(Context ctx) {
    ctx.header("Access-Control-Allow-Origin", "*")
        .header(
            "Access-Control-Expose-Headers",
            "Accept-Ranges, Content-Crs, Content-Range, ETag, Link");
  }

  /**
   * Answers before a page of another site sends a special header, such as {@code If-None-Match}.
   */
  private static void preflight(Context ctx, String methods) {
    ctx.header("Allow", methods)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", methods)
        // The star does not cover the Authorization header.
        .header("Access-Control-Allow-Headers", "*, Authorization")
        .status(HttpStatus.NO_CONTENT);
  }

  private Reading() {}
}
