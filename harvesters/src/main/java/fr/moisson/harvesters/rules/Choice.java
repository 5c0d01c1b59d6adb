package fr.moisson.harvesters.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer's choice among the datasets of a source; what is written under {@code only} and {@code
 * except}.
 *
 * @param only filters of which a dataset has to pass one; empty for all datasets
 * @param except filters of which it must not pass any
 */
public record Choice(List<DatasetFilter> only, List<DatasetFilter> except) {

  /** Of a source of which all is taken. */
  public static final Choice ALL = new Choice(List.of(), List.of());

  public Choice {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /** As it is written, each key or none. */
  public static Choice of(
      @Nullable List<DatasetFilter> only, @Nullable List<DatasetFilter> except) {
    return new Choice(only == null ? List.of() : only, except == null ? List.of() : except);
  }
}
