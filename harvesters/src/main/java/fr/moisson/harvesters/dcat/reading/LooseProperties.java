package fr.moisson.harvesters.dcat.reading;

import static java.util.Comparator.comparing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.values.Remembered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/**
 * The properties that readers know, whatever namespace authors of feeds take them from ({@code
 * adms:contactPoint}, {@code dct:mediaType}), and in whatever case ({@code dcat:accessUrl}).
 */
final class LooseProperties {

  private static final Set<String> NAMESPACES =
      Set.of(
          "http://www.w3.org/ns/dcat#",
          "http://purl.org/dc/terms/",
          "http://purl.org/dc/terms/#",
          "http://purl.org/dc/elements/1.1/",
          "http://www.w3.org/ns/adms#",
          "http://schema.org/",
          "https://schema.org/",
          "http://www.w3.org/ns/locn#",
          "http://www.w3.org/ns/org#",
          "http://www.opengis.net/ont/geosparql#",
          // As GeoNetwork 3 calls it.
          "http://www.opengis.net/rdf#",
          "http://spdx.org/rdf/terms#",
          "http://www.w3.org/ns/prov#",
          "http://purl.org/pav/",
          "http://xmlns.com/foaf/0.1/",
          "http://www.w3.org/2006/vcard/ns#",
          "http://www.w3.org/2000/01/rdf-schema#",
          "http://www.w3.org/2004/02/skos/core#",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "http://www.w3.org/2003/01/geo/wgs84_pos#",
          "http://www.w3.org/2006/time#",
          "http://www.w3.org/ns/dqv#",
          "http://www.w3.org/2002/07/owl#",
          "http://data.europa.eu/930/",
          "http://data.europa.eu/r5r/",
          "http://schema.theodi.org/odrs#",
          "http://rdfs.org/ns/void#",
          "http://dati.gov.it/onto/dcatapit#");

  /** The namespace of the German profile; former versions have a number after it. */
  private static final String GERMAN = "http://dcat-ap.de/def/dcatde/";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\s*\\{\\{[^{}]*\\}\\}\\s*");

  private static final Remembered<String> STATED = new Remembered<>(LooseProperties::localName);

  /** All values of a node, by the local name of their property in lower case. */
  static Map<String, List<RDFNode>> of(Resource node) {
    Map<String, List<RDFNode>> properties = new HashMap<>();
    node.listProperties()
        .forEachRemaining(
            statement -> {
              String name = STATED.of(statement.getPredicate().getURI());
              if (!name.isEmpty() && !isPlaceholder(statement.getObject())) {
                properties
                    .computeIfAbsent(name, it -> new ArrayList<>(2))
                    .add(plain(statement.getObject()));
              }
            });
    properties.values().forEach(values -> values.sort(comparing(RDFNode::toString)));
    return properties;
  }

  /** The local name of a property in lower case; empty for one that is not read. */
  private static String localName(String property) {
    int local = Iris.localNameAt(property);
    String space = property.substring(0, local);
    return NAMESPACES.contains(space) || space.startsWith(GERMAN)
        ? property.substring(local).toLowerCase(Locale.ROOT)
        : "";
  }

  /** Limits combining marks to as many per letter as any language uses. */
  private static RDFNode plain(RDFNode value) {
    if (!value.isLiteral()) {
      return value;
    }
    String text = value.asLiteral().getLexicalForm();
    String plain = Marks.limited(text);
    return plain.length() == text.length()
        ? value
        : ResourceFactory.createLangLiteral(plain, value.asLiteral().getLanguage());
  }

  /** ArcGIS Hub leaves the placeholders of its template where it has no value. */
  private static boolean isPlaceholder(RDFNode value) {
    return value.isLiteral()
        && value.asLiteral().getLexicalForm().contains("{{")
        && PLACEHOLDER.matcher(value.asLiteral().getLexicalForm()).matches();
  }

  private LooseProperties() {}
}
