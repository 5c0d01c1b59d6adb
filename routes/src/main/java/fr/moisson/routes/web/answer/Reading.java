package fr.moisson.routes.web.answer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** What may be read. */
public final class Reading {

  /** Javalin answers a HEAD without asking the route, even where nothing is to be found. */
  public static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private Reading() {}
}
