package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The harvesters of a catalogue, through the services that its own pages use (version 4's API
 * cannot create any). Ours is a <a
 * href="https://docs.geonetwork-opensource.org/4.4/user-guide/harvesting/harvesting-simpleurl/">simple
 * URL</a> that reads the whole feed as DCAT in RDF/XML, and converts it to ISO 19115-3. It is
 * recognised by its address: a second one would duplicate every record.
 */
record GeonetworkHarvesters(GeonetworkPortal portal, GeonetworkSession session) {

  private static final String SERVICES = "../eng/admin.harvester.";
  private static final String TYPE = "simpleurl";
  private static final String FROM_DCAT = "schema:iso19115-3.2018:convert/fromSPARQL-DCAT";

  /** Quartz syntax; after our nightly runs. */
  private static final String EACH_MORNING = "0 0 5 ? * *";

  Registration register(URI feed, String title) {
    Optional<String> known = known(feed);
    if (known.isPresent()) {
      return registration(known.get(), false, feed);
    }
    GeonetworkAnswer added =
        session
            .send(
                "POST",
                SERVICES + "add?_content_type=json",
                Map.of("Accept", "application/json", "Content-Type", "application/xml"),
                node(feed, title))
            .checked();
    // The form of the answer is not defined; the list of harvesters tells the result.
    String id = known(feed).orElseThrow(added::unexpected);
    session.send("GET", SERVICES + "run?_content_type=json&id=" + RequestUris.encode(id)).checked();
    return registration(id, true, feed);
  }

  private static Registration registration(String id, boolean isNew, URI feed) {
    return new Registration(id, isNew, Notice.of(Code.REGISTERED, feed, TYPE + " " + id));
  }

  private Optional<String> known(URI feed) {
    GeonetworkAnswer answer = session.send("GET", SERVICES + "list?_content_type=json").checked();
    return nodes(answer)
        .filter(node -> node.path("@type").asText().equals(TYPE))
        .filter(node -> addresses(node.path("site").path("url")).contains(feed.toString()))
        .map(node -> node.path("@id").asText())
        .findFirst();
  }

  /** Converted from XML: a single node may not be in a list, and an empty list is {@code null}. */
  private static Stream<JsonNode> nodes(GeonetworkAnswer answer) {
    if (answer.reply().text().strip().equals("null")) {
      return Stream.of();
    }
    JsonNode list = answer.json().has("node") ? answer.json().path("node") : answer.json();
    if (list.isArray()) {
      return list.valueStream();
    }
    if (list.has("@id")) {
      return Stream.of(list);
    }
    if (list.isObject() && list.isEmpty()) {
      return Stream.of();
    }
    throw answer.unexpected();
  }

  /** A harvester may read several addresses, one per line. */
  private static List<String> addresses(JsonNode stated) {
    String lines = stated.isArray() ? stated.path(0).asText() : stated.asText();
    return lines.lines().map(String::strip).toList();
  }

  private String node(URI feed, String title) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("node");
      xml.writeAttribute("id", "");
      xml.writeAttribute("type", TYPE);
      group(xml, "ownerGroup", Map.entry("id", portal.group()));
      xml.writeStartElement("site");
      write(xml, "name", title);
      write(xml, "url", feed.toString());
      write(xml, "icon", "blank.png");
      write(xml, "toISOConversion", FROM_DCAT);
      group(xml, "account", Map.entry("use", "false"));
      for (String unused :
          List.of(
              "loopElement",
              "numberOfRecordPath",
              "recordIdPath",
              "pageFromParam",
              "pageSizeParam")) {
        write(xml, unused, "");
      }
      xml.writeEndElement();
      group(
          xml,
          "options",
          Map.entry("oneRunOnly", "false"),
          Map.entry("overrideUuid", "SKIP"),
          Map.entry("every", EACH_MORNING),
          Map.entry("status", "active"));
      group(xml, "content", Map.entry("validate", "NOVALIDATION"), Map.entry("importxslt", "none"));
      everybody(xml);
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** Lets all visitors see the harvested records, and download their files. */
  private static void everybody(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("privileges");
    xml.writeStartElement("group");
    xml.writeAttribute("id", String.valueOf(GeonetworkApi.EVERYBODY));
    for (String operation : List.of("view", "dynamic", "download")) {
      xml.writeEmptyElement("operation");
      xml.writeAttribute("name", operation);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  @SafeVarargs
  private static void group(XMLStreamWriter xml, String name, Map.Entry<String, String>... values)
      throws XMLStreamException {
    xml.writeStartElement(name);
    for (Map.Entry<String, String> value : values) {
      write(xml, value.getKey(), value.getValue());
    }
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
