package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** What a client prefers (RFC 9110, section 12.5.1): one of the syntaxes, or a page. */
final class Negotiation {

  private static final Map<String, FeedSyntax> SYNTAXES =
      Map.of(
          "text/turtle", FeedSyntax.TURTLE,
          "application/x-turtle", FeedSyntax.TURTLE,
          "application/rdf+xml", FeedSyntax.RDF_XML,
          "application/xml", FeedSyntax.RDF_XML,
          "text/xml", FeedSyntax.RDF_XML,
          "application/ld+json", FeedSyntax.JSON_LD,
          "application/json", FeedSyntax.JSON_LD,
          "application/n-triples", FeedSyntax.N_TRIPLES);

  /**
   * @param otherwise for clients that accept anything, or nothing that we have; empty for a page
   * @return empty for a page
   */
  static Optional<FeedSyntax> of(Context ctx, Optional<FeedSyntax> otherwise) {
    ctx.res().addHeader("Vary", "Accept");
    QuotedQualityCSV wanted = new QuotedQualityCSV();
    wanted.addValue(ctx.header("Accept"));
    for (String range : wanted.getValues()) {
      String type = range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
      if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
        return Optional.empty();
      }
      if (SYNTAXES.containsKey(type)) {
        return Optional.of(SYNTAXES.get(type));
      }
      if (type.endsWith("/*")) {
        return otherwise;
      }
    }
    return otherwise;
  }

  private Negotiation() {}
}
