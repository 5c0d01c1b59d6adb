package fr.moisson.harvesters.dcat.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.text.SyntaxFault;
import fr.moisson.harvesters.model.Notice;
import org.apache.jena.riot.RiotParseException;

/** What keeps a document from being read as RDF. */
public final class RdfFault {

  /**
   * @param origin of the document
   * @param elsewhere for a fault that has no place in it
   */
  public static Notice of(Object origin, RuntimeException fault, Notice.Code elsewhere) {
    if (fault.getCause() instanceof JsonProcessingException json) {
      return SyntaxFault.of(origin, json);
    }
    return fault instanceof RiotParseException placed
        ? SyntaxFault.of(
            origin, "RDF", placed.getLine(), placed.getCol(), placed.getOriginalMessage())
        : Notice.of(elsewhere, origin, String.valueOf(fault.getMessage()));
  }

  private RdfFault() {}
}
