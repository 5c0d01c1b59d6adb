package fr.moisson.routes.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The configuration cannot be used; lists every problem, not only the first. */
public final class ConfigurationFault extends RuntimeException {

  static final Comparator<ConfigurationProblem> BY_PLACE =
      Comparator.comparing(ConfigurationProblem::file).thenComparing(ConfigurationProblem::line);

  private final transient List<ConfigurationProblem> problems;

  /**
   * @param problems reported in the order of files and lines
   */
  public ConfigurationFault(Collection<ConfigurationProblem> problems) {
    super(problems.stream().map(problem -> problem.in(Locale.ENGLISH)).toList().toString());
    this.problems = problems.stream().sorted(BY_PLACE).toList();
  }

  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
