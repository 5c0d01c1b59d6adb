package fr.moisson.routes.web.frame;

import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Pebble templates, which escape all values. An unknown variable is an error of the template,
 * not an empty string. {@code t('key', …)} gives a text in the page's language.
 */
final class Templates {

  private final PebbleEngine engine;

  Templates() {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix("fr/moisson/routes/web/templates");
    loader.setSuffix(".peb");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .extension(new TextExtension())
            .build();
  }

  String render(String template, Language language, Map<String, Object> model) {
    StringWriter page = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(page, model, language.locale());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static final class TextExtension extends AbstractExtension {
    @Override
    public Map<String, Function> getFunctions() {
      return Map.of("t", new TextFunction());
    }
  }

  private static final class TextFunction implements Function {

    /** No argument has a name: Pebble then numbers them from 0. */
    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
    }

    @Override
    public Object execute(
        Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
      List<Object> inOrder = List.copyOf(new TreeMap<>(args).values());
      Texts texts = new Texts(Language.ofLocale(context.getLocale()));
      return texts.get(
          String.valueOf(inOrder.get(0)), inOrder.subList(1, inOrder.size()).toArray());
    }
  }
}
