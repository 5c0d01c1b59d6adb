package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Announced;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.stac.StacSource.Paging;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The items of one search, page by page. Only hashes of the pages read are kept. */
final class StacPages implements Iterator<JsonNode>, Closeable {

  private static final int MOST_PAGES = 10_000;

  private final Paging paging;
  private final Door door;
  private final BooleanSupplier enough;
  private final Set<String> visited = new HashSet<>();
  private final Announced announced = new Announced();
  private StacRequest request;
  private JsonPage page;
  private MessageDigest ids = Hashes.sha256();
  private boolean pageHasItems;
  private long received;
  private int pages;

  /**
   * @param enough asked at the end of each page: whether the rest need not be read
   */
  StacPages(StacRequest first, Paging paging, Door door, BooleanSupplier enough) {
    this.paging = paging;
    this.door = door;
    this.enough = enough;
    this.request = first;
    this.page = open();
  }

  private JsonPage open() {
    pages++;
    if (pages > MOST_PAGES) {
      throw endless();
    }
    ids = Hashes.sha256();
    pageHasItems = false;
    return JsonPage.of(door.get(request.request()), "/features");
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext()) {
      if (!turn()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public JsonNode next() {
    JsonNode item = page.next();
    pageHasItems = true;
    received++;
    ids.update((item.path("id").asText() + "\n").getBytes(StandardCharsets.UTF_8));
    return item;
  }

  private boolean turn() {
    page.checkRows();
    page.close();
    announced.hear(page.envelope().path("context").path("matched"));
    announced.hear(page.envelope().path("numberMatched"));
    // By its items: a server that ignores the token or the page number repeats them.
    if (pageHasItems && !visited.add(Hashes.hex(ids.digest()))) {
      throw endless();
    }
    if (pageHasItems && enough.getAsBoolean()) {
      return false;
    }
    Optional<StacRequest> next = pageHasItems ? following() : Optional.empty();
    if (next.isEmpty()) {
      refuseLess();
      return false;
    }
    request = next.get();
    page = open();
    return true;
  }

  private Optional<StacRequest> following() {
    if (paging == Paging.LINK) {
      return request.nextByLink(page.envelope().path("links"));
    }
    return announced.isReachedBy(received) ? Optional.empty() : Optional.of(request.nextByNumber());
  }

  private void refuseLess() {
    if (announced.exceeds(received)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, request.uri(), announced.total(received), received));
    }
  }

  private Unavailable endless() {
    return new Unavailable(Notice.of(Code.ENDLESS_PAGING, request.uri(), pages));
  }

  @Override
  public void close() {
    page.close();
  }
}
