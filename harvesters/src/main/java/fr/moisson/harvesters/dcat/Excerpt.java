package fr.moisson.harvesters.dcat;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;

/**
 * One dataset cut out of a feed's graph, as N-Triples: what it says, and what the things that it
 * names say. It stops at other datasets and at catalogues, which would bring the whole feed along.
 */
public final class Excerpt {

  private static final List<Resource> BOUNDARIES =
      List.of(
          DCAT.Dataset,
          DCAT.Catalog,
          DCAT.CatalogRecord,
          ResourceFactory.createResource(DCAT.NS + "DatasetSeries"));

  /** Says of a dataset which service gives it, which DCAT says of the service only. */
  public static final Property SERVED_BY = ResourceFactory.createProperty("urn:x-moisson:servedBy");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  public static String of(Resource dataset) {
    Model excerpt = ModelFactory.createDefaultModel();
    Set<Resource> seen = new HashSet<>(Set.of(dataset));
    Deque<Resource> ahead = new ArrayDeque<>(seen);
    while (!ahead.isEmpty()) {
      for (Statement statement : ahead.remove().listProperties().toList()) {
        if (statement.getPredicate().equals(DCAT.servesDataset)) {
          // A service may give all of a catalogue.
          continue;
        }
        add(excerpt, statement.asTriple());
        RDFNode object = statement.getObject();
        if (object.isResource()
            && !isBoundary(object.asResource())
            && seen.add(object.asResource())) {
          ahead.add(object.asResource());
        }
      }
    }
    add(excerpt, Triple.create(dataset.asNode(), RDF.Nodes.type, DCAT.Dataset.asNode()));
    StringWriter text = new StringWriter();
    RDFDataMgr.write(text, excerpt, Lang.NTRIPLES);
    return text.toString();
  }

  /** The dataset of an excerpt. */
  public static Resource read(String excerpt) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(excerpt, Lang.NTRIPLES)
        .checking(false)
        .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
        .parse(model);
    return model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).next();
  }

  private static void add(Model excerpt, Triple triple) {
    excerpt
        .getGraph()
        .add(legal(triple.getSubject()), legal(triple.getPredicate()), legal(triple.getObject()));
  }

  /**
   * N-Triples, unlike RDF/XML, cannot be read back with a space in an IRI, nor with half a
   * character in a text.
   */
  public static Node legal(Node node) {
    if (node.isURI()) {
      return NodeFactory.createURI(Iris.encode(node.getURI()));
    }
    if (!node.isLiteral()) {
      return node;
    }
    String text = Description.speakable(node.getLiteralLexicalForm());
    String language = node.getLiteralLanguage();
    if (LANGUAGE.matcher(language).matches()) {
      return NodeFactory.createLiteralLang(text, language);
    }
    return language.isEmpty()
        ? NodeFactory.createLiteralDT(
            text,
            TypeMapper.getInstance().getSafeTypeByName(Iris.encode(node.getLiteralDatatypeURI())))
        : NodeFactory.createLiteralString(text);
  }

  private static boolean isBoundary(Resource node) {
    return BOUNDARIES.stream().anyMatch(type -> node.hasProperty(RDF.type, type));
  }

  private Excerpt() {}
}
