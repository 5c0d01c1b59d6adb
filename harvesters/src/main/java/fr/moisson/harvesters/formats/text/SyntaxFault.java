package fr.moisson.harvesters.formats.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Notice;
import javax.xml.stream.XMLStreamException;

/** The position of a syntax error in a text, and the parser's own message. */
public final class SyntaxFault {

  /** Jackson's message continues with details about itself, not about the document. */
  private static final String OF_JACKSON = " (start marker at ";

  /** The XML parser's message repeats the position before this. */
  private static final String OF_XML = "\nMessage: ";

  /**
   * @param origin of the text
   * @param language its international name, such as {@code JSON}
   * @param line from 1; less if unknown
   */
  public static Notice of(Object origin, String language, long line, long column, String words) {
    return Notice.of(
        Notice.Code.INVALID_SYNTAX,
        origin,
        language,
        Math.max(1, line),
        Math.max(1, column),
        Endings.without(words.strip(), "."));
  }

  public static Notice of(Object origin, JsonProcessingException e) {
    JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
    String words = e.getOriginalMessage();
    int end = words.indexOf(OF_JACKSON);
    return of(
        origin,
        "JSON",
        at.getLineNr(),
        at.getColumnNr(),
        end > 0 ? words.substring(0, end) : words);
  }

  public static Notice of(Object origin, XMLStreamException e) {
    String words = String.valueOf(e.getMessage());
    int start = words.indexOf(OF_XML);
    boolean isPlaced = e.getLocation() != null;
    return of(
        origin,
        "XML",
        isPlaced ? e.getLocation().getLineNumber() : 1,
        isPlaced ? e.getLocation().getColumnNumber() : 1,
        start >= 0 ? words.substring(start + OF_XML.length()) : words);
  }

  private SyntaxFault() {}
}
