package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A page or a resource that a dataset names beside its files.
 *
 * @param title what the source calls it; null if it does not say
 */
public record Reference(Part part, URI address, @Nullable String title)
    implements Comparable<Reference> {

  private static final Comparator<Reference> ORDER =
      Comparator.comparing(Reference::part).thenComparing(Reference::address);

  /** What it is to the dataset. */
  public enum Part {
    /** {@code foaf:page}, and more landing pages than one, such as those in other languages. */
    DOCUMENTATION,
    /** {@code dct:relation}, and what it cites ({@code dct:references}). */
    RELATED,
    /** What cites it ({@code dct:isReferencedBy}). */
    REFERENCED_BY
  }

  /** By part, then by address. */
  @Override
  public int compareTo(Reference other) {
    return ORDER.compare(this, other);
  }
}
