package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Something to correct in a configuration file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 * @param key dotted path, e.g. {@code sources.arbres.options.url}; may be empty
 */
public record ConfigurationProblem(Path file, int line, int column, String key, Notice cause) {

  /** A problem of a line, or of a file. */
  ConfigurationProblem(Path file, int line, String key, Notice cause) {
    this(file, line, 0, key, cause);
  }

  /** One line: file, line, column, key, cause and remedy. */
  public String in(Locale locale) {
    String place = file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + Messages.of(cause, locale);
  }
}
