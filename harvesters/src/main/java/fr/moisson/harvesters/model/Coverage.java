package fr.moisson.harvesters.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The place that a dataset is about.
 *
 * @param zones {@code commune:79191}, {@code epci:200041317}, {@code departement:79}, {@code
 *     region:75}, {@code country:fr}; empty when the source does not say
 * @param bbox null when the source does not say
 */
public record Coverage(SortedSet<String> zones, @Nullable Box bbox) {

  public static final Coverage UNSTATED = of(java.util.Set.of(), null);

  public Coverage {
    zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
  }

  public static Coverage of(Collection<String> zones, @Nullable Box bbox) {
    return new Coverage(new TreeSet<>(zones), bbox);
  }
}
