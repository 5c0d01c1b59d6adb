package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.dcat.syntax.JsonLd;
import fr.moisson.harvesters.dcat.syntax.NoContexts;
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
 * A file of RDF, whatever its syntax: RDF/XML, Turtle, TriG, N-Triples, N-Quads or JSON-LD. It is
 * taken as it stands: whoever checks a feed wants to know its faults. Contexts of JSON-LD that lie
 * elsewhere are not fetched.
 */
final class RdfFile {

  /** What a statement takes in a graph in memory, with its share of nodes and indexes. */
  private static final int MEMORY_PER_TRIPLE = 300;

  /** What the reader of JSON-LD, which holds all of a file many times over, takes for a byte. */
  private static final int MEMORY_PER_BYTE_OF_JSON = 16;

  /**
   * Reads a file of any size, statement by statement.
   *
   * @param origin what relative addresses are relative to, and what the file is called in
   *     complaints
   * @throws Misconfigured if it is not RDF, or is broken; the notice says where. If it is JSON-LD
   *     and more than the memory holds; the notice says how to do without
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
   * @throws Misconfigured as above, and if the memory does not hold it, as when a feed is given for
   *     shapes
   */
  static Graph graph(Path file, URI origin) {
    OneGraph read = new OneGraph();
    read(file, origin, read);
    return read.graph;
  }

  /** A file of this program. */
  static Graph graph(InputStream turtle, URI origin) {
    OneGraph read = new OneGraph();
    parse(RDFParser.source(turtle).forceLang(Lang.TURTLE), origin, read);
    return read.graph;
  }

  private static void parse(RDFParserBuilder parser, URI origin, StreamRDF to) {
    NoContexts contexts = new NoContexts();
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
      // The reader of JSON-LD goes down into a file without counting how deep.
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
