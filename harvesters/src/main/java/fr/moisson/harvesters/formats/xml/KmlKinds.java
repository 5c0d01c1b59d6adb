package fr.moisson.harvesters.formats.xml;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The elements that are placemarks in a KML file. In versions 2.0 and 2.1, which Google Earth 4 and
 * old converters write, a schema declares kinds of placemarks, with an element per kind and field.
 */
final class KmlKinds {

  private static final String PLACEMARK = "Placemark";
  private static final String SCHEMA = "Schema";

  private final Map<String, Set<String>> fields = new HashMap<>(Map.of(PLACEMARK, Set.of()));

  /** Handles the start of a schema, to its end. */
  void see(XmlWalk xml) throws IOException {
    if (!xml.starts(SCHEMA) || !PLACEMARK.equals(xml.attribute("parent"))) {
      return;
    }
    Set<String> names = new HashSet<>();
    fields.put(String.valueOf(xml.attribute("name")), names);
    while (xml.next() && !xml.ends(SCHEMA)) {
      if (xml.starts("SimpleField")) {
        names.add(String.valueOf(xml.attribute("name")));
      }
    }
  }

  /** Whether a placemark starts here. */
  boolean isAt(XmlWalk xml) {
    return xml.starts() && fields.containsKey(xml.element());
  }

  /** Names of the elements with values that only placemarks of this kind have. */
  Set<String> fields(String kind) {
    return fields.getOrDefault(kind, Set.of());
  }
}
