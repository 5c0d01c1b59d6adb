package fr.moisson.connectors.csw;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Door;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A door to a catalogue whose answers to GetRecords are set by the test. */
final class CswStandIn implements Door {

  private static final Pattern START = Pattern.compile("startPosition=\"?(\\d+)");
  private static final Pattern COUNT = Pattern.compile("maxRecords=\"?(\\d+)");

  /** Computes the catalogue's answer. */
  interface Answer {
    String to(int start, int count, String request);
  }

  private final ScriptedDoor bodies;
  private final Answer answer;
  private final Charset charset;
  private final List<String> asked = new ArrayList<>();

  CswStandIn(Path folder, Answer answer) {
    this(folder, answer, UTF_8);
  }

  CswStandIn(Path folder, Answer answer, Charset charset) {
    this.bodies = new ScriptedDoor(folder);
    this.answer = answer;
    this.charset = charset;
  }

  /** A catalogue that conforms to the standard. */
  static Answer holding(int records) {
    return (start, count, request) -> {
      int last = Math.min(records, start + count - 1);
      return page(
          "numberOfRecordsMatched=\"%d\" nextRecord=\"%d\""
              .formatted(records, last == records ? 0 : last + 1),
          records(start, last));
    };
  }

  static String page(String counts, String records) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"
        xmlns:gco="http://www.isotc211.org/2005/gco">
      <csw:SearchStatus timestamp="2026-11-25T00:00:00Z"/>
      <csw:SearchResults elementSet="full" %s>%s</csw:SearchResults>
    </csw:GetRecordsResponse>
    """
        .formatted(counts, records);
  }

  static String records(int first, int last) {
    StringBuilder records = new StringBuilder();
    for (int n = first; n <= last; n++) {
      records.append(record(n, "dataset"));
    }
    return records.toString();
  }

  /** A record whose prefix {@code gco} is declared on an outer element. */
  static String record(int n, String level) {
    return """
    <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"><!-- %1$d -->
      <gmd:fileIdentifier><gco:CharacterString>notice-%1$d</gco:CharacterString></gmd:fileIdentifier>
      <gmd:hierarchyLevel><gmd:MD_ScopeCode codeListValue="%2$s"/></gmd:hierarchyLevel>
      <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
        <gmd:title><gco:CharacterString>Haies &amp; &lt;mares&gt; %1$d</gco:CharacterString></gmd:title>
      </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
    </gmd:MD_Metadata>
    """
        .formatted(n, level);
  }

  static String exception(String code, String words) {
    return """
    <ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.0.0">
      <ows:Exception exceptionCode="%s"><ows:ExceptionText>%s</ows:ExceptionText></ows:Exception>
    </ows:ExceptionReport>
    """
        .formatted(code, words);
  }

  /** The requests so far: address and body. */
  List<String> asked() {
    return asked;
  }

  @Override
  public Body get(Request request) {
    byte[] body = request.body() == null ? new byte[0] : request.body();
    String text =
        URLDecoder.decode(request.uri().toString(), UTF_8) + "\n" + new String(body, UTF_8);
    asked.add(text);
    byte[] content = answer.to(number(START, text), number(COUNT, text), text).getBytes(charset);
    return bodies.body(request.uri(), "application/xml", null, content);
  }

  private static int number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(Objects.requireNonNull(matcher.group(1))) : 0;
  }

  @Override
  public Reply send(Request request) {
    throw new AssertionError("a source writes nothing");
  }
}
