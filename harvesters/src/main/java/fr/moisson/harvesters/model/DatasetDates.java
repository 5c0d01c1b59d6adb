package fr.moisson.harvesters.model;

import org.jspecify.annotations.Nullable;

/**
 * The dates of a dataset, as far as they are known.
 *
 * @param modified when the data changed last, in ISO 8601
 * @param temporal the time that they cover
 */
public record DatasetDates(@Nullable String modified, @Nullable Period temporal) {

  static DatasetDates of(Dataset dataset) {
    return new DatasetDates(dataset.modified(), dataset.temporal());
  }

  /** The dataset with these dates; what is not known here stays. */
  public Dataset applyTo(Dataset dataset) {
    return dataset.with(
        draft ->
            draft
                .modified(modified == null ? dataset.modified() : modified)
                .temporal(temporal == null ? dataset.temporal() : temporal));
  }
}
