package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdError;
import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.text.SyntaxFault;
import fr.moisson.harvesters.model.Notice;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.riot.RiotParseException;

/** Describes what keeps a document from being read as RDF. */
public final class RdfFault {

  private static final Pattern VALUE = Pattern.compile("\\[(?!code=)([^\\[\\]]{1,80})\\]");

  /**
   * @param origin of the document
   * @param elsewhere for a fault without a position in the document
   */
  public static Notice of(Object origin, RuntimeException fault, Notice.Code elsewhere) {
    if (fault.getCause() instanceof JsonProcessingException json) {
      return SyntaxFault.of(origin, json);
    }
    if (fault.getCause() instanceof JsonLdError error) {
      return of(origin, error);
    }
    return fault instanceof RiotParseException placed
        ? SyntaxFault.of(
            origin, "RDF", placed.getLine(), placed.getCol(), placed.getOriginalMessage())
        : Notice.of(elsewhere, origin, String.valueOf(fault.getMessage()));
  }

  /** The code, which a producer can look up, and the value in brackets from the message. */
  private static Notice of(Object origin, JsonLdError error) {
    Matcher value = VALUE.matcher(String.valueOf(error.getMessage()));
    String name = error.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Notice.of(
        Notice.Code.INVALID_JSON_LD,
        origin,
        value.find() ? name + " (" + value.group(1) + ")" : name);
  }

  private RdfFault() {}
}
