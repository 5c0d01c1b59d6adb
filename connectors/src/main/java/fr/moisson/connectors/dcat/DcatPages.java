package fr.moisson.connectors.dcat;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.AnnouncedTotal;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The datasets of a feed, page after page, each page a graph of its own. */
final class DcatPages implements Iterator<RawItem> {

  static final String ACCEPT =
      "text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.8, */*;q=0.1";
  private static final int MOST_PAGES = 100_000;

  private final URI feed;
  private final Run run;
  private final Set<String> seen = new HashSet<>();
  private URI at;
  private @Nullable URI ahead;
  private Iterator<RawItem> items = Collections.emptyIterator();
  private final AnnouncedTotal announced = new AnnouncedTotal();
  private long given;
  private boolean hasDatasets;

  DcatPages(URI feed, Run run) {
    this.feed = feed;
    this.run = run;
    this.ahead = feed;
    this.at = feed;
  }

  /** Entries before a broken end are returned before the error is thrown. */
  @Override
  public boolean hasNext() {
    while (!items.hasNext() && ahead != null) {
      turnTo(RequestUris.next(feed, at, ahead.toString()));
    }
    if (!items.hasNext() && announced.exceeds(given)) {
      throw new Unavailable(
          Notice.of(Notice.Code.FEWER_THAN_ANNOUNCED, feed, announced.total(given), given));
    }
    return items.hasNext();
  }

  @Override
  public RawItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    given++;
    return items.next();
  }

  private static RawItem item(String excerpt) {
    return new RawItem(
        DcatReading.identifier(Excerpt.readName(excerpt)).orElse(""), TextNode.valueOf(excerpt));
  }

  private void turnTo(URI uri) {
    visit(uri, uri.toString());
    Door.Body body = run.door().get(Door.Request.get(uri).with("Accept", ACCEPT));
    // Some servers serve the same page under ever new numbers.
    visit(uri, body.sha256());
    DcatPage page = DcatPage.of(body, run);
    at = body.uri();
    items = items(page).iterator();
    announced.hear(page.feed().announced().orElse(-1));
    ahead = page.next().orElse(null);
  }

  private Stream<RawItem> items(DcatPage page) {
    Feed entries = page.feed();
    if (entries.isList()) {
      return entries.pointers().map(dataset -> Pointed.read(dataset, isAtHome(dataset), run));
    }
    // The dataset that belongs to a service may be on another page.
    boolean isOnly = given == 0 && page.next().isEmpty();
    hasDatasets = hasDatasets || entries.hasDatasets();
    return entries.datasets(isOnly || !hasDatasets).map(DcatPages::item);
  }

  private void visit(URI uri, String trace) {
    if (!seen.add(trace) || seen.size() > 2 * MOST_PAGES) {
      throw new Unavailable(Notice.of(Notice.Code.ENDLESS_PAGING, feed, uri));
    }
  }

  /** A dataset may be on the feed's host, or on the host to which the feed was redirected. */
  private boolean isAtHome(URI uri) {
    return RequestUris.isAtHome(feed, uri) || RequestUris.isAtHome(at, uri);
  }
}
