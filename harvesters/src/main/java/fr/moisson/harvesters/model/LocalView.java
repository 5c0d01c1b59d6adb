package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset says of itself where only one commune of its territory is shown, with the rows
 * that were cut to it.
 *
 * @param territory code of the commune
 * @param dates those of the rows of the commune; null if they are the same as those of all rows
 */
public record LocalView(
    String territory,
    String title,
    String description,
    SortedSet<String> keywords,
    Coverage coverage,
    // Left out of the JSON when null, so that views stored by older versions still compare equal.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DatasetDates dates) {

  public LocalView {
    keywords = Collections.unmodifiableSortedSet(new TreeSet<>(keywords));
  }

  /**
   * What a dataset says of itself, for a commune.
   *
   * @param whole what it says for the whole territory
   */
  public static LocalView of(String territory, Dataset dataset, Dataset whole) {
    DatasetDates dates = DatasetDates.of(dataset);
    return new LocalView(
        territory,
        dataset.title(),
        dataset.description(),
        dataset.keywords(),
        dataset.coverage(),
        dates.equals(DatasetDates.of(whole)) ? null : dates);
  }

  Dataset applyTo(Dataset dataset) {
    DatasetDates shown = dates == null ? DatasetDates.of(dataset) : dates;
    return dataset.with(
        draft ->
            draft
                .title(title)
                .description(description)
                .keywords(keywords)
                .coverage(coverage)
                .modified(shown.modified())
                .temporal(shown.temporal()));
  }
}
