package fr.moisson.routes.web.changes;

import fr.moisson.harvesters.dcat.writing.CatalogRecord;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.dcat.writing.EventStream;
import fr.moisson.routes.portal.Change;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Build;
import fr.moisson.routes.web.answer.Here;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Validator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changes of the catalogue for clients that keep a copy of it ({@link EventStream}). A full
 * page never changes again, except for forgotten changes, and may be cached forever.
 */
public final class ChangeStream {

  static final int PAGE_SIZE = 100;

  /** Waiting time after the end of a month, to allow for differences between clocks. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private static final String ROOT = "changes";

  /** A month, and the number of its page, except the first. */
  private static final Pattern FRAGMENT =
      Pattern.compile("([0-9]{4}-[0-9]{2})(?:-([1-9][0-9]{0,8}))?");

  private final Shelf shelf;
  private final History history;
  private final CatalogueHeader header;
  private final EventStream stream;
  private final Clock clock;

  public ChangeStream(Shelf shelf, History history, CatalogueHeader header, Clock clock) {
    this.shelf = shelf;
    this.history = history;
    this.header = header;
    this.stream = new EventStream(header);
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    Reading.get(
        routes, "/" + ROOT, ctx -> Here.redirect(ctx, "/changes.trig", HttpStatus.SEE_OTHER));
    Reading.get(routes, "/" + ROOT + ".trig", this::view);
    Reading.get(routes, "/" + ROOT + "/{name}.trig", this::fragment);
    Reading.get(routes, "/" + ROOT + "/{version}", this::activity);
  }

  private void view(Context ctx) throws IOException {
    head(ctx, false);
    Shelf.Head head = shelf.head();
    if (Validator.of(head, header).settles(ctx)) {
      return;
    }
    List<EventStream.Relation> relations =
        history.months().stream()
            .map(month -> new EventStream.Relation(address(month, 1), month.start(), month.end()))
            .toList();
    Streamed.send(
        ctx,
        out -> stream.writeView(out, head.changed(), address(".trig"), relations, History.KEPT));
  }

  private void fragment(Context ctx) throws IOException {
    List<History.Month> months = history.months();
    Matcher name = FRAGMENT.matcher(ctx.pathParam("name"));
    if (!name.matches()) {
      throw new NotFoundResponse();
    }
    History.Month month =
        months.stream()
            .filter(known -> known.month().toString().equals(name.group(1)))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    int page = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
    List<Long> versions = history.versions(month, (page - 1L) * PAGE_SIZE, PAGE_SIZE + 1);
    if (versions.isEmpty()) {
      throw new NotFoundResponse();
    }
    boolean isFull = versions.size() > PAGE_SIZE;
    int size = Math.min(versions.size(), PAGE_SIZE);
    long first = versions.get(0);
    long last = versions.get(size - 1);
    boolean isOver = isFull || isOver(month, months);
    Optional<Change> next = isFull ? history.find(versions.get(PAGE_SIZE)) : Optional.empty();
    head(ctx, isOver);
    String tag =
        "c%d-%d-%s-%s-%s"
            .formatted(first, last, isOver, history.told(first, last), Build.edition(header));
    if (new Validator(tag, null).settles(ctx)) {
      return;
    }
    List<EventStream.Relation> relations =
        next
            .map(change -> new EventStream.Relation(address(month, page + 1), change.at(), null))
            .stream()
            .toList();
    Streamed.send(ctx, out -> write(out, address(month, page), relations, first - 1, size));
  }

  /** Times never go back, so a month is over once there is a later one. */
  private boolean isOver(History.Month month, List<History.Month> months) {
    return !month.equals(months.get(months.size() - 1))
        || clock.instant().isAfter(month.end().plus(MARGIN));
  }

  private void write(
      OutputStream out, URI address, List<EventStream.Relation> relations, long after, int size) {
    try (EventStream.Fragment fragment = stream.fragment(out, address, relations)) {
      for (Change change : history.after(after, size)) {
        if (change.isForgotten()) {
          continue;
        }
        fragment.add(
            new EventStream.Activity(
                change.version(), kind(change), iri(change.key()), change.at()),
            change
                .dataset()
                .map(
                    dataset ->
                        new EventStream.Listed(
                            dataset, new CatalogRecord(change.firstPublished(), change.at())))
                .orElse(null));
      }
    }
  }

  /** Redirects the IRI of an activity to the page that contains it. */
  private void activity(Context ctx) {
    String version = ctx.pathParam("version");
    if (!version.matches("[1-9][0-9]{0,17}")) {
      throw new NotFoundResponse();
    }
    long number = Long.parseLong(version);
    History.Month month =
        history.months().stream()
            .filter(known -> known.first() <= number && number <= known.last())
            .filter(known -> history.count(number, number) > 0)
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    int page = Math.toIntExact((history.count(month.first(), number) - 1) / PAGE_SIZE) + 1;
    ctx.redirect(address(month, page).toString(), HttpStatus.SEE_OTHER);
  }

  private static void head(Context ctx, boolean isOver) {
    Reading.open(ctx);
    ctx.header("Cache-Control", isOver ? "public, max-age=31536000, immutable" : "no-cache");
    ctx.contentType(EventStream.MEDIA_TYPE + "; charset=utf-8");
  }

  private URI address(History.Month month, int page) {
    return address("/" + month.month() + (page == 1 ? "" : "-" + page) + ".trig");
  }

  private URI address(String rest) {
    return header.at(ROOT + rest);
  }

  private String iri(String key) {
    return DcatGraph.iri(key, header.base());
  }

  private static String kind(Change change) {
    String name = change.kind().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
