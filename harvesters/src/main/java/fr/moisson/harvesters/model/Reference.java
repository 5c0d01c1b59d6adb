package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A page or a resource that a dataset refers to besides its files.
 *
 * @param title as the source names it; null if it does not
 */
public record Reference(Part part, URI address, @Nullable String title)
    implements Comparable<Reference> {

  /** What readers call a picture of data that its record does not name. */
  public static final String OVERVIEW = "Aperçu";

  private static final Comparator<Reference> ORDER =
      Comparator.comparing(Reference::part).thenComparing(Reference::address);

  /** How it relates to the dataset. */
  public enum Part {
    /** {@code foaf:page}, and additional landing pages, such as those in other languages. */
    DOCUMENTATION,
    /**
     * {@code dct:relation}, and what it cites ({@code dct:references}); pictures of the data, which
     * are none of their files and document nothing.
     */
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
