package fr.moisson.harvesters.schemas.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of what a table is called: the names of its file and layer, or the titles of the
 * dataset and of the link that it is from. Without articles, accents, case and plural.
 */
public record Title(List<String> words) {

  /** For a table of which only the content is known. */
  public static final Title NONE = new Title(List.of());

  public Title {
    words = List.copyOf(words);
  }

  /**
   * @param names from the general to the particular; null for one that there is not
   */
  public static Title of(@Nullable String... names) {
    return new Title(Stream.of(names).filter(Objects::nonNull).flatMap(ColumnName::nouns).toList());
  }

  /** Whether all words of a phrase follow one another here. */
  boolean says(String phrase) {
    return Collections.indexOfSubList(words, of(phrase).words) >= 0;
  }
}
