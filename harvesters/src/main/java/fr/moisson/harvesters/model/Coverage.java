package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The place that a dataset is about.
 *
 * @param zones {@code commune:79191}, {@code epci:200041317}, {@code departement:79}, {@code
 *     region:75}, {@code country:fr}; before the rules, whatever the source says; empty when it
 *     does not say
 * @param bbox null when the source does not say
 * @param places named in words where no zone is: « Niort », « la vallée de la Sèvre »
 */
public record Coverage(
    SortedSet<String> zones,
    @Nullable Box bbox,
    // Not written when there is none, so that what an older version stored has not changed.
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> places) {

  public static final Coverage UNSTATED = of(java.util.Set.of(), null);

  public Coverage {
    zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
    places =
        Collections.unmodifiableSortedSet(places == null ? new TreeSet<>() : new TreeSet<>(places));
  }

  public static Coverage of(Collection<String> zones, @Nullable Box bbox) {
    return new Coverage(new TreeSet<>(zones), bbox, new TreeSet<>());
  }

  /** The same place, with what it is called in words. */
  public Coverage named(Collection<String> names) {
    return new Coverage(zones, bbox, new TreeSet<>(names));
  }
}
