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
 * Reads the rows of a territory from a service that caps its answers (GBIF: 100,000 rows): if more
 * rows are announced, the four quarters of the area are requested instead.
 *
 * <p>Tiles overlap by a margin, and the first page of a split area has already been read, so the
 * same row may come more than once.
 */
public final class Tiles {

  /** For a town of 50 km, tiles of 200 m. */
  private static final int SMALLEST = 8;

  /** Receives rows, with the values of the question that returned them. */
  public interface Sink {
    Listing.Sink of(TerritoryValues words);
  }

  private final long most;
  private final Function<TerritoryValues, Listing> listings;
  private final Sink sink;
  private boolean isAreaIgnored;

  /**
   * @param most rows that the service shows
   * @param listings the listing for a question about an area
   */
  public Tiles(long most, Function<TerritoryValues, Listing> listings, Sink sink) {
    this.most = most;
    this.listings = listings;
    this.sink = sink;
  }

  /** Reads the rows of an area; what splitting cannot reach is reported as capped. */
  public void read(TerritoryValues whole, Geometry area) throws IOException {
    // JTS may fail on a contour that crosses itself.
    read(whole, Repair.of(area), 0);
  }

  /**
   * @return number of rows
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

  /** If parts have more rows than their whole, the service ignores the area. */
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
