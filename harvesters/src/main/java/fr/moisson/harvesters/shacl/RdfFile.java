package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.dcat.syntax.JsonLd;
import fr.moisson.harvesters.dcat.syntax.OfflineContexts;
import fr.moisson.harvesters.dcat.syntax.RdfFault;
import fr.moisson.harvesters.dcat.syntax.RdfSyntax;
import fr.moisson.harvesters.dcat.syntax.Strictness;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.statements.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Reads an RDF file in any syntax: RDF/XML, Turtle, TriG, N-Triples, N-Quads or JSON-LD. It is not
 * repaired, since the faults of a feed are to be reported. Remote contexts of JSON-LD are not
 * fetched.
 */
final class RdfFile {

  /** Memory per statement of a graph, including its share of nodes and indexes. */
  private static final int MEMORY_PER_TRIPLE = 300;

  /** Memory per byte for the JSON-LD reader, which holds the whole file many times over. */
  private static final int MEMORY_PER_BYTE_OF_JSON = 16;

  /**
   * Reads a file of any size, statement by statement.
   *
   * @param origin base of relative addresses, and name of the file in error messages
   * @throws Misconfigured if it is not RDF, or is broken; the notice says where. Or if it is
   *     JSON-LD that does not fit into memory; the notice says how to avoid that
   */
  static void read(Path file, URI origin, StreamRDF to) {
    try (InputStream content = Files.newInputStream(file)) {
      Lang syntax =
          RdfSyntax.of(content)
              .orElseThrow(
                  () ->
                      new Misconfigured(
                          Notice.of(Notice.Code.RDF_UNREADABLE, origin, "text/html")));
      long most = Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE_OF_JSON;
      if (syntax.equals(Lang.JSONLD11) && Files.size(file) > most) {
        throw new Misconfigured(Notice.of(Notice.Code.RDF_TOO_LARGE, origin, most / 1_000_000));
      }
      parse(RDFParser.source(file).forceLang(syntax), origin, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A small file as one graph.
   *
   * @throws Misconfigured as above, or if it does not fit into memory, as when a feed is given in
   *     place of shapes
   */
  static Graph graph(Path file, URI origin) {
    OneGraph read = new OneGraph();
    read(file, origin, read);
    return read.graph;
  }

  /** A file that is part of this program. */
  static Graph graph(InputStream turtle, URI origin) {
    OneGraph read = new OneGraph();
    parse(RDFParser.source(turtle).forceLang(Lang.TURTLE), origin, read);
    return read.graph;
  }

  private static void parse(RDFParserBuilder parser, URI origin, StreamRDF to) {
    OfflineContexts contexts = new OfflineContexts(any -> Optional.empty());
    try {
      parser
          .base(origin.toString())
          .labelToNode(Labels.inOrder())
          .set(LangJSONLD11.JSONLD_OPTIONS, JsonLd.options(origin, contexts))
          .errorHandler(new Strictness())
          .parse(to);
    } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
      Notice notice =
          contexts
              .fault(origin)
              .orElseGet(() -> RdfFault.of(origin, e, Notice.Code.RDF_UNREADABLE));
      throw new Misconfigured(notice, e);
    } catch (StackOverflowError e) {
      // The JSON-LD reader recurses without a limit on the depth.
      throw new Misconfigured(Notice.of(Notice.Code.NESTED_TOO_DEEPLY, origin), e);
    }
  }

  private static final class OneGraph extends StreamRDFBase {
    private final Graph graph = GraphFactory.createDefaultGraph();

    @Override
    public void quad(Quad quad) {
      triple(quad.asTriple());
    }

    @Override
    public void triple(Triple triple) {
      graph.add(triple);
      long most = Runtime.getRuntime().maxMemory() / MEMORY_PER_TRIPLE;
      if (graph.size() > most) {
        throw new RiotException("more than " + most + " triples");
      }
    }
  }

  private RdfFile() {}
}
