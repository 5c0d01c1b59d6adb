package fr.moisson.connectors.dcat;

import fr.moisson.connectors.http.Addresses;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * One page of a feed.
 *
 * @param next of {@code hydra:PartialCollectionView}, or of the older {@code hydra:PagedCollection}
 * @param announced how many entries the whole feed has, if it says so
 * @param pointers addresses of the datasets of a catalogue that describes none of them
 */
record Page(
    List<Resource> datasets, Optional<URI> next, OptionalLong announced, List<URI> pointers) {

  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final Property NEXT = hydra("next");
  private static final Property NEXT_PAGE = hydra("nextPage");
  private static final Property TOTAL = hydra("totalItems");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  /**
   * @throws Unavailable if this is no feed: an empty answer must not pass for an empty catalogue
   */
  static Page of(Door.Body body) {
    Model graph = Graphs.read(body);
    if (isNoFeed(graph)) {
      graph =
          Graphs.withAmericanTerms(body)
              .filter(plain -> !isNoFeed(plain))
              .orElseThrow(
                  () ->
                      new Unavailable(
                          Notice.of(
                              Notice.Code.UNEXPECTED_ANSWER,
                              body.uri(),
                              "no dcat:Catalog and no dcat:Dataset")));
    }
    List<Resource> datasets = datasets(graph);
    boolean isList = datasets.stream().noneMatch(Page::isDescribed);
    List<URI> pointers = isList ? pointers(graph) : List.of();
    return new Page(
        pointers.isEmpty() ? datasets : List.of(),
        next(graph, body.uri()),
        announced(graph),
        pointers);
  }

  private static boolean isNoFeed(Model graph) {
    return datasets(graph).isEmpty() && !graph.contains(null, RDF.type, DCAT.Catalog);
  }

  /** Whether more is said of it than what it is. */
  private static boolean isDescribed(Resource dataset) {
    return dataset.isAnon()
        || dataset.listProperties().toList().stream()
            .anyMatch(statement -> !statement.getPredicate().equals(RDF.type));
  }

  private static List<URI> pointers(Model graph) {
    return graph.listObjectsOfProperty(DCAT.dataset).toList().stream()
        .filter(RDFNode::isURIResource)
        .map(node -> node.asResource().getURI())
        .sorted()
        .flatMap(iri -> WebAddress.read(iri).stream())
        .toList();
  }

  /** Sorted, since a graph has no order; and those that only their catalogue calls datasets. */
  private static List<Resource> datasets(Model graph) {
    Stream<Resource> typed =
        graph.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList().stream();
    Stream<Resource> listed =
        graph.listObjectsOfProperty(DCAT.dataset).toList().stream()
            .filter(RDFNode::isResource)
            .map(RDFNode::asResource)
            .filter(node -> node.hasProperty(DCTerms.title));
    Map<String, Resource> datasets = new LinkedHashMap<>();
    Stream.concat(typed, listed).forEach(node -> datasets.put(node.toString(), node));
    return datasets.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Optional<URI> next(Model graph, URI page) {
    return Stream.of(NEXT, NEXT_PAGE)
        .flatMap(property -> graph.listObjectsOfProperty(property).toList().stream())
        .map(node -> node.isLiteral() ? node.asLiteral().getLexicalForm() : node.toString())
        .filter(text -> !text.isBlank())
        .sorted()
        .findFirst()
        .map(text -> Addresses.resolved(page, text.strip()));
  }

  private static OptionalLong announced(Model graph) {
    return graph.listObjectsOfProperty(TOTAL).toList().stream()
        .filter(RDFNode::isLiteral)
        .map(node -> node.asLiteral().getLexicalForm().strip())
        .filter(text -> COUNT.matcher(text).matches())
        .mapToLong(Long::parseLong)
        .max();
  }

  private static Property hydra(String name) {
    return ResourceFactory.createProperty(HYDRA, name);
  }
}
