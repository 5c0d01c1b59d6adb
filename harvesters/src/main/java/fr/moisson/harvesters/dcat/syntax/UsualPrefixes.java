package fr.moisson.harvesters.dcat.syntax;

import fr.moisson.harvesters.dcat.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL;

/** What prefixes mean in documents that use them without declaring them. */
final class UsualPrefixes {

  static final Map<String, String> NAMESPACES = namespaces();

  private static Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>(Vocabulary.PREFIXES);
    namespaces.put("dcterms", DCTerms.NS);
    namespaces.put("gsp", Vocabulary.PREFIXES.get("geo"));
    namespaces.put("locn", "http://www.w3.org/ns/locn#");
    namespaces.put("org", ORG.NS);
    namespaces.put("owl", OWL.NS);
    namespaces.put("schema", "http://schema.org/");
    return namespaces;
  }

  private UsualPrefixes() {}
}
