package fr.moisson.harvesters.shacl;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import fr.moisson.harvesters.dcat.RdfSyntax;
import fr.moisson.harvesters.dcat.Strictness;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A file of RDF as one graph, whatever its syntax: RDF/XML, Turtle, TriG, N-Triples, N-Quads or
 * JSON-LD. It is taken as it stands: whoever checks a feed wants to know its faults. Contexts of
 * JSON-LD that lie elsewhere are not fetched.
 */
public final class RdfFile {

  /** What a triple takes in memory with its share of nodes and indexes, and while it is checked. */
  private static final int BYTES_PER_TRIPLE = 300;

  /**
   * Reads a whole file into memory.
   *
   * @param origin what relative addresses are relative to, and what the file is called in
   *     complaints
   * @throws Misconfigured if it is not RDF, or is broken; the notice says where. If it is more than
   *     the memory holds; the notice says how to give more
   */
  public static Graph read(Path file, URI origin) {
    return read(file, origin, Runtime.getRuntime().maxMemory() / BYTES_PER_TRIPLE);
  }

  /**
   * @param most how many triples the memory holds
   */
  static Graph read(Path file, URI origin, long most) {
    try (InputStream content = Files.newInputStream(file)) {
      Lang syntax =
          RdfSyntax.of(content)
              .orElseThrow(() -> unreadable(origin, new RiotException("it is text/html")));
      return parsed(RDFParser.source(file).forceLang(syntax), origin, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of this program. */
  static Graph read(InputStream turtle, URI origin) {
    return parsed(RDFParser.source(turtle).forceLang(Lang.TURTLE), origin, Long.MAX_VALUE);
  }

  private static Graph parsed(RDFParserBuilder parser, URI origin, long most) {
    OneGraph read = new OneGraph(most);
    try {
      parser
          .base(origin.toString())
          .set(LangJSONLD11.JSONLD_OPTIONS, contexts(origin))
          .errorHandler(new Strictness())
          .parse(read);
      return read.graph;
    } catch (RiotException | IllegalArgumentException e) {
      throw read.isFull()
          ? new Misconfigured(Notice.of(Notice.Code.RDF_TOO_LARGE, origin, most), e)
          : unreadable(origin, e);
    } catch (StackOverflowError e) {
      // The reader of JSON-LD goes down into a file without counting how deep.
      throw unreadable(origin, new RiotException("nested too deeply", e));
    }
  }

  private static JsonLdOptions contexts(URI base) {
    JsonLdOptions options =
        new JsonLdOptions(
            (context, loading) -> {
              throw new JsonLdError(
                  JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                  "its @context lies at " + context + ", and is not fetched");
            });
    options.setBase(base);
    return options;
  }

  private static Misconfigured unreadable(URI origin, RuntimeException cause) {
    String how = String.valueOf(cause.getMessage());
    return new Misconfigured(Notice.of(Notice.Code.RDF_UNREADABLE, origin, how), cause);
  }

  /** Some feeds keep each dataset, or the catalogue, in a graph of its own. */
  private static final class OneGraph extends StreamRDFBase {
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final long most;

    OneGraph(long most) {
      this.most = most;
    }

    boolean isFull() {
      return graph.size() > most;
    }

    @Override
    public void quad(Quad quad) {
      triple(quad.asTriple());
    }

    @Override
    public void triple(Triple triple) {
      graph.add(triple);
      if (isFull()) {
        throw new RiotException("more than " + most + " triples");
      }
    }
  }

  private RdfFile() {}
}
