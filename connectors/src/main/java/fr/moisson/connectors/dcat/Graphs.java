package fr.moisson.connectors.dcat;

import com.apicatalog.jsonld.JsonLdOptions;
import fr.moisson.harvesters.dcat.RdfXmlRepair;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;

/** Answers as RDF graphs. Nothing is fetched on the way: the door is the only way out. */
final class Graphs {

  /**
   * @throws Unavailable if the answer is no RDF, or is broken; the notice says where
   */
  static Model read(Door.Body body) {
    Lang syntax = Syntax.of(body);
    try (InputStream content = body.open()) {
      return parse(content, syntax, body);
    } catch (RiotException | IllegalArgumentException e) {
      return repaired(body, syntax, e);
    } catch (StackOverflowError e) {
      // The reader of JSON-LD goes down into an answer without counting how deep.
      throw broken(body, "nested too deeply", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A second reading, of XML only; if it fails too, the first complaint has the right line. Jena
   * 5.6.0 trips over {@code fr_FR} with an {@link IllegalArgumentException}.
   */
  private static Model repaired(Door.Body body, Lang syntax, RuntimeException complaint) {
    if (syntax.equals(Lang.RDFXML)) {
      try (InputStream content = body.open()) {
        return parse(RdfXmlRepair.of(content), syntax, body);
      } catch (RiotException | IllegalArgumentException e) {
        complaint.addSuppressed(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw broken(body, String.valueOf(complaint.getMessage()), complaint);
  }

  private static Unavailable broken(Door.Body body, String how, Throwable cause) {
    return new Unavailable(Notice.of(Notice.Code.UNEXPECTED_ANSWER, body.uri(), how), cause);
  }

  /**
   * A second reading of JSON without a context, such as many a {@code data.json}: with the terms of
   * the American profile. Empty if the answer is no JSON.
   */
  static Optional<Model> withAmericanTerms(Door.Body body) {
    if (!Syntax.of(body).equals(Lang.JSONLD11)) {
      return Optional.empty();
    }
    try (InputStream content = body.open()) {
      JsonLdOptions options = Contexts.options(body.uri());
      options.setExpandContext(Contexts.american());
      return Optional.of(parse(content, Lang.JSONLD11, body, options));
    } catch (RiotException | IllegalArgumentException e) {
      throw broken(body, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model parse(InputStream content, Lang syntax, Door.Body body) {
    return parse(content, syntax, body, Contexts.options(body.uri()));
  }

  private static Model parse(
      InputStream content, Lang syntax, Door.Body body, JsonLdOptions options) {
    Dataset graphs = DatasetFactory.create();
    RDFParser.source(content)
        .forceLang(syntax)
        .base(body.uri().toString())
        .set(LangJSONLD11.JSONLD_OPTIONS, options)
        // Odd dates and odd IRIs are what readings and rules are for.
        .checking(false)
        .errorHandler(new Strictness())
        .parse(graphs);
    Model graph = graphs.getDefaultModel();
    if (graphs.listModelNames().hasNext()) {
      // Some feeds keep each dataset, or the catalogue, in a graph of its own.
      graph.add(graphs.getUnionModel());
    }
    return graph;
  }

  private static final class Strictness implements ErrorHandler {

    @Override
    public void warning(String message, long line, long column) {
      // Jena warns of what it can read all the same.
    }

    @Override
    public void error(String message, long line, long column) {
      throw new RiotException(line < 0 ? message : "line " + line + ": " + message);
    }

    @Override
    public void fatal(String message, long line, long column) {
      error(message, line, column);
    }
  }

  private Graphs() {}
}
