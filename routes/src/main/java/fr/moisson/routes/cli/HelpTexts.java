package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Sentence;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the help, to be broken into lines. Java would also break them after a typographic
 * apostrophe, and at the space before a French semicolon.
 */
final class HelpTexts extends ResourceBundle {

  private final ResourceBundle texts;

  HelpTexts(ResourceBundle texts) {
    this.texts = texts;
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.containsKey(key)
        ? Sentence.unbroken(texts.getString(key).replace('’', '\''))
        : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return texts.getKeys();
  }
}
