package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.Moments;
import fr.moisson.connectors.json.NewestFirst;
import fr.moisson.connectors.odata.OdataSource.Per;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Latest;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.territory.Footprint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One query of one run. The marker is the latest {@code ModificationDate} read. */
final class OdataListing {

  static final String PRODUCTS = "products";

  private static final Envelope PRODUCTS_OF_PAGE =
      Envelope.of("/value").withTotal("/@odata.count").withNext("/@odata.nextLink");

  private static final Comparator<JsonNode> OLDEST_FIRST =
      Comparator.<JsonNode, Instant>comparing(product -> start(product).orElse(Instant.MIN))
          .thenComparing(product -> product.path("Id").asText());

  private final OdataSource source;
  private final Run run;
  private final Footprint footprint;
  private final Optional<String> since;
  private final Latest<JsonNode> latest;
  private final NewestFirst order = new NewestFirst(Optional.empty());
  private Instant changed = Instant.MIN;
  private long outside;

  OdataListing(OdataSource source, Run run) {
    this.source = source;
    this.run = run;
    this.latest = new Latest<>(Objects.requireNonNullElse(source.latest(), 0), OLDEST_FIRST);
    this.footprint = new Footprint(run.territory());
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
    OdataQuery query = new OdataQuery(source, run.territory(), since.orElse(null));
    Listing pages =
        new Listing(run, Question.of(query.address(), Map.of()), Paging.NEXT, PRODUCTS_OF_PAGE)
            .named("/Id")
            .until(page -> isEnough());
    Stream<JsonNode> found = pages.stream().peek(this::watch).filter(this::isWanted);
    if (source.latest() == null) {
      return Ending.of(found.map(product -> entry(List.of(product))), this::end);
    }
    try (found) {
      found.forEachOrdered(latest::add);
    }
    tell();
    return entries();
  }

  private void watch(JsonNode product) {
    order.watch(start(product));
    Instant change = Moments.read(product.path("ModificationDate").asText("")).orElse(Instant.MIN);
    changed = change.isAfter(changed) ? change : changed;
  }

  private boolean isWanted(JsonNode product) {
    boolean isInside = OdataProduct.place(product).filter(footprint::meets).isPresent();
    outside += isInside ? 0 : 1;
    Double most = source.cloudCover();
    return isInside && (most == null || OdataProduct.cloudCover(product) <= most);
  }

  private boolean isEnough() {
    return source.latest() != null && order.isInOrder() && latest.isFull();
  }

  /** Runs only after all pages have been read. */
  private void end() {
    tell();
    if (since.isPresent()) {
      run.stopEarly();
    }
    Instant last = since.map(Instant::parse).filter(changed::isBefore).orElse(changed);
    if (!last.equals(Instant.MIN)) {
      run.upTo(last.toString());
    }
  }

  private void tell() {
    if (outside > 0) {
      run.tell(
          Notice.of(Code.PRODUCTS_OUTSIDE, outside, source.collection(), run.territory().name()));
    }
  }

  private Stream<RawItem> entries() {
    List<JsonNode> products = latest.newestFirst();
    if (products.isEmpty()) {
      return Stream.empty();
    }
    return source.per() == Per.COLLECTION
        ? Stream.of(entry(products))
        : products.stream().map(product -> entry(List.of(product)));
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
