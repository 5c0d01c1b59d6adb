package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.json.Moments;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The searches of one run, one after the other.
 *
 * <p>The first time, a search is read page by page. Later, if it has several pages, only its index
 * is read: identifiers and dates of last edits, since udata can mask its answers. Datasets edited
 * since the last run are then requested one by one or, if there are many, the pages are read again.
 * Sorting cannot replace this: {@code last_update} is when a file changed, and changes neither when
 * the title is edited nor when a dataset is harvested with its old dates.
 *
 * <p>The marker is a JSON object with the date of the latest edit of each search of several pages.
 */
final class UdataListing {

  // A link to the next page only means that there is one: it may name another host.
  private static final Envelope DATASETS =
      Envelope.of("/data").withTotal("/total").withMore("/next_page");

  private static final String EDITED = "/internal/last_modified_internal";
  private static final Map<String, String> MASK =
      Map.of(
          "Accept",
          "application/json",
          "X-Fields",
          "data{id,internal{last_modified_internal}},total,next_page");

  /** Entries of an index are small, so its pages may be this many times as long. */
  private static final int INDEX = 5;

  private final UdataSource source;
  private final Run run;
  private final ListingMarks marks;
  private final URI datasets;
  private final UdataPublishers publishers;

  // Identifiers only: a dataset that two searches find is one entry, not a duplicate. If a single
  // search gives it twice, the server is at fault, and the run reports it.
  private final Set<String> idsOfEarlierSearches = new HashSet<>();

  UdataListing(UdataSource source, Run run, ListingMarks marks) {
    this.source = source;
    this.run = run;
    this.marks = marks;
    this.datasets = URI.create(RequestUris.root(source.url()) + "/api/1/datasets/");
    this.publishers = new UdataPublishers(source, run);
  }

  Stream<RawItem> items() {
    UdataSearches searches = new UdataSearches(source, run, publishers);
    return source.searches().stream().flatMap(searches::expanded).flatMap(this::found);
  }

  private Stream<RawItem> found(Map<String, String> filters) {
    String search = RequestUris.query(filters);
    LatestEdit latest = new LatestEdit(run.at(), marks.before(search).flatMap(Moments::read));
    Set<String> ids = new HashSet<>();
    Stream<JsonNode> rows =
        latest.isKnown() ? changed(filters, latest) : whole(filters).peek(latest::watch);
    Stream<RawItem> found =
        rows.map(publishers::withNumber)
            .map(row -> new RawItem(row.path("id").asText(""), row))
            .peek(item -> ids.add(item.remoteId()))
            .filter(item -> !idsOfEarlierSearches.contains(item.remoteId()));
    return Ending.of(
        found,
        () -> {
          idsOfEarlierSearches.addAll(ids);
          // A single page costs no more than its index, and also shows what has vanished.
          if (latest.rows() > source.pageSize()) {
            latest.mark().ifPresent(mark -> marks.put(search, mark));
          }
        });
  }

  /** Oldest first, so that datasets published meanwhile come at the end. */
  private Stream<JsonNode> whole(Map<String, String> filters) {
    return listing(Question.of(datasets, filters), source.pageSize()).stream();
  }

  private Listing listing(Question question, int size) {
    Paging paging = Paging.byNumber("page", "page_size", size);
    return new Listing(run, question.with(Map.of("sort", "created")), paging, DATASETS)
        .named("/id");
  }

  private Stream<JsonNode> changed(Map<String, String> filters, LatestEdit latest) {
    Question index = new Question(datasets, filters, MASK);
    List<JsonNode> edited = new ArrayList<>();
    long all = read(index, latest, edited);
    if (edited.size() > all / source.pageSize() + 1) {
      return whole(filters);
    }
    if (edited.size() < all) {
      run.stopEarly();
    }
    return edited.stream().flatMap(this::complete);
  }

  private long read(Question index, LatestEdit latest, List<JsonNode> edited) {
    try {
      return listing(index, source.pageSize() * INDEX)
          .read(
              row -> {
                latest.watch(row);
                if (latest.isNew(row)) {
                  edited.add(row);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole dataset; a portal that ignores the mask has already sent it. */
  private Stream<JsonNode> complete(JsonNode row) {
    if (row.has("title")) {
      return Stream.of(row);
    }
    URI address = URI.create(datasets + RequestUris.step(row.path("id").asText()) + "/");
    Question question = Question.of(address, Map.of());
    // One that was deleted since is not in the next full listing either.
    return Refusals.unlessGone(() -> JsonPage.object(run.door().get(question.request()))).stream();
  }

  /** When a row was last edited, whether by a person or a program. */
  static String edited(JsonNode row) {
    return row.at(EDITED).asText("");
  }
}
