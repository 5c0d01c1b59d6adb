package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Hashes;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What all pages have in common: the frame around them, and their language. */
final class Pages {

  private final Templates templates = new Templates();
  private final WebSettings settings;
  private final String style = "/assets/style.css?v=" + versionOf("assets/style.css");

  Pages(WebSettings settings) {
    this.settings = settings;
  }

  /**
   * Answers with a page.
   *
   * @param page its address without the language
   * @param query its parameters, question mark included, which the other language is given too
   */
  void show(
      Context ctx,
      Language language,
      String page,
      String query,
      Frame frame,
      Map<String, Object> more) {
    Texts texts = new Texts(language);
    String site = Optional.ofNullable(settings.siteName()).orElseGet(() -> texts.get("site.name"));
    String origin =
        Optional.ofNullable(settings.publicUrl())
            .map(URI::toString)
            .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
            .orElse("");
    Map<String, Object> model = new HashMap<>(more);
    model.put("language", language.code());
    model.put("other", language.other().code());
    model.put("site", site);
    model.put("title", frame.title().isEmpty() ? site : frame.title() + " – " + site);
    model.put("description", frame.description());
    model.put("home", language.address(""));
    model.put("interactive", settings.interactive());
    model.put("atom", language.address("changes.atom"));
    model.put("otherAddress", language.other().address(page) + query);
    model.put("frenchUrl", origin + Language.FRENCH.address(page));
    model.put("englishUrl", origin + Language.ENGLISH.address(page));
    model.put("style", style);
    ctx.header("Content-Language", language.code());
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("text/html; charset=utf-8")
        .result(templates.render(frame.template(), language, model));
  }

  /**
   * What a page says about itself.
   *
   * @param title empty for the start page
   */
  record Frame(String template, String title, String description) {}

  /** Browsers keep the style sheet; another content must have another address. */
  private static String versionOf(String resource) {
    try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(resource))) {
      return Hashes.hex(Hashes.sha256().digest(in.readAllBytes())).substring(0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
