package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.config.ConfigurationFault;
import fr.moisson.routes.config.Problem;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a command ended early, said on standard error. */
final class Failure {

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  static int tell(Exception e, Words words, PrintWriter err) {
    if (e instanceof ConfigurationFault fault) {
      fault.problems().stream().map(problem -> line(problem, words)).forEach(err::println);
      err.println(words.of("check.problems", fault.problems().size()));
      return ExitCode.MISUSED;
    }
    if (e instanceof HarvestException known) {
      err.println(Messages.of(known.notice(), words.locale()));
      return ExitCode.of(known);
    }
    if (e instanceof UnknownSelection unknown) {
      err.println(words.of("unknownSelection", unknown.text(), unknown.known()));
      return ExitCode.MISUSED;
    }
    LOG.error("A fault of Moisson", e);
    err.println(words.of("bug", Secret.mask(String.valueOf(e))));
    return ExitCode.FAILED;
  }

  private static String line(Problem problem, Words words) {
    return problem.in(words.locale());
  }

  private Failure() {}
}
