package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The place that a dataset is about.
 *
 * @param zones {@code commune:79191}, {@code epci:200041317}, {@code departement:79}, {@code
 *     region:75}, {@code country:fr}; before the rules, whatever the source says; empty if it says
 *     nothing
 * @param bbox the bounding box of everything; null if the source does not say
 * @param places place names that correspond to no zone: « Niort », « la vallée de la Sèvre »
 * @param parts one box per place if there are several, because a single box around Niort and
 *     Perpignan would cover half of France; sorted; empty for one place
 * @param elsewhere places that are not French zones, by their URIs in the lists of the European
 *     Union (countries, NUTS…) and of GeoNames
 */
public record Coverage(
    SortedSet<String> zones,
    @Nullable Box bbox,
    // Left out of the JSON when empty, so that datasets stored by older versions still compare
    // equal.
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> places,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Box> parts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<URI> elsewhere) {

  /** More than these are shapes rather than places; one box around them says as much. */
  private static final int MOST_PARTS = 50;

  private static final Comparator<Box> ORDER =
      Comparator.comparingDouble(Box::west)
          .thenComparingDouble(Box::south)
          .thenComparingDouble(Box::east)
          .thenComparingDouble(Box::north);

  public static final Coverage UNSTATED = over(Set.of(), List.of());

  public Coverage {
    zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
    places =
        Collections.unmodifiableSortedSet(places == null ? new TreeSet<>() : new TreeSet<>(places));
    parts = parts == null ? List.of() : List.copyOf(parts);
    elsewhere =
        Collections.unmodifiableSortedSet(
            elsewhere == null ? new TreeSet<>() : new TreeSet<>(elsewhere));
  }

  public static Coverage of(Collection<String> zones, @Nullable Box box) {
    return over(zones, box == null ? List.of() : List.of(box));
  }

  /** A coverage of several places. */
  public static Coverage over(Collection<String> zones, List<Box> boxes) {
    List<Box> different = boxes.stream().distinct().sorted(ORDER).toList();
    boolean several = different.size() > 1 && different.size() <= MOST_PARTS;
    return new Coverage(
        new TreeSet<>(zones),
        different.stream().reduce(Box::around).orElse(null),
        new TreeSet<>(),
        several ? different : List.of(),
        new TreeSet<>());
  }

  /** The same place, with place names. */
  public Coverage named(Collection<String> names) {
    return new Coverage(zones, bbox, new TreeSet<>(names), parts, elsewhere);
  }

  /** The same place, with places that are not French zones. */
  public Coverage elsewhere(Collection<URI> others) {
    return new Coverage(zones, bbox, places, parts, new TreeSet<>(others));
  }

  /** One box for each place. */
  public List<Box> boxes() {
    return bbox == null || !parts.isEmpty() ? parts : List.of(bbox);
  }
}
