package fr.moisson.connectors.clms;

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
import java.util.Iterator;

/**
 * Every dataset of the catalogue, by Plone's {@code @search}. Pages are counted here by what has
 * come; the server's links are not followed, since they may name another host.
 */
final class CataloguePages implements Iterator<JsonNode>, Closeable {

  private static final int MOST_PAGES = 1000;

  private final ClmsSource source;
  private final Door door;
  private final Announced announced = new Announced();
  private URI address;
  private JsonPage page;
  private String first = "";
  private String firstOfPage = "";
  private boolean pageHasItems;
  private long received;
  private int pages;

  CataloguePages(ClmsSource source, Door door) {
    this.source = source;
    this.door = door;
    this.address = address();
    this.page = open();
  }

  private URI address() {
    return URI.create(
        ClmsApi.root(source)
            + "/@search?portal_type=DataSet&metadata_fields=UID&metadata_fields=modified"
            + "&metadata_fields=dataset_full_format&metadata_fields=dataset_download_information"
            + "&b_size=%d&b_start=%d".formatted(source.pageSize(), received));
  }

  private JsonPage open() {
    pages++;
    address = address();
    if (pages > MOST_PAGES) {
      throw endless();
    }
    firstOfPage = "";
    pageHasItems = false;
    return JsonPage.of(door.get(Request.get(address).with("Accept", "application/json")), "/items");
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
    received++;
    if (!pageHasItems) {
      pageHasItems = true;
      firstOfPage = item.path("@id").asText();
    }
    return item;
  }

  private boolean turn() {
    page.checkRows();
    page.close();
    announced.hear(page.envelope().path("items_total"));
    // A server that ignores b_start begins again with the first dataset.
    if (pages > 1 && pageHasItems && firstOfPage.equals(first)) {
      throw endless();
    }
    first = pages == 1 ? firstOfPage : first;
    if (pageHasItems && !announced.isReachedBy(received)) {
      page = open();
      return true;
    }
    if (announced.exceeds(received)) {
      throw new Unavailable(
          Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announced.total(received), received));
    }
    return false;
  }

  private Unavailable endless() {
    return new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
  }

  @Override
  public void close() {
    page.close();
  }
}
