package fr.moisson.harvesters.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer's choice among the datasets of a source; what is written under {@code only} and {@code
 * except}.
 *
 * @param only criteria of which a dataset has to meet one; empty for all datasets
 * @param except criteria of which it must not meet any
 */
public record Choice(List<Criterion> only, List<Criterion> except) {

  /** Of a source of which all is taken. */
  public static final Choice ALL = new Choice(List.of(), List.of());

  public Choice {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /** As it is written, each key or none. */
  public static Choice of(@Nullable List<Criterion> only, @Nullable List<Criterion> except) {
    return new Choice(only == null ? List.of() : only, except == null ? List.of() : except);
  }
}
