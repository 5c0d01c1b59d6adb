package fr.moisson.harvesters.dcat.syntax;

import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;

/** What cannot be read ends the reading, with the line where that is; odd values do not. */
public final class Strictness implements ErrorHandler {

  @Override
  public void warning(String message, long line, long column) {
    // Jena warns of what it can read all the same: rules, readings and shapes are for that.
  }

  @Override
  public void error(String message, long line, long column) {
    throw line < 0 ? new RiotException(message) : new RiotParseException(message, line, column);
  }

  @Override
  public void fatal(String message, long line, long column) {
    error(message, line, column);
  }
}
