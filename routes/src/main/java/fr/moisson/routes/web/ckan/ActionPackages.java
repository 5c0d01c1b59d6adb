package fr.moisson.routes.web.ckan;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.connectors.ckan.CkanView;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.portal.SortedQuery;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The actions about datasets, which are written one by one: a page holds only one in memory. */
final class ActionPackages {

  private static final int USUAL = 10;

  /** Like CKAN's {@code ckan.search.rows_max}: a page is cut to this size. */
  private static final int MOST = 1000;

  private static final String OFFSET = "offset";

  private final Shelf shelf;

  ActionPackages(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Lists all keys if {@code limit} is not given. */
  void list(ActionRequest request) throws IOException {
    request.parameters().knowing(List.of(Parameters.LIMIT, OFFSET));
    int limit = request.number(Parameters.LIMIT, Integer.MAX_VALUE, Integer.MAX_VALUE);
    int offset = request.number(OFFSET, 0, Integer.MAX_VALUE);
    request.answer(
        shelf.head().version(),
        json -> {
          json.writeStartArray();
          try (Stream<Entry> entries = shelf.stream(request.part())) {
            Iterator<Entry> each = entries.skip(offset).limit(limit).iterator();
            while (each.hasNext()) {
              json.writeString(each.next().key());
            }
          }
          json.writeEndArray();
        });
  }

  void listWhole(ActionRequest request) throws IOException {
    request.parameters().knowing(List.of(Parameters.LIMIT, OFFSET));
    int limit = request.number(Parameters.LIMIT, USUAL, MOST);
    int offset = request.number(OFFSET, 0, Integer.MAX_VALUE);
    SortedQuery all = ActionSearch.all(request.part());
    request.answer(shelf.head().version(), json -> write(request, all, offset, limit, json));
  }

  void search(ActionRequest request) throws IOException {
    SortedQuery query = new ActionSearch(shelf, request).query();
    int rows = request.number("rows", USUAL, MOST);
    int start = request.number("start", 0, Integer.MAX_VALUE);
    request.answer(
        shelf.head().version(),
        json -> {
          json.writeStartObject();
          json.writeNumberField("count", shelf.count(query));
          json.writeFieldName("results");
          write(request, query, start, rows, json);
          json.writeObjectFieldStart("facets");
          json.writeEndObject();
          json.writeObjectFieldStart("search_facets");
          json.writeEndObject();
          json.writeStringField("sort", ActionSorting.name(query.sort()));
          json.writeEndObject();
        });
  }

  private void write(
      ActionRequest request, SortedQuery query, int start, int rows, JsonGenerator json)
      throws IOException {
    CkanView view = request.view();
    json.writeStartArray();
    for (String key : shelf.keys(query, start, rows)) {
      // Leave out a dataset that was withdrawn since: the next page would not have it either.
      Optional<Entry> entry = shelf.find(key);
      if (entry.isPresent()) {
        write(view, entry.get(), json);
      }
    }
    json.writeEndArray();
  }

  void show(ActionRequest request) throws IOException {
    request.parameters().knowing(List.of("id", "include_tracking", "use_default_schema"));
    String key = request.required("id");
    Entry entry =
        shelf
            .find(key)
            .filter(one -> shelf.count(ActionSearch.only(request.part(), key)) > 0)
            .orElseThrow(() -> Problem.missing("ckan.packageless", key));
    CkanView view = request.view();
    request.answer(entry.version(), json -> write(view, entry, json));
  }

  private static void write(CkanView view, Entry entry, JsonGenerator json) throws IOException {
    json.writeTree(view.show(entry.dataset(), entry.firstPublished(), entry.changed()));
  }
}
