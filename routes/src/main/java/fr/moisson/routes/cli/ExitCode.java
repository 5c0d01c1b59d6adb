package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;

/** The exit codes of commands. */
final class ExitCode {

  static final int WELL = 0;

  /** A run or a delivery failed, was incomplete, or is held until somebody approves it. */
  static final int FAILED = 1;

  /** The command or the configuration is wrong. */
  static final int MISUSED = 2;

  /**
   * The exit code of an expected failure: {@link #MISUSED} to correct, {@link #FAILED} to retry.
   */
  static int of(HarvestException e) {
    return e instanceof Misconfigured ? MISUSED : FAILED;
  }

  private ExitCode() {}
}
