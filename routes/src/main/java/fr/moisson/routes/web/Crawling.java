package fr.moisson.routes.web;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Validator;
import fr.moisson.routes.web.answer.Whole;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/**
 * What search engines read first: {@code robots.txt} (RFC 9309) and the <a
 * href="https://www.sitemaps.org/protocol.html">sitemap</a>, an index of parts that each stay under
 * the limit of 50,000 addresses.
 */
final class Crawling {

  /** Number of shelf blocks in one part. */
  private static final int BLOCKS = 100;

  private final Shelf shelf;
  private final CatalogueHeader header;

  Crawling(Shelf shelf, CatalogueHeader header) {
    this.shelf = shelf;
    this.header = header;
  }

  /** Disallows searches and filters: they are endless, and lead only to pages of the sitemap. */
  void robots(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=86400");
    ctx.contentType("text/plain; charset=utf-8");
    Whole.send(
        ctx,
        """
            User-agent: *
            Disallow: /?
            Disallow: /page/*?
            Disallow: /en/?
            Disallow: /en/page/*?
            Disallow: /api/
            Sitemap: %s
            """
            .formatted(header.at("sitemap.xml")));
  }

  void index(Context ctx) throws IOException {
    int parts = parts(shelf.head());
    answer(
        ctx,
        out -> {
          write(out, "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
          for (int part = 1; part <= parts; part++) {
            write(
                out,
                "<sitemap><loc>" + header.at("sitemap-" + part + ".xml") + "</loc></sitemap>\n");
          }
          write(out, "</sitemapindex>\n");
        });
  }

  void part(Context ctx) throws IOException {
    String number = ctx.pathParam("part");
    int parts = parts(shelf.head());
    if (!number.matches("[1-9][0-9]{0,6}") || Integer.parseInt(number) > parts) {
      throw new NotFoundResponse();
    }
    int last = Integer.parseInt(number) * BLOCKS;
    answer(
        ctx,
        out -> {
          write(out, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
          for (int block = last - BLOCKS + 1; block <= last; block++) {
            for (Entry entry : shelf.block(block)) {
              write(out, url(entry));
            }
          }
          write(out, "</urlset>\n");
        });
  }

  private static int parts(Shelf.Head head) {
    return Math.max(1, (head.blocks() + BLOCKS - 1) / BLOCKS);
  }

  /** Keys and times contain no character that XML would have to escape. */
  private String url(Entry entry) {
    return "<url><loc>"
        + DcatGraph.iri(entry.dataset(), header.base())
        + "</loc><lastmod>"
        + entry.changed().truncatedTo(ChronoUnit.SECONDS)
        + "</lastmod></url>\n";
  }

  private void answer(Context ctx, Streamed.Writing body) throws IOException {
    Shelf.Head head = shelf.head();
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("application/xml; charset=utf-8");
    if (Validator.of(head, header).settles(ctx)) {
      return;
    }
    Streamed.send(
        ctx,
        out -> {
          write(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
          body.to(out);
        });
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
