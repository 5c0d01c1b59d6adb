package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;

/** What a command tells the shell. */
final class ExitCode {

  static final int WELL = 0;

  /** Some run or some delivery failed, was incomplete, or is held until somebody approves. */
  static final int FAILED = 1;

  /** The command or the configuration is wrong. */
  static final int MISUSED = 2;

  /** What a failure that was foreseen tells the shell: to correct something, or to try again. */
  static int of(HarvestException e) {
    return e instanceof Misconfigured ? MISUSED : FAILED;
  }

  private ExitCode() {}
}
