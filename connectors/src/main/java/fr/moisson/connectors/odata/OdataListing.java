package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.Moments;
import fr.moisson.connectors.odata.OdataSource.Per;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.NewestFirst;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Products;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One query of one run. The marker is the latest {@code ModificationDate} read. */
final class OdataListing {

  static final String PRODUCTS = "products";

  private static final Envelope PRODUCTS_OF_PAGE =
      Envelope.of("/value").withTotal("/@odata.count").withNext("/@odata.nextLink");

  private final OdataSource source;
  private final Run run;
  private final Optional<String> since;
  private final Products<JsonNode> products;
  private final NewestFirst order = new NewestFirst(Optional.empty());
  private Instant changed = Instant.MIN;

  OdataListing(OdataSource source, Run run) {
    this.source = source;
    this.run = run;
    this.products =
        new Products<>(
            run,
            source.collection(),
            OdataProduct::place,
            source.latest(),
            OdataListing::start,
            product -> product.path("Id").asText());
    // An unreadable marker, of another version, only costs a full listing.
    this.since =
        source.latest() == null
            ? run.since().flatMap(Moments::read).map(Instant::toString)
            : Optional.empty();
  }

  private static Optional<Instant> start(JsonNode product) {
    return Moments.read(product.path("ContentDate").path("Start").asText(""));
  }

  Stream<RawItem> items() {
    TerritoryValues words = Scope.WHOLE.questions(run).get(0);
    OdataQuery query = new OdataQuery(source, words, since.orElse(null));
    Listing pages =
        new Listing(run, Question.of(query.address(), Map.of()), Paging.NEXT, PRODUCTS_OF_PAGE)
            .named("/Id")
            .until(page -> isEnough());
    return products
        .entries(
            pages.stream().peek(this::watch),
            this::isClear,
            source.per() == Per.COLLECTION,
            this::end)
        .map(this::entry);
  }

  private void watch(JsonNode product) {
    order.watch(start(product));
    Instant change = Moments.read(product.path("ModificationDate").asText("")).orElse(Instant.MIN);
    changed = change.isAfter(changed) ? change : changed;
  }

  private boolean isClear(JsonNode product) {
    Double most = source.cloudCover();
    return most == null || OdataProduct.cloudCover(product) <= most;
  }

  private boolean isEnough() {
    return order.isInOrder() && products.isFull();
  }

  /** Runs only after all pages have been read. */
  private void end() {
    if (since.isPresent()) {
      run.stopEarly();
    }
    Instant last = since.map(Instant::parse).filter(changed::isBefore).orElse(changed);
    if (!last.equals(Instant.MIN)) {
      run.upTo(last.toString());
    }
  }

  private RawItem entry(List<JsonNode> products) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode array = body.putArray(PRODUCTS);
    products.forEach(array::add);
    return new RawItem(
        source.per() == Per.COLLECTION
            ? source.collection()
            : products.get(0).path("Id").asText(""),
        body);
  }
}
