package fr.moisson.harvesters.iso;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;

/** All statements of a graph about a resource, as paths of properties with their values. */
final class Facts {

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/ns/adms#", "adms:"),
          Map.entry("http://www.w3.org/2011/content#", "cnt:"),
          Map.entry("http://www.w3.org/ns/dcat#", "dcat:"),
          Map.entry("http://data.europa.eu/r5r/", "dcatap:"),
          Map.entry("http://purl.org/dc/terms/", "dct:"),
          Map.entry("http://www.w3.org/ns/dqv#", "dqv:"),
          Map.entry("http://xmlns.com/foaf/0.1/", "foaf:"),
          Map.entry("http://data.europa.eu/930/", "geodcatap:"),
          Map.entry("http://www.w3.org/ns/prov#", "prov:"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
          Map.entry("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
          Map.entry("http://www.w3.org/2004/02/skos/core#", "skos:"),
          Map.entry("http://www.w3.org/2006/vcard/ns#", "vcard:"));

  /** Values by path; for literals, the text with all its combinations of language and data type. */
  private final Map<String, Map<String, Set<String>>> values = new HashMap<>();

  private final String base;

  private Facts(String base) {
    this.base = base;
  }

  /**
   * The differences: {@code missing;path}, {@code extra;path}, or {@code tag;path} for the same
   * text with another language or data type. Blank nodes have no names, and our own IRIs count as
   * blank nodes.
   */
  static SortedSet<String> differences(Resource expected, Resource ours, URI base) {
    Facts wanted = new Facts(base.toString());
    wanted.learn(expected, "", new HashSet<>());
    Facts given = new Facts(base.toString());
    given.learn(ours, "", new HashSet<>());
    SortedSet<String> differences = new TreeSet<>();
    Stream.concat(wanted.values.keySet().stream(), given.values.keySet().stream())
        .forEach(path -> compare(path, wanted.at(path), given.at(path), differences));
    return differences;
  }

  private Map<String, Set<String>> at(String path) {
    return values.getOrDefault(path, Map.of());
  }

  private static void compare(
      String path,
      Map<String, Set<String>> wanted,
      Map<String, Set<String>> given,
      Set<String> differences) {
    if (!given.keySet().containsAll(wanted.keySet())) {
      differences.add("missing;" + path);
    }
    if (!wanted.keySet().containsAll(given.keySet())) {
      differences.add("extra;" + path);
    }
    boolean retagged =
        wanted.entrySet().stream()
            .anyMatch(
                entry ->
                    given.containsKey(entry.getKey())
                        && !given.get(entry.getKey()).equals(entry.getValue()));
    if (retagged) {
      differences.add("tag;" + path);
    }
  }

  private void learn(Resource resource, String path, Set<Resource> above) {
    if (!above.add(resource)) {
      return;
    }
    for (Statement statement : resource.listProperties().toList()) {
      String step =
          path + (path.isEmpty() ? "" : "/") + shortened(statement.getPredicate().getURI());
      RDFNode object = statement.getObject();
      if (object.isLiteral()) {
        Literal literal = object.asLiteral();
        fact(
            step,
            literal.getLexicalForm(),
            literal.getLanguage() + "^^" + literal.getDatatypeURI());
      } else {
        if (object.isURIResource() && !object.asResource().getURI().startsWith(base)) {
          fact(step, object.asResource().getURI(), "");
        }
        learn(object.asResource(), step, above);
      }
    }
    above.remove(resource);
  }

  private void fact(String path, String words, String tag) {
    values
        .computeIfAbsent(path, key -> new HashMap<>())
        .computeIfAbsent(words, key -> new HashSet<>())
        .add(tag);
  }

  private static String shortened(String iri) {
    int local = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    String namespace = iri.substring(0, local);
    return PREFIXES.getOrDefault(namespace, namespace) + iri.substring(local);
  }
}
