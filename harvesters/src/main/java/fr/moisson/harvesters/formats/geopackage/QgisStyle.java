package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.text.Characters;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * How <a
 * href="https://docs.qgis.org/latest/en/docs/user_manual/appendices/qgis_file_formats.html">QGIS</a>
 * displays a layer, as QML: one symbol for all features, which lets those below show through, and
 * the titles of fields as their aliases. QGIS shows the points, lines and polygons of a mixed layer
 * as three layers without a common symbol: they keep QGIS's default.
 */
final class QgisStyle {

  private static final String DOCTYPE =
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>";

  private static final String GREEN = "46,125,50,255";

  /** The simplest symbol of each kind of geometry, with its sizes in millimetres. */
  private enum Symbol {
    MARKER(
        "SimpleMarker",
        Map.of(
            "name", "circle",
            "color", GREEN,
            "outline_color", "255,255,255,255",
            "outline_width", "0.2",
            "size", "2")),
    LINE("SimpleLine", Map.of("line_color", GREEN, "line_width", "0.5", "line_style", "solid")),
    FILL(
        "SimpleFill",
        Map.of(
            "color", "46,125,50,90",
            "style", "solid",
            "outline_color", GREEN,
            "outline_style", "solid",
            "outline_width", "0.3"));

    private final String layer;
    private final Map<String, String> options;

    Symbol(String layer, Map<String, String> options) {
      this.layer = layer;
      this.options = new TreeMap<>(options);
    }

    /** For a kind as named by {@link GeometryTally#kind()}; null if kinds are mixed. */
    private static @Nullable Symbol of(String kind) {
      return switch (kind) {
        case "Point", "MultiPoint" -> MARKER;
        case "LineString", "MultiLineString" -> LINE;
        case "Polygon", "MultiPolygon" -> FILL;
        default -> null;
      };
    }
  }

  /**
   * The style as XML; empty if there is nothing to define.
   *
   * @param fields names in the file
   * @param columns the same columns, with their titles
   */
  static Optional<String> qml(GeometryTally geometries, List<String> fields, List<Column> columns) {
    Symbol symbol = geometries.isEmpty() ? null : Symbol.of(geometries.kind());
    boolean hasTitles = columns.stream().anyMatch(column -> !column.title().isEmpty());
    if (symbol == null && !hasTitles) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeDTD(DOCTYPE);
      xml.writeStartElement("qgis");
      xml.writeAttribute("version", "3.28.0");
      xml.writeAttribute("styleCategories", symbol == null ? "Fields" : "Symbology|Fields");
      if (symbol != null) {
        renderer(xml, symbol);
      }
      aliases(xml, fields, columns);
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("no XML", e);
    }
    return Optional.of(text.toString());
  }

  private static void renderer(XMLStreamWriter xml, Symbol symbol) throws XMLStreamException {
    xml.writeStartElement("renderer-v2");
    xml.writeAttribute("type", "singleSymbol");
    xml.writeStartElement("symbols");
    xml.writeStartElement("symbol");
    xml.writeAttribute("type", symbol.name().toLowerCase(Locale.ROOT));
    xml.writeAttribute("name", "0");
    xml.writeStartElement("layer");
    xml.writeAttribute("class", symbol.layer);
    xml.writeAttribute("enabled", "1");
    xml.writeStartElement("Option");
    xml.writeAttribute("type", "Map");
    for (Map.Entry<String, String> option : symbol.options.entrySet()) {
      xml.writeEmptyElement("Option");
      xml.writeAttribute("type", "QString");
      xml.writeAttribute("name", option.getKey());
      xml.writeAttribute("value", option.getValue());
    }
    for (int open = 0; open < 5; open++) {
      xml.writeEndElement();
    }
  }

  /** The first field of the table is the feature's number. */
  private static void aliases(XMLStreamWriter xml, List<String> fields, List<Column> columns)
      throws XMLStreamException {
    xml.writeStartElement("aliases");
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).title().isEmpty()) {
        xml.writeEmptyElement("alias");
        xml.writeAttribute("field", fields.get(i));
        xml.writeAttribute("index", String.valueOf(i + 1));
        xml.writeAttribute("name", Characters.clean(columns.get(i).title()));
      }
    }
    xml.writeEndElement();
  }

  private QgisStyle() {}
}
