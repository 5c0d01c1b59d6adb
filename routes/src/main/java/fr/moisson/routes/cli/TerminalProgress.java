package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.Progress;
import java.io.PrintStream;

/**
 * Shows progress: a moving line on a terminal, plain lines elsewhere. Written to standard error, so
 * that standard output holds only the result.
 */
final class TerminalProgress implements Progress {

  private static final int EVERY = 1_000;
  private static final int BAR = 20;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final CommandTexts words;
  private final boolean isTerminal;
  private long read;

  private TerminalProgress(PrintStream out, CommandTexts words, boolean isTerminal) {
    this.out = out;
    this.words = words;
    this.isTerminal = isTerminal;
  }

  /** Java cannot tell where standard error alone leads: the script that starts it does. */
  static TerminalProgress on(PrintStream out, CommandTexts words) {
    return new TerminalProgress(out, words, Boolean.getBoolean("moisson.terminal"));
  }

  @Override
  public synchronized void started(String harvest) {
    read = 0;
    if (isTerminal) {
      out.print(CLEAR + bar() + " " + harvest);
    } else {
      out.println(words.of("progress.started", harvest));
    }
    out.flush();
  }

  @Override
  public synchronized void read(String harvest) {
    read++;
    if (isTerminal && (read < 100 || read % 50 == 0)) {
      out.print(CLEAR + bar() + " " + words.of("progress.read", harvest, read));
      out.flush();
    } else if (!isTerminal && read % EVERY == 0) {
      out.println(words.of("progress.read", harvest, read));
    }
  }

  /** The total is not known beforehand: the bar only shows that something is happening. */
  private String bar() {
    int position = (int) (read % BAR);
    return "[" + "·".repeat(position) + "■" + "·".repeat(BAR - 1 - position) + "]";
  }

  @Override
  public synchronized void ended(RunReport report) {
    out.println((isTerminal ? CLEAR : "") + LoggedProgress.ended(report, words));
  }

  @Override
  public synchronized void ended(PortalReport report) {
    out.println((isTerminal ? CLEAR : "") + LoggedProgress.ended(report, words));
  }
}
