package fr.moisson.routes.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether Moisson is alive and ready, for orchestrators, and its metrics, for Prometheus.
 *
 * @param ready whether work can be done now: the database answers
 * @param metrics in the Prometheus text format
 */
public record HealthPages(BooleanSupplier ready, Supplier<String> metrics) {

  void live(Context ctx) {
    answer(ctx, true, "{\"status\":\"UP\"}");
  }

  void ready(Context ctx) {
    boolean isReady = ready.getAsBoolean();
    answer(ctx, isReady, "{\"status\":\"%s\"}".formatted(word(isReady)));
  }

  void all(Context ctx) {
    boolean isReady = ready.getAsBoolean();
    answer(
        ctx,
        isReady,
        "{\"status\":\"%1$s\",\"live\":\"UP\",\"ready\":\"%1$s\"}".formatted(word(isReady)));
  }

  void metrics(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
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
