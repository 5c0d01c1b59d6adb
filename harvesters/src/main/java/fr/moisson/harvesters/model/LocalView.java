package fr.moisson.harvesters.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a dataset says of itself where only one commune of its territory is shown, with the rows
 * that were cut to it.
 *
 * @param territory code of the commune
 */
public record LocalView(
    String territory,
    String title,
    String description,
    SortedSet<String> keywords,
    Coverage coverage) {

  public LocalView {
    keywords = Collections.unmodifiableSortedSet(new TreeSet<>(keywords));
  }

  /** What a dataset says of itself, for a commune. */
  public static LocalView of(String territory, Dataset dataset) {
    return new LocalView(
        territory, dataset.title(), dataset.description(), dataset.keywords(), dataset.coverage());
  }

  Dataset applyTo(Dataset dataset) {
    return dataset.with(
        draft -> draft.title(title).description(description).keywords(keywords).coverage(coverage));
  }
}
