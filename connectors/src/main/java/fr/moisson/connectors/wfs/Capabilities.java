package fr.moisson.connectors.wfs;

import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.paging.NearNames;
import fr.moisson.harvesters.formats.xml.SafeXml;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The capabilities of a service. The Géoplateforme's document has 800 layers, so it is streamed;
 * only names are kept.
 *
 * @param format name of GeoJSON among the formats of the service, or else of the latest GML
 * @param version version of the document, which is that of the service
 * @param hasPages whether answers can be requested page by page; deegree only does so if it is
 *     configured to, and otherwise ignores which page is requested
 */
record Capabilities(
    URI address, SortedSet<String> layers, String format, String version, boolean hasPages) {

  /** The usual name, which is also used if the service lists no formats. */
  private static final String JSON = "application/json";

  /** Formats to request, the best first; the versions of GML are written gml32, gml/3.1.1… */
  private static final List<Predicate<String>> PREFERRED =
      List.of(
          JSON::equals,
          format -> format.contains("geojson") || format.contains("geo+json"),
          format -> format.contains("json") && !format.contains("javascript"),
          format -> isGml(format, "3\\.?2"),
          format -> isGml(format, "3"),
          format -> isGml(format, "2"));

  private static final String PAGING = "ImplementsResultPaging";

  private static final int MOST_FORMATS = 20;

  /**
   * @throws Misconfigured if the service offers neither JSON nor GML
   * @throws Unavailable if the document is not one of capabilities
   */
  static Capabilities read(Body body) {
    Reading said = new Reading();
    try (InputStream content = body.open()) {
      said.read(SafeXml.readers().createXMLStreamReader(content));
    } catch (XMLStreamException e) {
      throw new Unavailable(Refusals.unexpected(body, "XML", "≠ WFS_Capabilities").notice(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (said.layers.isEmpty()) {
      throw Refusals.unexpected(body, "XML", "WFS_Capabilities, FeatureType = 0");
    }
    String format = format(body.uri(), said.formats);
    boolean hasPages = !"FALSE".equalsIgnoreCase(said.constraints.get(PAGING));
    return new Capabilities(body.uri(), said.layers, format, said.version, hasPages);
  }

  /** What a document says, read element by element. */
  private static final class Reading {
    private final SortedSet<String> layers = new TreeSet<>();
    private final List<String> formats = new ArrayList<>();
    private final Map<String, String> constraints = new HashMap<>();
    private String version = "";

    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String operation = "";
    private String parameter = "";
    private String constraint = "";

    void read(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> end(open.pop());
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException("an entity is refused", xml.getLocation());
          default -> {
            // Comments, blanks, and the start and end of the document.
          }
        }
      }
    }

    private void start(XMLStreamReader xml) {
      String element = xml.getLocalName();
      if (open.isEmpty()) {
        version = Objects.requireNonNullElse(xml.getAttributeValue(null, "version"), "");
      }
      open.push(element);
      text.setLength(0);
      String name = String.valueOf(xml.getAttributeValue(null, "name"));
      operation = element.equals("Operation") ? name : operation;
      parameter = element.equals("Parameter") ? name : parameter;
      constraint = element.equals("Constraint") ? name : constraint;
    }

    private void end(String element) {
      String around = open.isEmpty() ? "" : open.peek();
      if (element.equals("Name") && around.equals("FeatureType")) {
        layers.add(text.toString().strip());
      } else if (element.equals("Value")
          && operation.equals("GetFeature")
          && parameter.equals("outputFormat")) {
        formats.add(text.toString().strip());
      } else if (element.equals("DefaultValue") && around.equals("Constraint")) {
        constraints.put(constraint, text.toString().strip());
      } else if (around.equals("ResultFormat")) {
        // WFS 1.0.0 lists formats as elements: <GML2/><GeoJSON/>.
        formats.add(element);
      }
      text.setLength(0);
    }
  }

  /** Whether the service supports WFS 2; QGIS Server only supports older versions. */
  boolean isCurrent() {
    return version.isEmpty() || version.startsWith("2");
  }

  /** Whether answers are requested in GML. */
  boolean isGml() {
    return !format.toLowerCase(Locale.ROOT).contains("json");
  }

  /** Whether answers come in pages; for GeoJSON, this is assumed. */
  boolean isPaged() {
    return hasPages || !isGml();
  }

  private static boolean isGml(String format, String version) {
    return format.matches(".*gml\\D*" + version + ".*") && !format.contains("zip");
  }

  private static String format(URI address, List<String> formats) {
    if (formats.isEmpty()) {
      return JSON;
    }
    return PREFERRED.stream()
        .flatMap(
            wanted ->
                formats.stream().filter(format -> wanted.test(format.toLowerCase(Locale.ROOT))))
        .findFirst()
        .orElseThrow(() -> new Misconfigured(unread(address, formats)));
  }

  private static Notice unread(URI address, List<String> formats) {
    List<String> some = formats.subList(0, Math.min(MOST_FORMATS, formats.size()));
    return Notice.of(
        Code.UNEXPECTED_ANSWER,
        address,
        "outputFormat = " + String.join(", ", some) + " ≠ JSON, GML");
  }

  /**
   * @throws Misconfigured if the layer does not exist, which could not be told from an empty layer
   *     by an answer without features
   */
  void refuseUnknown(String layer) {
    // MapServer expects its layers without the prefix that it lists them with.
    boolean isKnown =
        layers.contains(layer)
            || layer.indexOf(':') < 0
                && layers.stream().anyMatch(name -> NearNames.local(name).equals(layer));
    if (!isKnown) {
      throw NearNames.unknown(address, layer, layers);
    }
  }
}
