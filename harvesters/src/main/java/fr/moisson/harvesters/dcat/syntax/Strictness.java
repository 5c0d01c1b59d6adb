package fr.moisson.harvesters.dcat.syntax;

import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.jspecify.annotations.Nullable;

/** Ends the reading at the first syntax error, with its line; odd values are let pass. */
public final class Strictness implements ErrorHandler {

  @Override
  public void warning(String message, long line, long column) {
    // Jena warns of what it can still read; our rules, readers and shapes handle that.
  }

  @Override
  public void error(@Nullable String message, long line, long column) {
    if (message == null) {
      // The JSON-LD reader failed; it then throws the exception, which says more.
      return;
    }
    throw line < 0 ? new RiotException(message) : new RiotParseException(message, line, column);
  }

  @Override
  public void fatal(String message, long line, long column) {
    error(message, line, column);
  }
}
