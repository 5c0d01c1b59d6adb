package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Announced;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.json.Marks;
import fr.moisson.connectors.json.NewestFirst;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The searches of one run, one after the other, page by page.
 *
 * <p>The marker is a JSON object: for each search, the {@code last_update} of the newest dataset.
 */
final class UdataListing {

  private static final int MOST_PAGES = 10_000;

  private final UdataSource source;
  private final String root;
  private final Run run;
  private final Marks marks;

  // Identifiers only: a dataset that two searches find is one entry, not a duplicate. One that a
  // single search gives twice is the server's fault, and the run's to tell.
  private final Set<String> idsOfEarlierSearches = new HashSet<>();

  UdataListing(UdataSource source, Run run, Marks marks) {
    this.source = source;
    this.root = source.url().toString().replaceFirst("/+$", "");
    this.run = run;
    this.marks = marks;
  }

  Stream<RawItem> items() {
    List<String> searches =
        source.searches().stream().flatMap(search -> expand(search, run.territory())).toList();
    return searches.stream().flatMap(search -> new Search(search).stream());
  }

  private static Stream<String> expand(Map<String, String> search, Territory territory) {
    boolean byZone = search.containsValue("{zones}");
    Stream<String> zones =
        byZone
            // A region's are too many, and too seldom about the territory.
            ? territory.zones().stream().filter(zone -> !zone.startsWith("region:"))
            : Stream.of("");
    return zones.map(zone -> query(search, territory, zone));
  }

  private static String query(Map<String, String> search, Territory territory, String zone) {
    return new TreeMap<>(search)
        .entrySet().stream()
            .map(
                filter ->
                    filter.getKey()
                        + "="
                        + encode(
                            filter
                                .getValue()
                                .replace("{zones}", "fr:" + zone)
                                .replace("{nom}", territory.name())
                                .replace("{code}", territory.code())))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** One search, read lazily. */
  private final class Search extends Spliterators.AbstractSpliterator<RawItem> {
    private final String search;
    private final Set<String> ids = new HashSet<>();
    private final Announced announced = new Announced();
    private int pageNumber;
    private long received;
    private boolean pageHasDatasets;
    private boolean pageHasNews;
    private final NewestFirst order;
    private JsonPage page;

    Search(String search) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.search = search;
      this.order = new NewestFirst(marks.before(search));
      this.page = open(1);
    }

    Stream<RawItem> stream() {
      return StreamSupport.stream(this, false).onClose(() -> page.close());
    }

    private JsonPage open(int number) {
      pageNumber = number;
      URI address =
          URI.create(
              "%s/api/1/datasets/?%s&sort=-last_update&page=%d&page_size=%d"
                  .formatted(root, search, number, source.pageSize()));
      if (number > MOST_PAGES) {
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, number));
      }
      Body body = run.door().get(Request.get(address).with("Accept", "application/json"));
      pageHasDatasets = false;
      pageHasNews = false;
      return JsonPage.of(body, "/data");
    }

    @Override
    public boolean tryAdvance(Consumer<? super RawItem> action) {
      while (true) {
        if (!page.hasNext() && !turn()) {
          idsOfEarlierSearches.addAll(ids);
          order.newest().ifPresent(latest -> marks.put(search, latest));
          return false;
        }
        if (page.hasNext()) {
          JsonNode dataset = page.next();
          received++;
          order.watch(dataset.path("last_update").asText(""));
          String id = dataset.path("id").asText();
          pageHasDatasets = true;
          pageHasNews |= ids.add(id);
          if (!idsOfEarlierSearches.contains(id)) {
            action.accept(new RawItem(id, dataset));
            return true;
          }
        }
      }
    }

    /** Goes to the next page; false after the last one that matters. */
    private boolean turn() {
      page.checkRows();
      page.close();
      announced.hear(page.envelope().path("total"));
      if (pageHasDatasets && !pageHasNews) {
        // By its datasets: a server that ignores the page number may well repeat it in its answer.
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, place(), pageNumber));
      }
      // An empty page is the last one, whatever it says.
      if (pageHasDatasets && page.envelope().hasNonNull("next_page")) {
        // Asked at the end of a page, where it saves a request.
        if (order.restIsKnown()) {
          run.stopEarly();
          return false;
        }
        page = open(pageNumber + 1);
        return true;
      }
      if (announced.exceeds(received)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, place(), announced.total(received), received));
      }
      return false;
    }

    private String place() {
      return source.url() + " (" + search + ")";
    }
  }
}
