package fr.moisson.connectors.paging;

import fr.moisson.harvesters.formats.geometry.Repair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads what lies in a territory from a service that shows only so many rows of an answer (GBIF:
 * 100,000): where more are announced, the quarters of the area are asked for in its place.
 *
 * <p>Tiles overlap by a margin, and the first page of an area that is split has been read: the same
 * row may come more than once.
 */
public final class Tiles {

  /** Of a town of 50 km, tiles of 200 m. */
  private static final int SMALLEST = 8;

  /** Where rows go, with the words of the question that gave them. */
  public interface Sink {
    Listing.Sink of(TerritoryValues words);
  }

  private final long most;
  private final Function<TerritoryValues, Listing> listings;
  private final Sink sink;
  private boolean isAreaIgnored;

  /**
   * @param most rows that the service shows
   * @param listings what answers the question about an area
   */
  public Tiles(long most, Function<TerritoryValues, Listing> listings, Sink sink) {
    this.most = most;
    this.listings = listings;
    this.sink = sink;
  }

  /** Reads the rows of an area; what cannot be reached by splitting it is told as capped. */
  public void read(TerritoryValues whole, Geometry area) throws IOException {
    // JTS may give up on a contour that crosses itself.
    read(whole, Repair.of(area), 0);
  }

  /**
   * @return how many rows there are
   */
  private long read(TerritoryValues words, Geometry area, int depth) throws IOException {
    AtomicLong announced = new AtomicLong();
    boolean maySplit = depth < SMALLEST;
    Listing listing =
        listings
            .apply(words)
            .unless(
                page -> {
                  announced.set(page.announced());
                  return maySplit && page.announced() > most;
                });
    long rows = listing.read(sink.of(words));
    if (maySplit && announced.get() > most) {
      readQuarters(words, area, announced.get(), depth);
    }
    return Math.max(rows, announced.get());
  }

  /**
   * Parts with more rows than their whole belong to a service that does not look where they lie.
   */
  private void readQuarters(TerritoryValues words, Geometry area, long whole, int depth)
      throws IOException {
    long rows = 0;
    for (Geometry quarter : quarters(area)) {
      if (!isAreaIgnored) {
        rows += read(words.over(quarter), quarter, depth + 1);
        isAreaIgnored |= rows > whole * 3 / 2;
      }
    }
  }

  private static List<Geometry> quarters(Geometry area) {
    Envelope box = area.getEnvelopeInternal();
    Coordinate middle = box.centre();
    List<Geometry> quarters = new ArrayList<>();
    for (double x : new double[] {box.getMinX(), box.getMaxX()}) {
      for (double y : new double[] {box.getMinY(), box.getMaxY()}) {
        Envelope quarter = new Envelope(middle, new Coordinate(x, y));
        Geometry part = area.intersection(area.getFactory().toGeometry(quarter));
        if (part.getDimension() == 2) {
          quarters.add(part);
        }
      }
    }
    return quarters;
  }
}
