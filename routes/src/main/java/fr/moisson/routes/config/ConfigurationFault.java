package fr.moisson.routes.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The configuration cannot be used; every problem found is named, not the first one only. */
public final class ConfigurationFault extends RuntimeException {

  private final transient List<Problem> problems;

  ConfigurationFault(Collection<Problem> problems) {
    super(problems.stream().map(problem -> problem.in(Locale.ENGLISH)).toList().toString());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
