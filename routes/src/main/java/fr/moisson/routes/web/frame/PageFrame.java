package fr.moisson.routes.web.frame;

import fr.moisson.harvesters.model.Hashes;
import fr.moisson.routes.web.answer.Here;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.answer.Whole;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all pages share: the frame around them, and their language. */
public final class PageFrame {

  private static final String ASSETS = "/fr/moisson/routes/web/assets/";
  private static final Pattern ROOTED = Pattern.compile("\\b(href|src|action)=\"/");

  private final Templates templates = new Templates();
  private final WebSettings settings;
  private final String style = "/assets/style.css?v=" + versionOf("style.css");

  public PageFrame(WebSettings settings) {
    this.settings = settings;
  }

  /**
   * Answers with a page.
   *
   * @param page address of the page, without the language
   * @param query its parameters with the question mark, also used for the other language
   */
  public void show(
      Context ctx,
      Language language,
      String page,
      String query,
      Frame frame,
      Map<String, Object> more) {
    Texts texts = new Texts(language);
    String site = settings.title(texts);
    String origin =
        settings.publicUrl() == null ? "" : Root.of(settings.publicUrl().toString()).url();
    Map<String, Object> model = new HashMap<>(more);
    model.put("language", language.code());
    model.put("other", language.other().code());
    model.put("site", site);
    model.put("title", frame.title().isEmpty() ? site : frame.title() + " – " + site);
    model.put("description", frame.description());
    model.put("home", language.address(""));
    model.put("legal", settings.legal());
    model.put(
        "accessibility",
        settings.legal().accessibility() == null
            ? null
            : texts.get("footer.accessibility." + settings.legal().accessibility()));
    model.put("interactive", settings.interactive());
    model.put("atom", language.address("changes.atom"));
    model.put("otherAddress", language.other().address(page) + query);
    model.put("frenchUrl", origin + Language.FRENCH.address(page));
    model.put("englishUrl", origin + Language.ENGLISH.address(page));
    model.put("style", style);
    ctx.header("Content-Language", language.code());
    ctx.header("Cache-Control", "no-cache");
    // On a site of plain files it is unknown whether its addresses end with a slash.
    String root = settings.interactive() ? Here.root(ctx) : URI.create(origin).getRawPath() + "/";
    String html = templates.render(frame.template(), language, model);
    ctx.contentType("text/html; charset=utf-8");
    Whole.send(ctx, rooted(html, root));
  }

  /** Makes links relative, since the site need not be at the root of a host. */
  private static String rooted(String html, String root) {
    return ROOTED
        .matcher(html)
        .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + "=\"" + root));
  }

  /**
   * What a page says about itself.
   *
   * @param title empty for the start page
   */
  public record Frame(String template, String title, String description) {}

  /** The version changes with the content, because browsers cache the style sheet. */
  private static String versionOf(String resource) {
    return Hashes.hex(Hashes.sha256().digest(asset(resource))).substring(0, 12);
  }

  /** The content of an asset. */
  static byte[] asset(String resource) {
    try (InputStream in =
        Objects.requireNonNull(PageFrame.class.getResourceAsStream(ASSETS + resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
