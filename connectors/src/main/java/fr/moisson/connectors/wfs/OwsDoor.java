package fr.moisson.connectors.wfs;

import fr.moisson.harvesters.formats.text.Prolog;
import fr.moisson.harvesters.formats.xml.SafeXml;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses the exception reports that OGC services send with status 200 (<a
 * href="https://docs.ogc.org/is/06-121r9/06-121r9.html">OWS Common</a>, 8), and quotes them.
 */
record OwsDoor(Door door) implements Door {

  private static final int HEAD = 8_192;

  private static final Pattern REPORT = Pattern.compile("<(?:\\w+:)?(Service)?Exception");

  /**
   * @throws Unavailable if the answer is an exception report
   */
  @Override
  public Body get(Request request) {
    Body body = door.get(request);
    try (InputStream content = body.open()) {
      byte[] head = content.readNBytes(HEAD);
      String start = new String(head, StandardCharsets.UTF_8);
      if (REPORT.matcher(Prolog.skipped(start)).lookingAt()) {
        throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, body.uri(), text(head)));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The codes and messages of a report, as far as it was read. */
  private static String text(byte[] report) {
    StringJoiner text = new StringJoiner(" – ");
    StringBuilder piece = new StringBuilder();
    try {
      XMLStreamReader xml =
          SafeXml.readers().createXMLStreamReader(new ByteArrayInputStream(report));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          piece.append(xml.getText());
          continue;
        }
        if (!piece.toString().isBlank()) {
          text.add(piece.toString().strip());
        }
        piece.setLength(0);
        if (event == XMLStreamConstants.START_ELEMENT) {
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).matches("exceptionCode|code|locator")) {
              text.add(xml.getAttributeValue(i));
            }
          }
        }
      }
    } catch (XMLStreamException e) {
      // The report is longer than the part that was read, which is quoted.
      text.add("…");
    }
    return text.toString();
  }

  @Override
  public Reply send(Request request) {
    return door.send(request);
  }
}
