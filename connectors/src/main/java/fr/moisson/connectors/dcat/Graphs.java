package fr.moisson.connectors.dcat;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.dcat.syntax.JsonLd;
import fr.moisson.harvesters.dcat.syntax.JsonLdPruning;
import fr.moisson.harvesters.dcat.syntax.JsonLdRepair;
import fr.moisson.harvesters.dcat.syntax.OfflineContexts;
import fr.moisson.harvesters.dcat.syntax.RdfFault;
import fr.moisson.harvesters.dcat.syntax.RdfSyntax;
import fr.moisson.harvesters.dcat.syntax.RdfXmlRepair;
import fr.moisson.harvesters.dcat.syntax.SchemaOrgTerms;
import fr.moisson.harvesters.dcat.syntax.TurtleRepair;
import fr.moisson.harvesters.formats.text.Utf8;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.statements.Labels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.shared.JenaException;
import org.jspecify.annotations.Nullable;

/** Reads an answer as RDF, and downloads nothing else: only the door may do that. */
final class Graphs {

  /** The JSON-LD reader holds the whole answer in memory, many times over. */
  private static final long LONGEST_JSON = 32_000_000;

  /** What is not valid in JSON-LD is only found by parsing its parts again and again. */
  private static final long LONGEST_PRUNED = 4_000_000;

  /** Bytes of an answer that are read, and characters that are quoted, to show what it is. */
  private static final int QUOTED = 2048;

  private static final int WORDS = 60;

  private static final int QUOTED_FAULT = 200;

  private final Door.Body body;
  private final Run run;
  private final Path folder;
  private final Lang syntax;
  private final OfflineContexts contexts = new OfflineContexts(Contexts::known);
  private final Set<Notice> told = new HashSet<>();

  /**
   * @param run its folder stores what does not fit into memory
   * @throws Unavailable if the answer is an HTML page
   */
  Graphs(Door.Body answer, Run run) {
    this.run = run;
    body =
        new Door.Body(
            answer.uri(),
            Utf8.of(answer.file(), answer.charset(), run.workFolder(), run::tell),
            answer.mediaType(),
            answer.charset(),
            answer.headers(),
            answer.sha256());
    folder = run.workFolder();
    syntax = syntax(body);
    if (syntax.equals(Lang.JSONLD11) && body.bytes() > LONGEST_JSON) {
      throw new Misconfigured(Notice.of(Notice.Code.TOO_LARGE, body.uri(), LONGEST_JSON));
    }
  }

  private static Lang syntax(Door.Body body) {
    try (InputStream content = body.open()) {
      return RdfSyntax.of(content).orElseThrow(() -> Refusals.unexpected(body, "RDF", "≠ RDF"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Unavailable if the answer is not RDF, or is broken; the notice gives the position. Also
   *     if its last statement has no end, since it may have lost any number of others
   */
  Feed read() {
    try (InputStream content = body.open()) {
      return parse(isTurtle() ? EndOfTurtle.marked(content) : content, options());
    } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
      return repaired(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Or TriG or N-Triples; the reader of N-Quads requires the last dot. */
  private boolean isTurtle() {
    return syntax.equals(Lang.TRIG);
  }

  /**
   * Reads Turtle a second time as it is; if that fails too, this error is the document's own.
   *
   * @throws Unavailable if it does not fail, so that nothing but the end is missing
   */
  private RuntimeException unlessEndIsMissing(RuntimeException complaint) {
    try (InputStream content = body.open()) {
      parse(content, options());
      throw new Unavailable(
          Notice.of(Notice.Code.TRUNCATED, body.uri(), EndOfTurtle.words(body)), complaint);
    } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
      return e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a page a second time, after repair; if that fails too, the first error has the right
   * line. Jena 5.6.0 fails on {@code fr_FR} with an {@link IllegalArgumentException}, and on {@code
   * fr--FR} with a bare {@link JenaException}.
   */
  private Feed repaired(RuntimeException complaint) {
    if (syntax.equals(Lang.RDFXML) || isTurtle()) {
      try (InputStream content = body.open()) {
        Feed feed =
            parse(
                isTurtle()
                    ? Mending.of(EndOfTurtle.marked(content), TurtleRepair::copy, folder)
                    : Mending.of(content, RdfXmlRepair::copy, folder),
                options());
        tell(
            Notice.of(
                Notice.Code.RDF_REPAIRED,
                body.uri(),
                isTurtle() ? "Turtle" : "RDF/XML",
                Beginning.withEllipsis(String.valueOf(complaint.getMessage()), QUOTED_FAULT)));
        return feed;
      } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
        complaint.addSuppressed(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (syntax.equals(Lang.JSONLD11)) {
      return pruned(complaint, options(), null);
    }
    OtherSoftware.reading(body)
        .ifPresent(
            source -> {
              throw new Misconfigured(
                  Notice.of(Notice.Code.OTHER_SOFTWARE, body.uri(), "DCAT", source));
            });
    throw broken(isTurtle() ? unlessEndIsMissing(complaint) : complaint);
  }

  /**
   * Reads JSON-LD a second time, without what is not valid.
   *
   * @throws Unavailable if its terms are elsewhere, or if nothing else would be left of it
   */
  private Feed pruned(
      RuntimeException complaint, JsonLdOptions options, @Nullable Mending mending) {
    Unavailable broken = broken(complaint);
    if (!broken.notice().code().equals(Notice.Code.INVALID_JSON_LD)
        || body.bytes() > LONGEST_PRUNED) {
      throw broken;
    }
    JsonLdPruning pruning = new JsonLdPruning(options);
    try (InputStream content = body.open();
        InputStream renamed = Mending.of(content, mending, folder);
        InputStream repaired = Mending.of(renamed, JsonLdRepair::copy, folder)) {
      Feed feed = graph(new ByteArrayInputStream(pruning.pruned(repaired)), options);
      if (!pruning.leftOut().isEmpty()) {
        tell(
            Notice.of(
                Notice.Code.JSON_LD_LEFT_OUT,
                body.uri(),
                broken.notice().args().get(1),
                pruning.leftOut()));
      }
      return feed;
    } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
      broken.addSuppressed(e);
      throw broken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once, however often the answer is read. */
  private void tell(Notice notice) {
    if (told.add(notice)) {
      run.tell(notice);
    }
  }

  private JsonLdOptions options() {
    return JsonLd.options(body.uri(), contexts);
  }

  private Unavailable broken(RuntimeException cause) {
    Notice notice =
        contexts
            .fault(body.uri())
            .orElseGet(() -> RdfFault.of(body.uri(), cause, Notice.Code.UNEXPECTED_ANSWER));
    return new Unavailable(notice, cause);
  }

  /**
   * Reads JSON without a context a second time, with the terms of the American profile, as is
   * needed for many a {@code data.json}. Empty if the answer is not JSON.
   */
  Optional<Feed> withAmericanTerms() {
    return again(Contexts.american(), null);
  }

  /** The same for terms of schema.org that have a prefix. */
  Optional<Feed> withSchemaOrgTerms() {
    return again(Contexts.schemaOrg(), SchemaOrgTerms::copy);
  }

  private Optional<Feed> again(JsonDocument terms, @Nullable Mending mending) {
    if (!syntax.equals(Lang.JSONLD11)) {
      return Optional.empty();
    }
    JsonLdOptions options = options();
    options.setExpandContext(terms);
    try (InputStream content = body.open();
        InputStream renamed = Mending.of(content, mending, folder)) {
      return Optional.of(parse(renamed, options));
    } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
      return Optional.of(pruned(e, options, mending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The refusal of an answer that is no feed, whatever else it is. */
  Unavailable withoutDatasets() {
    try (InputStream content = body.open()) {
      String start = new String(content.readNBytes(QUOTED), StandardCharsets.UTF_8);
      String words = Secret.mask(start).replaceAll("[\\s\uFEFF\uFFFD]+", " ").strip();
      return new Unavailable(
          words.isEmpty()
              ? Notice.of(Notice.Code.EMPTY_ANSWER, body.uri())
              : Notice.of(
                  Notice.Code.WITHOUT_DATASETS,
                  body.uri(),
                  syntax.equals(Lang.JSONLD11) ? "JSON" : "RDF",
                  Beginning.withEllipsis(words, WORDS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the stream that it reads. */
  private Feed parse(InputStream given, JsonLdOptions options) throws IOException {
    try (InputStream content =
        syntax.equals(Lang.JSONLD11) ? Mending.of(given, JsonLdRepair::copy, folder) : given) {
      return graph(content, options);
    } catch (StackOverflowError e) {
      // The JSON-LD reader recurses into an answer without limiting the depth.
      throw new Unavailable(Notice.of(Notice.Code.NESTED_TOO_DEEPLY, body.uri()), e);
    }
  }

  private Feed graph(InputStream content, JsonLdOptions options) {
    Feed feed = new Feed(folder, body.uri());
    RDFParser.source(content)
        .forceLang(syntax)
        .base(body.uri().toString())
        .labelToNode(Labels.inOrder())
        .set(LangJSONLD11.JSONLD_OPTIONS, options)
        // Odd dates and odd IRIs are handled when datasets are read and normalised.
        .checking(false)
        .errorHandler(LenientStatements.strictness())
        .parse(new LenientStatements(feed));
    feed.sort();
    return feed;
  }
}
