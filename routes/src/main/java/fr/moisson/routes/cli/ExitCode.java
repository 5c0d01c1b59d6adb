package fr.moisson.routes.cli;

/** What a command tells the shell. */
final class ExitCode {

  static final int WELL = 0;

  /** Some run or some delivery failed, was incomplete, or is held until somebody approves. */
  static final int FAILED = 1;

  /** The command or the configuration is wrong. */
  static final int MISUSED = 2;

  private ExitCode() {}
}
