package fr.moisson.harvesters.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer's choice among the datasets of a source, configured under {@code only} and {@code
 * except}.
 *
 * @param only filters of which a dataset must pass one; empty for all datasets
 * @param except filters of which a dataset must pass none
 */
public record Choice(List<DatasetFilter> only, List<DatasetFilter> except) {

  /** For sources of which everything is harvested. */
  public static final Choice ALL = new Choice(List.of(), List.of());

  public Choice {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /** From the configuration, in which each key is optional. */
  public static Choice of(
      @Nullable List<DatasetFilter> only, @Nullable List<DatasetFilter> except) {
    return new Choice(only == null ? List.of() : only, except == null ? List.of() : except);
  }
}
