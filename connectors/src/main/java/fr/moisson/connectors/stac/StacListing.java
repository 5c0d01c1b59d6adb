package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.connectors.paging.NewestFirst;
import fr.moisson.connectors.paging.Pages;
import fr.moisson.connectors.paging.Products;
import fr.moisson.connectors.stac.StacSource.Per;
import fr.moisson.connectors.stac.StacSource.Sort;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The collections of one run, with one search each.
 *
 * <p>The marker is a JSON object with the sort value of the newest item of each collection. It is
 * only used where each product is a dataset: the latest few of a collection fit on one page, and
 * are read each time.
 */
final class StacListing {

  static final String COLLECTION = "collection";
  static final String ITEMS = "items";

  private final StacSource source;
  private final Run run;
  private final ListingMarks marks;

  StacListing(StacSource source, Run run) {
    this.source = source;
    this.run = run;
    this.marks = new ListingMarks(run);
  }

  Stream<RawItem> items() {
    Stream<RawItem> items =
        source.collections().stream().flatMap(collection -> new Search(collection).items());
    return Ending.of(items, marks::remember);
  }

  /** One collection. */
  private final class Search {
    private final String collection;
    private final @Nullable String sorted;
    private final JsonNode description;
    private final Products<StacItem> products;
    private final NewestFirst order;

    Search(String collection) {
      Sort sort = source.sort();
      this.collection = collection;
      this.sorted = sort == null ? null : sort.property();
      this.order = new NewestFirst(marks.before(collection));
      this.description = description();
      this.products =
          new Products<>(
              run,
              collection,
              StacItem::place,
              source.latest(),
              item -> item.moment(sorted),
              StacItem::id);
    }

    /** Collections described by hand, in French, need no document from the server. */
    private JsonNode description() {
      if (source.datasets().containsKey(collection)) {
        return NullNode.getInstance();
      }
      URI uri =
          URI.create(
              RequestUris.root(source.url()) + "/collections/" + RequestUris.step(collection));
      Request request = Request.get(uri).with("Accept", "application/json");
      JsonNode found = JsonPage.object(run.door().get(request));
      if (JsonFields.text(found, "id") == null) {
        // Otherwise the text of an error would be published as the description.
        throw Refusals.unexpected(uri, found + " ≠ JSON /id");
      }
      return found;
    }

    Stream<RawItem> items() {
      StacRequest first = StacRequest.first(source, collection, run.territory());
      Stream<StacItem> found =
          new Pages(run.door(), new StacWay(first, source, run), page -> isEnough())
              .stream().map(StacItem::new).peek(item -> order.watch(item.moment(sorted)));
      return products
          .entries(found, this::isClear, source.per() == Per.COLLECTION, this::end)
          .map(this::entry);
    }

    private boolean isClear(StacItem item) {
      return source.cloudCover() == null || item.cloudCover() <= source.cloudCover();
    }

    /**
     * Whether the following pages contain nothing new. A single old item proves nothing, since a
     * server may ignore the requested order, but a sorted page does.
     */
    private boolean isEnough() {
      if (sorted == null) {
        return false;
      }
      return source.latest() == null ? order.stops(run) : order.isInOrder() && products.isFull();
    }

    private void end() {
      if (sorted != null) {
        order.newest().ifPresent(latest -> marks.put(collection, latest));
      }
    }

    private RawItem entry(List<StacItem> items) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("id", collection);
      body.set(COLLECTION, description);
      ArrayNode array = body.putArray(ITEMS);
      items.forEach(item -> array.add(item.json()));
      if (source.per() == Per.COLLECTION) {
        return new RawItem(collection, body);
      }
      String id = items.get(0).id();
      // An item without an identifier must not be confused with one named like the collection.
      return new RawItem(id.isBlank() ? "" : collection + "/" + id, body);
    }
  }
}
