package fr.moisson.harvesters.dcat.syntax;

import fr.moisson.harvesters.formats.text.Prolog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;

/**
 * Detects the syntax of RDF from its first characters: feeds come as {@code text/plain}, {@code
 * application/octet-stream}, {@code application/json} or {@code text/html}.
 */
public final class RdfSyntax {

  private static final int ENOUGH = 2048;
  private static final Pattern HTML =
      Pattern.compile("(?is)(<!doctype\\s+html|<html|<head|<body).*");

  /** The first element of RDF/XML always has attributes; an IRI of Turtle has no space. */
  private static final Pattern XML =
      Pattern.compile("(?s)\\s*<(\\?xml|!--|!DOCTYPE|[A-Za-z_][\\w.-]*(:[A-Za-z_][\\w.-]*)?\\s).*");

  /** Turtle may start with a bracket too, but continues differently. */
  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*(\\{.*|\\[\\s*[\\[{\"].*|\\[\\s*\\]\\s*)");

  /** A first line of four terms; N-Triples have three, and are valid TriG as well. */
  private static final Pattern QUADS =
      Pattern.compile(
          "(?s)(?:[^\\S\\n]*+(?:#[^\\n]*+)?\\n)*+\\s*+(?:<[^>\\s]*>|_:\\S+)\\s+<[^>\\s]*>\\s+"
              + "(?:<[^>\\s]*>|_:\\S+|\"(?:[^\"\\\\]|\\\\.)*+\"(?:@[\\w-]+|\\^\\^<[^>\\s]*>)?)\\s+"
              + "(?:<[^>\\s]*>|_:\\S+)\\s*\\..*");

  /**
   * The syntax of a document; TriG, which includes Turtle and N-Triples, if it is no other.
   *
   * @param content in UTF-8; its beginning is read
   * @return empty if it is a page for people
   */
  public static Optional<Lang> of(InputStream content) throws IOException {
    String start = start(content);
    if (HTML.matcher(Prolog.skipped(start)).matches()) {
      return Optional.empty();
    }
    if (JSON.matcher(start).matches()) {
      return Optional.of(Lang.JSONLD11);
    }
    if (XML.matcher(start).matches()) {
      return Optional.of(Lang.RDFXML);
    }
    return Optional.of(QUADS.matcher(start).matches() ? Lang.NQUADS : Lang.TRIG);
  }

  private static String start(InputStream content) throws IOException {
    String start = new String(content.readNBytes(ENOUGH), StandardCharsets.UTF_8);
    return start.startsWith("\uFEFF") ? start.substring(1) : start;
  }

  private RdfSyntax() {}
}
