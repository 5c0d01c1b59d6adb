package fr.moisson.routes.cli;

import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the help, to be broken into lines. Java breaks them behind a typographic apostrophe
 * too, and at the blank before a French semicolon.
 */
final class HelpTexts extends ResourceBundle {

  private static final Pattern GLUED = Pattern.compile(" (?=[;:?!»])|(?<=«) ");
  private static final String NO_BREAK_SPACE = "\u00a0";

  private final ResourceBundle texts;

  HelpTexts(ResourceBundle texts) {
    this.texts = texts;
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.containsKey(key)
        ? GLUED.matcher(texts.getString(key).replace('’', '\'')).replaceAll(NO_BREAK_SPACE)
        : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return texts.getKeys();
  }
}
