package fr.moisson.routes.web.feed;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Here;
import fr.moisson.routes.web.answer.Part;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses of the feeds: for the whole catalogue, for one territory, theme or source, and for
 * each dataset.
 */
public final class FeedRoutes {

  private static final String WHOLE = "catalog";

  private final Shelf shelf;
  private final FeedAnswers answers;

  /**
   * @param folder folder for rendered blocks only
   */
  public FeedRoutes(Shelf shelf, CatalogueHeader header, Path folder) {
    this.shelf = shelf;
    this.answers = new FeedAnswers(shelf, header, folder);
  }

  public void register(RoutesConfig routes) {
    Reading.get(routes, "/" + WHOLE, ctx -> negotiated(ctx, CatalogueQuery.EVERYTHING, WHOLE, "/"));
    // The IRI of the catalogue itself.
    Reading.get(routes, "/catalogue", ctx -> onward(ctx, "/" + WHOLE));
    for (Part part : Part.ALL) {
      String root = part.root();
      Reading.get(routes, root, ctx -> onward(ctx, ctx.path().replaceFirst("/?$", "/" + WHOLE)));
      Reading.get(routes, root + "/" + WHOLE, ctx -> negotiated(ctx, part));
    }
    // IRIs of things described in the document of a dataset, or in that of the catalogue.
    Reading.get(
        routes,
        "/datasets/{key}/distributions/{name}",
        ctx -> seeOther(ctx, "/datasets/" + RequestUris.step(ctx.pathParam("key"))));
    for (String shared : List.of("organisations", "contacts", "agents", "metrics")) {
      Reading.get(routes, "/" + shared + "/{name}", ctx -> seeOther(ctx, "/" + WHOLE));
    }
    for (FeedSyntax syntax : FeedSyntax.values()) {
      String suffix = "." + syntax.extension();
      Reading.get(
          routes,
          "/" + WHOLE + suffix,
          ctx -> answers.feed(ctx, CatalogueQuery.EVERYTHING, WHOLE, syntax));
      for (Part part : Part.ALL) {
        Reading.get(
            routes,
            part.root() + "/" + WHOLE + suffix,
            ctx -> answers.feed(ctx, part.asked(ctx, shelf), name(part, ctx), syntax));
      }
      Reading.get(
          routes,
          "/datasets/{key}" + suffix,
          ctx -> answers.dataset(ctx, ctx.pathParam("key"), syntax));
    }
  }

  /** The feeds of the whole catalogue, by file name. */
  public Map<String, Streamed.Writing> lists() {
    return Stream.of(FeedSyntax.values())
        .collect(
            Collectors.toMap(
                syntax -> WHOLE + "." + syntax.extension(),
                syntax -> out -> answers.write(syntax, out)));
  }

  /** The page of a dataset, or its description in RDF for clients that prefer that. */
  public Handler orDataset(Handler page) {
    return ctx -> {
      Optional<FeedSyntax> syntax = Negotiation.of(ctx, Optional.empty());
      if (syntax.isEmpty()) {
        page.handle(ctx);
      } else {
        answers.dataset(ctx, ctx.pathParam("key"), syntax.get());
      }
    };
  }

  private void negotiated(Context ctx, Part part) throws IOException {
    CatalogueQuery query = part.asked(ctx, shelf);
    String page = "/?" + part.parameter() + "=" + RequestUris.step(ctx.pathParam("name"));
    negotiated(ctx, query, name(part, ctx), page);
  }

  private void negotiated(Context ctx, CatalogueQuery query, String name, String page)
      throws IOException {
    Optional<FeedSyntax> syntax = Negotiation.of(ctx, Optional.of(FeedSyntax.TURTLE));
    if (syntax.isEmpty()) {
      seeOther(ctx, page);
    } else {
      answers.feed(ctx, query, name, syntax.get());
    }
  }

  private static void seeOther(Context ctx, String address) {
    Here.redirect(ctx, address, HttpStatus.SEE_OTHER);
  }

  /** Redirects, keeping the query parameters. */
  private static void onward(Context ctx, String address) {
    String query = ctx.queryString();
    seeOther(ctx, query == null ? address : address + "?" + query);
  }

  private static String name(Part part, Context ctx) {
    return part.kind() + "/" + RequestUris.step(ctx.pathParam("name")) + "/" + WHOLE;
  }
}
