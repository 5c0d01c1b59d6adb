package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.territory.Footprint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The products of one collection that lie in a territory: each of them, or only those of the latest
 * few days. What an image or a map shows of a territory that lies on several tiles or départements
 * is one product for each of them, on the same day.
 */
public final class Products<T> {

  /** In one entry: a campaign may have thousands of tiles, of which no portal takes the links. */
  private static final int MOST = 100;

  private final Run run;
  private final String collection;
  private final Function<T, Optional<Geometry>> place;
  private final Footprint footprint;
  private final @Nullable Integer most;
  private final Function<T, Optional<Instant>> moment;
  private final Comparator<T> oldestFirst;
  private final NavigableMap<Instant, List<T>> kept = new TreeMap<>();
  private int count;
  private boolean foundOlder;
  private long outside;

  /**
   * @param most number of days whose products are kept in memory; null for each product, one after
   *     the other
   * @param id tells products of one moment apart
   */
  public Products(
      Run run,
      String collection,
      Function<T, Optional<Geometry>> place,
      @Nullable Integer most,
      Function<T, Optional<Instant>> moment,
      Function<T, String> id) {
    this.run = run;
    this.collection = collection;
    this.place = place;
    this.footprint = new Footprint(run.territory());
    this.most = most;
    this.moment = moment;
    this.oldestFirst =
        Comparator.<T, Instant>comparing(product -> moment.apply(product).orElse(Instant.MIN))
            .thenComparing(id);
  }

  /** Whether a product was found that is older than all that are kept. */
  public boolean isFull() {
    return foundOlder;
  }

  /**
   * The products of each entry.
   *
   * @param isWanted tells which products in the territory are
   * @param isOneEntry whether the latest are one entry, of {@value #MOST} products at most, and not
   *     one each
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
            kept.computeIfAbsent(day(product), day -> new ArrayList<>()).add(product);
            count++;
            limit(number, isOneEntry ? MOST : Integer.MAX_VALUE);
          });
    }
    tellOutside();
    List<T> latest =
        kept.values().stream().flatMap(List::stream).sorted(oldestFirst.reversed()).toList();
    return isOneEntry && !latest.isEmpty() ? Stream.of(latest) : latest.stream().map(List::of);
  }

  private void limit(int days, int products) {
    while (kept.size() > days || (count > products && kept.size() > 1)) {
      count -= kept.pollFirstEntry().getValue().size();
      foundOlder = true;
    }
    if (count > products) {
      List<T> only = kept.firstEntry().getValue();
      only.remove(Collections.min(only, oldestFirst));
      count--;
    }
  }

  /** In UTC. */
  private Instant day(T product) {
    return moment.apply(product).orElse(Instant.MIN).truncatedTo(ChronoUnit.DAYS);
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
