package fr.moisson.routes.web.page;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.web.answer.Language;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts a query to the address of a page, and back. What makes no sense in an address is
 * ignored: readers did not write it themselves.
 */
record QueryAddress(Language language) {

  static final String TEXT = "q";
  static final String THEME = "theme";
  static final String PRODUCER = "producer";
  static final String TERRITORY = "territory";
  static final String SOURCE = "source";
  static final String PAGE = "page";

  private static final int LONGEST_TEXT = 200;

  static CatalogueQuery read(Context ctx) {
    String text = ctx.queryParam(TEXT);
    return new CatalogueQuery(
        text == null
            ? ""
            : text.strip().substring(0, Math.min(text.strip().length(), LONGEST_TEXT)),
        chosen(ctx.queryParam(THEME)),
        chosen(ctx.queryParam(PRODUCER)),
        chosen(ctx.queryParam(TERRITORY)),
        chosen(ctx.queryParam(SOURCE)),
        page(ctx.queryParam(PAGE)));
  }

  /** Unfiltered pages have addresses without parameters, as plain files need. */
  String of(CatalogueQuery query) {
    return !query.isFiltered() && query.page() > 1
        ? language.address("page/" + query.page())
        : language.address("") + parameters(query);
  }

  /** With the question mark; empty for the whole catalogue. */
  String parameters(CatalogueQuery query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(TEXT, query.text());
    parameters.put(THEME, orEmpty(query.theme()));
    parameters.put(PRODUCER, orEmpty(query.producer()));
    parameters.put(TERRITORY, orEmpty(query.territory()));
    parameters.put(SOURCE, orEmpty(query.source()));
    parameters.put(PAGE, query.page() > 1 ? String.valueOf(query.page()) : "");
    parameters.values().removeIf(String::isEmpty);
    return parameters.isEmpty() ? "" : "?" + RequestUris.query(parameters);
  }

  /** A form sends an empty value for an unused filter. */
  private static @Nullable String chosen(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  static int page(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
  }
}
