package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
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

  private static Model parse(InputStream content, Lang syntax, Door.Body body) {
    Model graph = ModelFactory.createDefaultModel();
    RDFParser.source(content)
        .forceLang(syntax)
        .base(body.uri().toString())
        .set(LangJSONLD11.JSONLD_OPTIONS, Contexts.options(body.uri()))
        // Odd dates and odd IRIs are what readings and rules are for.
        .checking(false)
        .errorHandler(new Strictness())
        .parse(graph);
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
