package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.FeatureQuery.Bounds;
import fr.moisson.harvesters.formats.features.FeatureQuery.Span;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.RecordQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Format;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as a collection of records (<a
 * href="https://docs.ogc.org/is/20-004r1/20-004r1.html">OGC API – Records, Part 1</a>), one per
 * dataset.
 */
final class RecordsApi {

  static final String ID = "catalogue";
  private static final String TEXT = "q";
  static final String TYPE = "type";
  private static final String IDS = "ids";
  static final String EXTERNAL_IDS = "externalIds";
  private static final String SORT = "sortby";
  static final String SORTABLES = "/sortables";
  private static final Set<String> KNOWN =
      Stream.concat(OgcApi.ITEM_PARAMETERS.stream(), Stream.of(TEXT, TYPE, IDS, EXTERNAL_IDS, SORT))
          .collect(Collectors.toUnmodifiableSet());
  private static final int MOST_WORDS = 24;

  /** SQLite refuses conditions with more than a thousand parts; an external id makes two. */
  private static final int MOST_IDS = 200;

  private final Shelf shelf;
  private final WebSettings settings;
  private final Clock clock;

  RecordsApi(Shelf shelf, WebSettings settings, Clock clock) {
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
  }

  ObjectNode describe(Context ctx) {
    Texts texts = new Texts(Language.wanted(ctx));
    Root root = Root.of(ctx, settings);
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("id", ID).put("title", texts.get("ogc.catalogue"));
    one.put("description", texts.get("site.description"));
    one.put("itemType", "record").put("type", "Catalog");
    one.withArray("crs").add(Crs.CRS84.uri());
    RecordSorting.usual(one.putArray("defaultSortOrder"));
    CollectionDescription.links(
        one,
        List.of(
            new Link(root.collection(ID), "self", ApiAnswer.JSON, null),
            new Link(
                root.collection(ID) + SORTABLES,
                Link.SORTABLES,
                ApiAnswer.SCHEMA,
                texts.get("ogc.sortables")),
            new Link(
                root.collection(ID) + Queryables.PATH,
                Link.QUERYABLES,
                ApiAnswer.SCHEMA,
                texts.get("ogc.queryables")),
            new Link(root.items(ID), "items", ApiAnswer.GEO_JSON, texts.get("ogc.records")),
            new Link(
                root.url() + Language.wanted(ctx).address(""),
                "alternate",
                ApiAnswer.HTML,
                texts.get("ogc.catalogue")),
            new Link(root.url() + "/catalog.ttl", "alternate", "text/turtle", "DCAT-AP")));
    return one;
  }

  void collection(Context ctx) throws IOException {
    if (Format.isHtml(ctx)) {
      ctx.redirect(Root.of(ctx, settings).url() + Language.wanted(ctx).address(""));
      return;
    }
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> describe(ctx));
  }

  /** What records can be sorted by (Records, Part 1, 8.6). */
  void sortables(Context ctx) throws IOException {
    schema(ctx, SORTABLES, RecordSorting::schema);
  }

  /** What records can be found by (Features, Part 3, 6.2). */
  void queryables(Context ctx) throws IOException {
    schema(ctx, Queryables.PATH, Queryables::ofRecords);
  }

  /**
   * @param schema of an address and a title
   */
  private void schema(Context ctx, String path, BiFunction<String, String, ObjectNode> schema)
      throws IOException {
    Parameters.of(ctx).knowing(Set.of(Parameters.FORMAT));
    String address = Root.of(ctx, settings).collection(ID) + path;
    String title = new Texts(Language.wanted(ctx)).get("ogc.catalogue");
    ApiAnswer.document(ctx, ApiAnswer.SCHEMA, () -> schema.apply(address, title));
  }

  void items(Context ctx) throws IOException {
    Parameters parameters = Parameters.of(ctx).knowing(KNOWN);
    RecordQuery query = query(parameters);
    crs(ctx, parameters);
    RecordDescription description =
        new RecordDescription(Root.of(ctx, settings), Language.wanted(ctx));
    RecordPage page =
        new RecordPage(shelf, query, parameters, parameters.limit(), description, clock.instant());
    ApiAnswer.json(
        ctx,
        ApiAnswer.GEO_JSON,
        ApiAnswer.versionInLanguage(ctx, shelf.head().version()),
        page::write);
  }

  /** Records are in one system, which may be asked for. */
  private static void crs(Context ctx, Parameters parameters) {
    Crs.asked(parameters, Crs.PARAMETER, List.of(Crs.CRS84)).tell(ctx);
  }

  private static RecordQuery query(Parameters parameters) {
    Bounds bounds = BoxParameter.bounds(parameters, List.of(Crs.CRS84));
    Span span = parameters.time();
    return new RecordQuery(
        parameters.text(TEXT).map(RecordsApi::terms).orElse(List.of()),
        bounds == null ? List.of() : bounds.boxes().stream().map(Box::of).toList(),
        span == null ? null : day(span.start()),
        span == null ? null : day(span.end()),
        parameters.text(TYPE).map(RecordsApi::kinds).orElse(Set.of()),
        ids(parameters, IDS),
        ids(parameters, EXTERNAL_IDS),
        parameters.list(SORT).stream().map(RecordSorting::key).toList());
  }

  private static List<String> ids(Parameters parameters, String name) {
    List<String> ids = parameters.list(name).stream().distinct().toList();
    if (ids.size() > MOST_IDS) {
      throw Problem.bad("ogc.ids", name, MOST_IDS);
    }
    return ids;
  }

  /** The terms between commas, any of which may match. */
  private static List<String> terms(String text) {
    if (text.split("[,\\s]+", MOST_WORDS + 1).length > MOST_WORDS) {
      throw Problem.bad("api.words", MOST_WORDS);
    }
    return Stream.of(text.split(",")).filter(term -> !term.isBlank()).toList();
  }

  private static @Nullable LocalDate day(@Nullable Instant moment) {
    return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Set<Kind> kinds(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : text.split(",")) {
      kinds.add(
          Stream.of(Kind.values())
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst()
              .orElseThrow(() -> Problem.bad("ogc.type", name)));
    }
    return kinds;
  }

  void item(Context ctx) throws IOException {
    String key = ctx.pathParam("record");
    Entry entry = shelf.find(key).orElseThrow(() -> Problem.missing("ogc.featureless", key, ID));
    Root root = Root.of(ctx, settings);
    if (Format.isHtml(ctx)) {
      ctx.redirect(root.page(key, Language.wanted(ctx)));
      return;
    }
    crs(ctx, Parameters.of(ctx).knowing(Set.of(Crs.PARAMETER, Parameters.FORMAT)));
    ApiAnswer.json(
        ctx,
        ApiAnswer.GEO_JSON,
        ApiAnswer.versionInLanguage(ctx, entry.version()),
        json -> json.writeTree(new RecordDescription(root, Language.wanted(ctx)).of(entry)));
  }
}
