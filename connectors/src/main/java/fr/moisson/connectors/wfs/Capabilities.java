package fr.moisson.connectors.wfs;

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
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The capabilities of a service. The Géoplateforme's document has 800 layers, so it is streamed;
 * only names are kept.
 *
 * @param json name of GeoJSON among the formats of the service
 * @param version version of the document, which is that of the service
 */
record Capabilities(URI address, SortedSet<String> layers, String json, String version) {

  /** The usual name, which is also used if the service lists no formats. */
  private static final String JSON = "application/json";

  private static final int MOST_NAMES = 5;
  private static final int MOST_FORMATS = 20;

  /**
   * @throws Misconfigured if the service does not offer JSON
   * @throws Unavailable if the document is not one of capabilities
   */
  static Capabilities read(Body body) {
    SortedSet<String> layers = new TreeSet<>();
    List<String> formats = new ArrayList<>();
    String version;
    try (InputStream content = body.open()) {
      version = read(SafeXml.readers().createXMLStreamReader(content), layers, formats);
    } catch (XMLStreamException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, body.uri(), "≠ WFS_Capabilities"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (layers.isEmpty()) {
      throw new Unavailable(
          Notice.of(Code.UNEXPECTED_ANSWER, body.uri(), "WFS_Capabilities, FeatureType = 0"));
    }
    return new Capabilities(body.uri(), layers, json(body.uri(), formats), version);
  }

  /** The version of the document; empty if not stated. */
  private static String read(
      XMLStreamReader xml, Collection<String> layers, Collection<String> formats)
      throws XMLStreamException {
    Deque<String> open = new ArrayDeque<>();
    String operation = "";
    String parameter = "";
    String version = null;
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String element = xml.getLocalName();
          if (open.isEmpty()) {
            version = xml.getAttributeValue(null, "version");
          }
          open.push(element);
          text.setLength(0);
          String name = String.valueOf(xml.getAttributeValue(null, "name"));
          operation = element.equals("Operation") ? name : operation;
          parameter = element.equals("Parameter") ? name : parameter;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String element = open.pop();
          if (element.equals("Name") && "FeatureType".equals(open.peek())) {
            layers.add(text.toString().strip());
          } else if (element.equals("Value")
              && operation.equals("GetFeature")
              && parameter.equals("outputFormat")) {
            formats.add(text.toString().strip());
          } else if ("ResultFormat".equals(open.peek())) {
            // WFS 1.0.0 lists formats as elements: <GML2/><GeoJSON/>.
            formats.add(element);
          }
          text.setLength(0);
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity is refused", xml.getLocation());
        default -> {
          // Comments, blanks, and the start and end of the document.
        }
      }
    }
    return Objects.requireNonNullElse(version, "");
  }

  /** Whether the service supports WFS 2; QGIS Server only supports older versions. */
  boolean isCurrent() {
    return version.isEmpty() || version.startsWith("2");
  }

  private static String json(URI address, List<String> formats) {
    if (formats.isEmpty()) {
      return JSON;
    }
    Stream<Predicate<String>> preferred =
        Stream.of(
            JSON::equals,
            format -> format.contains("geojson") || format.contains("geo+json"),
            format -> format.contains("json") && !format.contains("javascript"));
    return preferred
        .flatMap(
            wanted ->
                formats.stream().filter(format -> wanted.test(format.toLowerCase(Locale.ROOT))))
        .findFirst()
        .orElseThrow(() -> new Misconfigured(noJson(address, formats)));
  }

  private static Notice noJson(URI address, List<String> formats) {
    List<String> some = formats.subList(0, Math.min(MOST_FORMATS, formats.size()));
    return Notice.of(
        Code.UNEXPECTED_ANSWER, address, "outputFormat = " + String.join(", ", some) + " ≠ JSON");
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
                && layers.stream().anyMatch(name -> local(name).equals(layer));
    if (!isKnown) {
      throw new Misconfigured(Notice.of(Code.UNKNOWN_LAYER, address.getHost(), layer, near(layer)));
    }
  }

  /** Layers with the same local name, then with a similar name, then in the same workspace. */
  private String near(String layer) {
    String name = local(layer).toLowerCase(Locale.ROOT);
    String workspace = layer.substring(0, layer.length() - local(layer).length());
    Stream<Predicate<String>> likenesses =
        Stream.of(
            other -> local(other).equalsIgnoreCase(name),
            other -> local(other).toLowerCase(Locale.ROOT).contains(name),
            other -> !workspace.isEmpty() && other.startsWith(workspace));
    List<String> names =
        likenesses
            .flatMap(likeness -> layers.stream().filter(likeness))
            .distinct()
            .limit(MOST_NAMES)
            .toList();
    return names.isEmpty() ? "–" : String.join(", ", names);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
