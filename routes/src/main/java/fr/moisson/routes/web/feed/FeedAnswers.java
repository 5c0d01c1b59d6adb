package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.dcat.writing.FeedPage;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Validator;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, parts of it and single datasets, as DCAT-AP documents over HTTP. Their ETag holds
 * the version of the shelf, so that an unchanged document is neither rendered nor sent again.
 */
final class FeedAnswers {

  private final Shelf shelf;
  private final CatalogueHeader header;
  private final RenderedBlocks blocks;
  private final FeedDocument document;

  /**
   * @param folder folder for rendered blocks only
   */
  FeedAnswers(Shelf shelf, CatalogueHeader header, Path folder) {
    this.shelf = shelf;
    this.header = header;
    this.blocks = new RenderedBlocks(shelf, header, folder);
    this.document = new FeedDocument(shelf, header, blocks);
  }

  void write(FeedSyntax syntax, OutputStream out) throws IOException {
    document.whole(CatalogueQuery.EVERYTHING, shelf.head().changed(), syntax, out);
  }

  /**
   * Sends all results of a query, or the requested page of them.
   *
   * @param name path of the feed from the root, without an extension: {@code catalog}
   */
  void feed(Context ctx, CatalogueQuery query, String name, FeedSyntax syntax) throws IOException {
    Shelf.Head head = shelf.head();
    String asked = ctx.queryParam("page");
    int last = Math.max(1, head.blocks());
    int page = page(asked, last);
    head(ctx, syntax);
    link(ctx, "profile", DcatGraph.PROFILE, null);
    for (FeedSyntax other : FeedSyntax.values()) {
      String address = address(name, other, page).toString();
      link(ctx, other == syntax ? "canonical" : "alternate", address, other.mediaType());
    }
    IntFunction<URI> addresses = number -> address(name, syntax, number);
    OptionalInt next = page == 0 ? OptionalInt.empty() : document.next(query, page);
    if (page > 0) {
      links(ctx, page, next, last, addresses);
    }
    if (validator(head.version(), head.changed().orElse(null), syntax).settles(ctx)) {
      return;
    }
    Streamed.send(
        ctx,
        out -> {
          if (page == 0) {
            document.whole(query, head.changed(), syntax, out);
          } else {
            long total = shelf.count(query);
            document.page(
                query,
                head.changed(),
                new FeedPage(page, next, last, Shelf.BLOCK_SIZE, total, addresses),
                syntax,
                out);
          }
        });
  }

  /** Sends one dataset. */
  void dataset(Context ctx, String key, FeedSyntax syntax) throws IOException {
    Entry entry = shelf.find(key).orElseThrow(NotFoundResponse::new);
    head(ctx, syntax);
    link(ctx, "profile", DcatGraph.PROFILE, null);
    link(ctx, "canonical", DcatGraph.iri(entry.dataset(), header.base()), null);
    String name = "datasets/" + key;
    for (FeedSyntax other : FeedSyntax.values()) {
      if (other != syntax) {
        link(ctx, "alternate", address(name, other, 0).toString(), other.mediaType());
      }
    }
    if (!validator(entry.version(), entry.changed(), syntax).settles(ctx)) {
      Streamed.send(ctx, out -> document.dataset(entry, syntax, out));
    }
  }

  /** Includes the syntax, because an address without an extension has several answers. */
  private Validator validator(long version, @Nullable Instant changed, FeedSyntax syntax) {
    return new Validator(version + "-" + blocks.edition() + "-" + syntax.extension(), changed);
  }

  /** The requested page; 0 for the whole. */
  private static int page(@Nullable String asked, int last) {
    if (asked == null) {
      return 0;
    }
    if (!asked.matches("[1-9][0-9]{0,8}") || Integer.parseInt(asked) > last) {
      throw new NotFoundResponse();
    }
    return Integer.parseInt(asked);
  }

  /**
   * @param page 0 for the whole
   */
  private URI address(String name, FeedSyntax syntax, int page) {
    String query = page == 0 ? "" : "?page=" + page;
    return header.at(name + "." + syntax.extension() + query);
  }

  private static void head(Context ctx, FeedSyntax syntax) {
    Reading.open(ctx);
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType(syntax.mediaType() + "; charset=utf-8");
  }

  private static void links(
      Context ctx, int page, OptionalInt next, int last, IntFunction<URI> addresses) {
    link(ctx, "first", addresses.apply(1).toString(), null);
    if (page > 1) {
      link(ctx, "prev", addresses.apply(page - 1).toString(), null);
    }
    next.ifPresent(number -> link(ctx, "next", addresses.apply(number).toString(), null));
    link(ctx, "last", addresses.apply(last).toString(), null);
  }

  private static void link(Context ctx, String relation, String address, @Nullable String type) {
    String suffix = type == null ? "" : "; type=\"" + type + "\"";
    ctx.res().addHeader("Link", "<" + address + ">; rel=\"" + relation + "\"" + suffix);
  }
}
