package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The entries of a catalogue that gives them in pages, each asked for by the number of entries
 * before it, so that a server which cuts pages shorter than asked loses none.
 *
 * <p>Nothing is believed: an empty page before the announced end, a page that was there before and
 * paging without end are {@link Unavailable}; a catalogue that shows only so many entries to anyone
 * ({@link Pages#window}) says so in a notice, and its run counts nothing as missing.
 */
public final class JsonListing {

  private static final int MOST_PAGES = 100_000;

  /** How one kind of catalogue is asked, and where its answers have what. */
  public interface Pages {

    /** The page that starts after so many entries. */
    Request page(long before);

    /** JSON pointer to the entries of an answer. */
    String rows();

    /** Where an answer says how many entries there are. */
    String total();

    /** The catalogue's own name for an entry; empty if it has none. */
    String id(JsonNode entry);

    /** When an entry was last changed, for {@link NewestFirst}. */
    default String modified(JsonNode entry) {
      return "";
    }

    /** How many entries the catalogue shows at most; 0 means all. */
    default long window() {
      return 0;
    }

    /** Refuses an answer that is an error inside a success. */
    default void check(URI address, JsonNode envelope) {}
  }

  /**
   * Reads a catalogue page by page, as far as the stream is read.
   *
   * @param order asks for stopping at what the last run has seen; empty reads all
   */
  public static Stream<RawItem> stream(Pages pages, Run run, Optional<NewestFirst> order) {
    Reading reading = new Reading(pages, run, order);
    return StreamSupport.stream(reading, false).onClose(reading::close);
  }

  private static final class Reading extends Spliterators.AbstractSpliterator<RawItem> {

    private final Pages pages;
    private final Run run;
    private final Optional<NewestFirst> order;
    private final Announced announced = new Announced();
    private final Set<String> seenPages = new HashSet<>();
    private MessageDigest ids = Hashes.sha256();
    private URI address;
    private JsonPage page;
    private long received;
    private long receivedBeforePage;

    Reading(Pages pages, Run run, Optional<NewestFirst> order) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.pages = pages;
      this.run = run;
      this.order = order;
      Request first = pages.page(0);
      this.address = first.uri();
      this.page = open(first);
    }

    private JsonPage open(Request request) {
      Body body = run.door().get(request.with("Accept", "application/json"));
      return JsonPage.of(body, pages.rows());
    }

    void close() {
      page.close();
    }

    @Override
    public boolean tryAdvance(Consumer<? super RawItem> action) {
      if (!page.hasNext() && !turn()) {
        return false;
      }
      JsonNode entry = page.next();
      String id = pages.id(entry);
      received++;
      ids.update((id + "\n").getBytes(StandardCharsets.UTF_8));
      order.ifPresent(watch -> watch.watch(pages.modified(entry)));
      action.accept(new RawItem(id, entry));
      return true;
    }

    /** Goes to the next page that has entries; false after the last one that matters. */
    private boolean turn() {
      finishPage();
      boolean isEmpty = received == receivedBeforePage;
      if ((!isEmpty && !seenPages.add(Hashes.hex(ids.digest()))) || seenPages.size() > MOST_PAGES) {
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, seenPages.size()));
      }
      if (isEmpty || announced.isReachedBy(received)) {
        refuseLess();
        return false;
      }
      if (order.filter(NewestFirst::restIsKnown).isPresent()) {
        run.stopEarly();
        return false;
      }
      Request next = pages.page(received);
      if (pages.window() > 0 && received >= pages.window()) {
        run.tell(Notice.of(Code.LISTING_CAPPED, address, received, announced.total(received)));
        run.stopEarly();
        return false;
      }
      address = next.uri();
      ids = Hashes.sha256();
      receivedBeforePage = received;
      page = open(next);
      return page.hasNext() || turn();
    }

    private void finishPage() {
      pages.check(address, page.envelope());
      page.checkRows();
      page.close();
      announced.hear(page.envelope().at(pages.total()));
    }

    private void refuseLess() {
      if (announced.exceeds(received)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announced.total(received), received));
      }
    }
  }

  private JsonListing() {}
}
