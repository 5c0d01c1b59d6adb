package fr.moisson.routes.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Whether Moisson is alive and ready, for orchestrators, and its metrics, for Prometheus. */
record HealthPages(Probes probes) {

  void live(Context ctx) {
    answer(ctx, true, "{\"status\":\"UP\"}");
  }

  void ready(Context ctx) {
    boolean ready = probes.ready().getAsBoolean();
    answer(ctx, ready, "{\"status\":\"%s\"}".formatted(word(ready)));
  }

  void all(Context ctx) {
    boolean ready = probes.ready().getAsBoolean();
    answer(
        ctx,
        ready,
        "{\"status\":\"%1$s\",\"live\":\"UP\",\"ready\":\"%1$s\"}".formatted(word(ready)));
  }

  void metrics(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(probes.metrics().get());
  }

  private static void answer(Context ctx, boolean well, String json) {
    ctx.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json; charset=utf-8").result(json);
  }

  private static String word(boolean well) {
    return well ? "UP" : "DOWN";
  }
}
