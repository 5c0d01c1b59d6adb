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
 * What a service says that it has. The document of the Géoplateforme has 800 layers and is read as
 * it comes; only names are kept.
 *
 * @param json the name of GeoJSON among the formats of the service
 * @param version of the document, which is what the service speaks
 */
record Capabilities(URI address, SortedSet<String> layers, String json, String version) {

  /** What most services call it, and what one that says nothing of formats is asked for. */
  private static final String JSON = "application/json";

  private static final int MOST_NAMES = 5;
  private static final int MOST_FORMATS = 20;

  /**
   * @throws Misconfigured if the service cannot give JSON
   * @throws Unavailable if these are no capabilities
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

  /** The version of the document; empty if it does not say. */
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
            // In WFS 1.0.0 formats are elements: <GML2/><GeoJSON/>.
            formats.add(element);
          }
          text.setLength(0);
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity is refused", xml.getLocation());
        default -> {
          // Comments, blanks and the beginning and end of the document.
        }
      }
    }
    return Objects.requireNonNullElse(version, "");
  }

  /** Whether the service speaks WFS 2, and not only an older version, as QGIS Server does. */
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
   * @throws Misconfigured for a layer that is not there, which an answer without features would not
   *     tell from a layer without features
   */
  void refuseUnknown(String layer) {
    // MapServer wants its layers without the prefix that it gives them.
    boolean isKnown =
        layers.contains(layer)
            || layer.indexOf(':') < 0
                && layers.stream().anyMatch(name -> local(name).equals(layer));
    if (!isKnown) {
      throw new Misconfigured(Notice.of(Code.UNKNOWN_LAYER, address.getHost(), layer, near(layer)));
    }
  }

  /** Layers of the same name elsewhere, then of a similar name, then beside it. */
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
