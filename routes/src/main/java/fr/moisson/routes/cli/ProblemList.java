package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The problems that officers have to correct in their files: lines for people, JSON for programs.
 */
record ProblemList(List<ConfigurationProblem> problems) {

  /** The problems of the territories that a command had to leave out. */
  static ProblemList leftOut(Configuration configuration, @Nullable String selection) {
    return new ProblemList(selection == null ? configuration.faults().ofTerritories() : List.of());
  }

  /** The exit code, given that of the rest of the command. */
  int exitCode(int rest) {
    return problems.isEmpty() ? rest : ExitCode.MISUSED;
  }

  void print(PrintWriter err, CommandTexts words) {
    problems.forEach(problem -> err.println(problem.in(words.locale())));
    if (!problems.isEmpty()) {
      err.println(words.of("check.problems", problems.size()));
    }
    err.flush();
  }

  /** Also prints which territories are concerned, and that they are left out. */
  void printLeftOut(Configuration configuration, CommandTexts words) {
    PrintWriter err = new PrintWriter(System.err, true);
    print(err, words);
    if (!problems.isEmpty() && !configuration.faults().territories().isEmpty()) {
      err.println(setAside(configuration, words));
    }
  }

  static String setAside(Configuration configuration, CommandTexts words) {
    return words.of(
        "check.leftOut", String.join(", ", configuration.faults().territories().keySet()));
  }

  ArrayNode json(Locale locale) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (ConfigurationProblem problem : problems) {
      all.addObject()
          .put("file", problem.file().toString())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("key", problem.key())
          .put("code", problem.cause().code().name())
          .put("message", Messages.of(problem.cause(), locale));
    }
    return all;
  }
}
