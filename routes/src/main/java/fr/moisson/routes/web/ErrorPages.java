package fr.moisson.routes.web;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.routes.store.Outage;
import fr.moisson.routes.store.StorageFailure;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.ckan.ActionApi;
import fr.moisson.routes.web.frame.PageFrame;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What readers see when something is missing or broken: a way forward, and no stack trace. */
record ErrorPages(PageFrame pages, WebSettings settings, Outage outage) {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final Pattern API =
      Pattern.compile("(?:/(?:territories|themes|sources)/[^/]+)?/(?:ogc|api)(?:/.*)?");
  private static final Pattern FILE = Pattern.compile(".*\\.[a-z][a-z0-9]{1,8}");
  private static final String SECONDS = "5";

  /** Keeps only the status: Javalin would answer in English what our error pages say. */
  static void refused(HttpResponseException refusal, Context ctx) {
    ctx.status(refusal.getStatus());
    Optional.ofNullable(refusal.getDetails().get("availableMethods"))
        .ifPresent(methods -> ctx.header("Allow", methods));
  }

  /** Always answers for programs: only they use other methods than those that read. */
  void methodless(Context ctx) {
    String methods = Objects.requireNonNullElse(ctx.res().getHeader("Allow"), "GET");
    Problem.answer(Problem.refused(HttpStatus.METHOD_NOT_ALLOWED, "error.method", methods), ctx);
  }

  void missing(Context ctx) {
    if (Problem.isTold(ctx)) {
      return;
    }
    Matcher place = TerritoryCodes.ADDRESS.matcher(ctx.path());
    List<String> around =
        place.matches() ? settings.around().apply(place.group(1)) : List.<String>of();
    if (isForPrograms(ctx)) {
      Problem.answer(missing(around), ctx);
      return;
    }
    show(ctx, around.isEmpty() ? "error.missing" : "error.within", around);
  }

  private Problem missing(List<String> around) {
    String ways = around.stream().map(one -> way(one).href()).collect(Collectors.joining(", "));
    return ways.isEmpty()
        ? Problem.missing("error.missing.title")
        : Problem.missing("error.within.detail", ways);
  }

  void broken(Exception exception, Context ctx) {
    Optional<Notice> down = StorageFailure.of(exception);
    if (down.isEmpty()) {
      LOG.error("Internal error in Moisson, at {} {}", ctx.method(), ctx.path(), exception);
      tell(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "error.broken");
      return;
    }
    outage.tell(down.get());
    tell(ctx, HttpStatus.SERVICE_UNAVAILABLE, "error.down");
    ctx.header("Retry-After", SECONDS);
  }

  private void tell(Context ctx, HttpStatus status, String text) {
    // The ETag belongs to the answer that would have been sent.
    ctx.removeHeader("ETag");
    if (ActionApi.isAsked(ctx)) {
      ActionApi.broken(ctx, settings, status, text);
    } else if (isForPrograms(ctx)) {
      Problem.answer(Problem.refused(status, text + ".advice"), ctx);
    } else {
      ctx.status(status);
      show(ctx, text, List.of());
    }
  }

  /** Decides by the address or by the Accept header: browsers ask for HTML. */
  private static boolean isForPrograms(Context ctx) {
    String wanted = Objects.requireNonNullElse(ctx.header("Accept"), "").replace("*/*", "");
    return API.matcher(ctx.path()).matches()
        || !wanted.contains("html") && (!wanted.isBlank() || FILE.matcher(ctx.path()).matches());
  }

  /** A way forward that is nearer than the whole catalogue. */
  record Way(String href, String name) {}

  /**
   * @param territories the territories that the reader may have meant
   */
  private void show(Context ctx, String text, List<String> territories) {
    Language language = Language.ofPath(ctx.path());
    Reading.open(ctx);
    Texts texts = new Texts(language);
    pages.show(
        ctx,
        language,
        "",
        "",
        new PageFrame.Frame("error", texts.get(text + ".title"), texts.get(text + ".advice")),
        Map.of(
            "heading",
            texts.get(text + ".title"),
            "advice",
            texts.get(text + ".advice"),
            "ways",
            territories.stream().map(this::way).toList()));
  }

  private Way way(String territory) {
    return new Way("/territories/" + RequestUris.step(territory), settings.nameOf(territory));
  }
}
