package fr.moisson.routes.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** A self-contained page, with its style inside, to be sent by e-mail. */
public final class Document {

  /**
   * Writes HTML in UTF-8.
   *
   * @param template the template that shows the verdict and the findings
   * @param key prefix of the keys of the title and the heading among the texts
   * @param subject what the document is about, as its reader knows it
   * @param facts variables of the template
   */
  public static void write(
      String template,
      String key,
      String subject,
      Map<String, Object> facts,
      Texts texts,
      OutputStream out)
      throws IOException {
    Language language = texts.language();
    Map<String, Object> model = new HashMap<>(facts);
    model.put("language", language.code());
    model.put("title", texts.get(key + ".title", subject));
    model.put("heading", texts.get(key + ".heading"));
    model.put("subject", subject);
    model.put("style", new String(PageFrame.asset("style.css"), UTF_8));
    out.write(new Templates().render(template, language, model).getBytes(UTF_8));
  }

  private Document() {}
}
