package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.territory.Footprint;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The products of one collection that lie in a territory: each of them, or only the latest few. */
public final class Products<T> {

  private final Run run;
  private final String collection;
  private final Function<T, Optional<Geometry>> place;
  private final Footprint footprint;
  private final @Nullable Integer most;
  private final Comparator<T> oldestFirst;
  private final PriorityQueue<T> kept;
  private long outside;

  /**
   * @param most number of products to keep in memory; null for each of them, one after the other
   */
  public Products(
      Run run,
      String collection,
      Function<T, Optional<Geometry>> place,
      @Nullable Integer most,
      Comparator<T> oldestFirst) {
    this.run = run;
    this.collection = collection;
    this.place = place;
    this.footprint = new Footprint(run.territory());
    this.most = most;
    this.oldestFirst = oldestFirst;
    this.kept = new PriorityQueue<>(oldestFirst);
  }

  /** Whether as many as are kept were found. */
  public boolean isFull() {
    return most != null && kept.size() >= most;
  }

  /**
   * The products of each entry.
   *
   * @param isWanted tells which products in the territory are
   * @param isOneEntry whether the latest few are one entry, and not one each
   * @param end runs after the last product if none is left out
   */
  public Stream<List<T>> entries(
      Stream<T> found, Predicate<T> isWanted, boolean isOneEntry, Runnable end) {
    Stream<T> wanted = found.filter(this::isInside).filter(isWanted);
    if (most == null) {
      return Ending.of(
          wanted.map(List::of),
          () -> {
            tellOutside();
            end.run();
          });
    }
    int number = most;
    try (wanted) {
      wanted.forEachOrdered(
          product -> {
            kept.add(product);
            if (kept.size() > number) {
              kept.remove();
            }
          });
    }
    tellOutside();
    List<T> latest = kept.stream().sorted(oldestFirst.reversed()).toList();
    return isOneEntry && !latest.isEmpty() ? Stream.of(latest) : latest.stream().map(List::of);
  }

  private boolean isInside(T product) {
    boolean isInside = place.apply(product).filter(footprint::meets).isPresent();
    outside += isInside ? 0 : 1;
    return isInside;
  }

  private void tellOutside() {
    if (outside > 0) {
      run.tell(
          Notice.of(Notice.Code.PRODUCTS_OUTSIDE, outside, collection, run.territory().name()));
    }
  }

  /** The earliest of their ISO 8601 dates; null if they have none. */
  public static <T> @Nullable String earliest(
      List<T> products, Function<T, @Nullable String> date) {
    return dates(products, date).min(Comparator.naturalOrder()).orElse(null);
  }

  /** The latest, likewise. */
  public static <T> @Nullable String latest(List<T> products, Function<T, @Nullable String> date) {
    return dates(products, date).max(Comparator.naturalOrder()).orElse(null);
  }

  private static <T> Stream<String> dates(List<T> products, Function<T, @Nullable String> date) {
    return products.stream().map(date).filter(Objects::nonNull);
  }
}
