package fr.moisson.harvesters.dcat.syntax;

import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.jspecify.annotations.Nullable;

/** What cannot be read ends the reading, with the line where that is; odd values do not. */
public final class Strictness implements ErrorHandler {

  @Override
  public void warning(String message, long line, long column) {
    // Jena warns of what it can read all the same: rules, readings and shapes are for that.
  }

  @Override
  public void error(@Nullable String message, long line, long column) {
    if (message == null) {
      // The reader of JSON-LD tripped; it goes on to throw what over, which says more.
      return;
    }
    throw line < 0 ? new RiotException(message) : new RiotParseException(message, line, column);
  }

  @Override
  public void fatal(String message, long line, long column) {
    error(message, line, column);
  }
}
