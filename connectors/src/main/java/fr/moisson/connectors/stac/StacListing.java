package fr.moisson.connectors.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.stac.StacSource.Per;
import fr.moisson.connectors.stac.StacSource.Sort;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.territory.Footprint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The collections of one run, one search each.
 *
 * <p>The marker is a JSON object: for each collection, the sorted property of the newest item. It
 * serves only where every product is a dataset: the latest few of a collection are one page, and
 * are read each time.
 */
final class StacListing {

  static final String COLLECTION = "collection";
  static final String ITEMS = "items";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StacSource source;
  private final Run run;
  private final Footprint footprint;
  private final Map<String, String> seenUpTo;
  private final Map<String, String> newest = new TreeMap<>();

  StacListing(StacSource source, Run run) {
    this.source = source;
    this.run = run;
    this.footprint = new Footprint(run.territory());
    this.seenUpTo = run.since().map(StacListing::read).orElse(Map.of());
  }

  private static Map<String, String> read(String marker) {
    try {
      return JSON.readValue(marker, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      // A marker of another version costs a full listing, nothing more.
      return Map.of();
    }
  }

  Stream<RawItem> items() {
    Stream<RawItem> items =
        source.collections().stream().flatMap(collection -> new Search(collection).items());
    // Runs only once every collection has been read.
    Stream<RawItem> end =
        Stream.of(newest)
            .filter(marker -> !marker.isEmpty())
            .flatMap(
                marker -> {
                  run.upTo(JSON.valueToTree(marker).toString());
                  return Stream.empty();
                });
    return Stream.concat(items, end);
  }

  /** One collection. */
  private final class Search {
    private final String collection;
    private final @Nullable String sorted;
    private final JsonNode description;
    private final PriorityQueue<StacItem> latest;
    private boolean newestFirst;
    private Instant previous = Instant.MAX;
    private long outside;

    Search(String collection) {
      Sort sort = source.sort();
      this.collection = collection;
      this.sorted = sort == null ? null : sort.property();
      this.newestFirst = sort != null;
      this.description = description();
      this.latest =
          new PriorityQueue<>(
              Comparator.<StacItem, Instant>comparing(
                      item -> item.moment(sorted).orElse(Instant.MIN))
                  .thenComparing(StacItem::id));
    }

    /** What is described by hand, in French, needs no document of the server's. */
    private JsonNode description() {
      if (source.datasets().containsKey(collection)) {
        return JSON.nullNode();
      }
      String name = URLEncoder.encode(collection, StandardCharsets.UTF_8).replace("+", "%20");
      URI uri =
          URI.create(source.url().toString().replaceFirst("/+$", "") + "/collections/" + name);
      Request request = Request.get(uri).with("Accept", "application/json");
      try (JsonPage page = JsonPage.of(run.door().get(request), "")) {
        return page.hasNext() ? page.next() : JSON.nullNode();
      }
    }

    Stream<RawItem> items() {
      StacPages pages =
          new StacPages(
              StacRequest.first(source, collection, run.territory()),
              source.paging(),
              run.door(),
              this::isEnough);
      Stream<StacItem> found =
          StreamSupport.stream(
                  Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
              .onClose(pages::close)
              .map(StacItem::new)
              .peek(this::watchOrder)
              .filter(this::isWanted);
      if (source.latest() == null) {
        return Stream.concat(
            found.map(item -> entry(List.of(item))), Stream.of(this).flatMap(Search::tell));
      }
      try (found) {
        found.forEachOrdered(this::keepLatest);
      }
      tell();
      return entries();
    }

    private void watchOrder(StacItem item) {
      Optional<Instant> moment = item.moment(sorted);
      newestFirst &= moment.isPresent() && !moment.get().isAfter(previous);
      previous = moment.orElse(previous);
      if (sorted != null && source.latest() == null && moment.isPresent()) {
        newest.merge(collection, moment.get().toString(), Search::later);
      }
    }

    private static String later(String one, String other) {
      return Instant.parse(one).isAfter(Instant.parse(other)) ? one : other;
    }

    private boolean isWanted(StacItem item) {
      boolean isInside = item.place().filter(footprint::meets).isPresent();
      outside += isInside ? 0 : 1;
      return isInside && (source.cloudCover() == null || item.cloudCover() <= source.cloudCover());
    }

    private void keepLatest(StacItem item) {
      latest.add(item);
      if (source.latest() != null && latest.size() > source.latest()) {
        latest.remove();
      }
    }

    /**
     * Whether the pages that follow hold nothing new. One old item proves nothing, since a server
     * may ignore the order asked for, but a page in order does.
     */
    private boolean isEnough() {
      if (!newestFirst) {
        return false;
      }
      if (source.latest() != null) {
        return latest.size() >= source.latest();
      }
      boolean isKnown =
          Optional.ofNullable(seenUpTo.get(collection))
              .flatMap(StacItem::momentOf)
              .filter(previous::isBefore)
              .isPresent();
      if (isKnown) {
        run.stopEarly();
      }
      return isKnown;
    }

    private Stream<RawItem> tell() {
      if (outside > 0) {
        run.tell(Notice.of(Code.PRODUCTS_OUTSIDE, outside, collection, run.territory().name()));
      }
      return Stream.empty();
    }

    private Stream<RawItem> entries() {
      List<StacItem> items = new ArrayList<>(latest);
      items.sort(latest.comparator().reversed());
      if (items.isEmpty()) {
        return Stream.empty();
      }
      return source.per() == Per.COLLECTION
          ? Stream.of(entry(items))
          : items.stream().map(item -> entry(List.of(item)));
    }

    private RawItem entry(List<StacItem> items) {
      ObjectNode body = JSON.createObjectNode();
      body.put("id", collection);
      body.set(COLLECTION, description);
      ArrayNode array = body.putArray(ITEMS);
      items.forEach(item -> array.add(item.json()));
      if (source.per() == Per.COLLECTION) {
        return new RawItem(collection, body);
      }
      String id = items.get(0).id();
      // An item without identifier must not pass for one whose name is the collection's.
      return new RawItem(id.isBlank() ? "" : collection + "/" + id, body);
    }
  }
}
