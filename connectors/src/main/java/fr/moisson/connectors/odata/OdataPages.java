package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Announced;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.Closeable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The products of one query; pages follow one another by {@code @odata.nextLink}. */
final class OdataPages implements Iterator<JsonNode>, Closeable {

  private static final int MOST_PAGES = 10_000;

  private final Door door;
  private final BooleanSupplier enough;
  private final Set<URI> visited = new HashSet<>();
  private final Announced announced = new Announced();
  private URI address;
  private JsonPage page;
  private long received;

  /**
   * @param enough asked at the end of each page: whether the rest need not be read
   */
  OdataPages(URI first, Door door, BooleanSupplier enough) {
    this.door = door;
    this.enough = enough;
    this.address = first;
    this.page = open();
  }

  private JsonPage open() {
    // The link counts the products before it, so that a loop shows in the addresses.
    if (!visited.add(address) || visited.size() > MOST_PAGES) {
      throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, visited.size()));
    }
    return JsonPage.of(door.get(Request.get(address).with("Accept", "application/json")), "/value");
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
    received++;
    return page.next();
  }

  private boolean turn() {
    page.checkRows();
    page.close();
    announced.hear(page.envelope().path("@odata.count"));
    if (enough.getAsBoolean()) {
      return false;
    }
    String next = page.envelope().path("@odata.nextLink").asText("");
    if (next.isEmpty()) {
      if (announced.exceeds(received)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announced.total(received), received));
      }
      return false;
    }
    address = sameHost(next);
    page = open();
    return true;
  }

  private URI sameHost(String link) {
    URI next;
    try {
      next = address.resolve(new URI(link));
    } catch (URISyntaxException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, link), e);
    }
    if (!address.getScheme().equals(next.getScheme())
        || !address.getAuthority().equals(next.getAuthority())) {
      throw new Unavailable(Notice.of(Code.FOREIGN_NEXT_PAGE, address.getHost(), next));
    }
    return next;
  }

  @Override
  public void close() {
    page.close();
  }
}
