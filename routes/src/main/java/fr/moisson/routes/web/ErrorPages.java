package fr.moisson.routes.web;

import fr.moisson.connectors.http.Addresses;
import fr.moisson.routes.web.ogc.ActionApi;
import fr.moisson.routes.web.ogc.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What readers see when something is missing or broken: a way on, and no stack trace. */
record ErrorPages(Pages pages, WebSettings settings) {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final Pattern FOR_PROGRAMS = Pattern.compile("/(?:ogc|api)/.*");

  void missing(Context ctx) {
    if (Problem.isTold(ctx)) {
      return;
    }
    if (FOR_PROGRAMS.matcher(ctx.path()).matches()) {
      Problem.answer(Problem.missing("error.missing.title"), ctx);
      return;
    }
    Matcher place = TerritoryCodes.ADDRESS.matcher(ctx.path());
    List<String> around =
        place.matches() ? settings.around().apply(place.group(1)) : List.<String>of();
    show(ctx, around.isEmpty() ? "error.missing" : "error.within", around);
  }

  void broken(Exception exception, Context ctx) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), exception);
    if (ActionApi.isAsked(ctx)) {
      ActionApi.broken(ctx, settings);
      return;
    }
    ctx.status(HttpStatus.INTERNAL_SERVER_ERROR);
    show(ctx, "error.broken", List.of());
  }

  /** A way on that is nearer than the whole catalogue. */
  record Way(String href, String name) {}

  /**
   * @param territories that may be meant
   */
  private void show(Context ctx, String text, List<String> territories) {
    Language language = Language.ofPath(ctx.path());
    Texts texts = new Texts(language);
    pages.show(
        ctx,
        language,
        "",
        "",
        new Pages.Frame("error", texts.get(text + ".title"), texts.get(text + ".advice")),
        Map.of(
            "heading",
            texts.get(text + ".title"),
            "advice",
            texts.get(text + ".advice"),
            "ways",
            territories.stream().map(this::way).toList()));
  }

  private Way way(String territory) {
    return new Way("/territories/" + Addresses.step(territory), settings.nameOf(territory));
  }
}
