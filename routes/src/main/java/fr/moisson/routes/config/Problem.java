package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Something to correct in a configuration file.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param key dotted path, e.g. {@code sources.2.options.url}; may be empty
 */
public record Problem(Path file, int line, String key, Notice cause) {

  /** One line: file, line, key, cause and remedy. */
  public String in(Locale locale) {
    String place = line > 0 ? file + ":" + line : file.toString();
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + Messages.of(cause, locale);
  }
}
