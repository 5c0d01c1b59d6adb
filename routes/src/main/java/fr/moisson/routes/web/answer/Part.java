package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.values.Themes;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Shelf;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of parts of the catalogue that have addresses of their own.
 *
 * @param kind the first step of their addresses
 * @param parameter parameter of the catalogue page that selects such a part
 */
public record Part(
    String kind, String parameter, BiFunction<CatalogueQuery, String, CatalogueQuery> filter) {

  private static final Part THEMES = new Part("themes", "theme", CatalogueQuery::withTheme);

  public static final List<Part> ALL =
      List.of(
          new Part("territories", "territory", CatalogueQuery::withTerritory),
          THEMES,
          new Part("sources", "source", CatalogueQuery::withSource));

  /** The beginning of the addresses of such parts. */
  public String root() {
    return "/" + kind + "/{name}";
  }

  /**
   * The query for the part that a request names.
   *
   * @throws NotFoundResponse if there is no such part: a mistyped name must not look like a part of
   *     the catalogue that has been emptied
   */
  public CatalogueQuery asked(Context ctx, Shelf shelf) {
    String name = ctx.pathParam("name");
    CatalogueQuery query = filter.apply(CatalogueQuery.EVERYTHING, name);
    boolean known = equals(THEMES) ? Themes.name(name).isPresent() : shelf.everHeld(query);
    if (!known) {
      throw new NotFoundResponse();
    }
    return query;
  }
}
