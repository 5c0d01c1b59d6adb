package fr.moisson.routes.web.ckan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanView;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The actions about what surrounds the datasets: producers, themes, tags, licences, the site. */
final class ActionLists {

  private static final String WHOLE = "all_fields";
  private static final String ID = "id";

  /** The parameters of CKAN's lists that we support, and those that select nothing. */
  private static final List<String> LISTING =
      List.of(
          "offset",
          Parameters.LIMIT,
          WHOLE,
          "sort",
          "order_by",
          "include_dataset_count",
          "include_extras",
          "include_tags",
          "include_groups",
          "include_users");

  /** The version that our answers follow. */
  private static final String CKAN_VERSION = "2.11.0";

  /** Number of tags held in memory at a time. */
  private static final int TAGS = 10_000;

  private final Shelf shelf;
  private final WebSettings settings;

  ActionLists(Shelf shelf, WebSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
  }

  void organisations(ActionRequest request) throws IOException {
    List<ObjectNode> organisations = new ArrayList<>();
    shelf
        .producers(request.part())
        .forEach(
            (title, count) -> {
              if (!title.isEmpty()) {
                organisations.add(counted(CkanView.describeOrganisation(title), count));
              }
            });
    list(request, organisations);
  }

  void organisation(ActionRequest request) throws IOException {
    String name = request.required(ID);
    String title = ActionSearch.producer(shelf, name);
    long count = shelf.count(request.part().withProducer(title));
    show(request, counted(CkanView.describeOrganisation(title), count));
  }

  void groups(ActionRequest request) throws IOException {
    CkanView view = request.view();
    List<ObjectNode> groups = new ArrayList<>();
    shelf
        .themes(request.part())
        .forEach((code, count) -> groups.add(counted(view.describeGroup(code), count)));
    list(request, groups);
  }

  void group(ActionRequest request) throws IOException {
    String code = ActionSearch.theme(request.required(ID));
    long count = Objects.requireNonNull(shelf.themes(request.part()).getOrDefault(code, 0L));
    show(request, counted(request.view().describeGroup(code), count));
  }

  private static ObjectNode counted(ObjectNode one, long count) {
    return one.put("package_count", count);
  }

  private void show(ActionRequest request, ObjectNode one) throws IOException {
    request.answer(shelf.head().version(), json -> json.writeTree(one));
  }

  private void list(ActionRequest request, List<ObjectNode> all) throws IOException {
    request.parameters().knowing(LISTING);
    long offset = request.number("offset", 0, Integer.MAX_VALUE);
    long limit = request.number(Parameters.LIMIT, Integer.MAX_VALUE, Integer.MAX_VALUE);
    boolean whole = request.flag(WHOLE);
    request.answer(
        shelf.head().version(),
        json -> {
          json.writeStartArray();
          for (ObjectNode one : all.stream().skip(offset).limit(limit).toList()) {
            json.writeTree(whole ? one : one.path("name"));
          }
          json.writeEndArray();
        });
  }

  /**
   * Lists the tags in order, {@link #TAGS} at a time; the catalogue is read again for each further
   * batch.
   */
  void tags(ActionRequest request) throws IOException {
    request.parameters().knowing(List.of("query", WHOLE));
    String sought = request.parameters().text("query").orElse("").toLowerCase(Locale.ROOT);
    boolean whole = request.flag(WHOLE);
    request.answer(
        shelf.head().version(),
        json -> {
          json.writeStartArray();
          String last = "";
          boolean hasMore = true;
          while (hasMore) {
            SortedSet<String> next = tags(request.part(), sought, last);
            for (String tag : next) {
              write(json, tag, whole);
              last = tag;
            }
            hasMore = next.size() == TAGS;
          }
          json.writeEndArray();
        });
  }

  private SortedSet<String> tags(CatalogueQuery part, String sought, String after) {
    TreeSet<String> next = new TreeSet<>();
    try (Stream<Entry> entries = shelf.stream(part)) {
      entries
          .flatMap(entry -> CkanView.tags(entry.dataset()).stream())
          .filter(tag -> tag.compareTo(after) > 0)
          .filter(tag -> tag.toLowerCase(Locale.ROOT).contains(sought))
          .forEach(
              tag -> {
                next.add(tag);
                if (next.size() > TAGS) {
                  next.pollLast();
                }
              });
    }
    return next;
  }

  private static void write(JsonGenerator json, String tag, boolean whole) throws IOException {
    if (whole) {
      json.writePOJO(Map.of("name", tag, "display_name", tag));
    } else {
      json.writeString(tag);
    }
  }

  void licences(ActionRequest request) throws IOException {
    request.answer(JsonNodeFactory.instance.arrayNode().addAll(CkanView.licences()));
  }

  void readable(ActionRequest request) throws IOException {
    request.answer(BooleanNode.TRUE);
  }

  void status(ActionRequest request) throws IOException {
    Texts texts = request.texts();
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status
        .put("ckan_version", CKAN_VERSION)
        .put("site_url", request.root().url())
        .put("site_title", settings.title(texts))
        .put("site_description", texts.get("site.description"))
        .put("locale_default", "fr")
        .putArray("extensions");
    request.answer(status);
  }
}
