package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports progress as lines of the log, for a server. */
record LoggedProgress(CommandTexts words) implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger("fr.moisson.work");

  @Override
  public void started(String harvest) {
    LOG.info("{}", words.of("progress.started", harvest));
  }

  @Override
  public void ended(RunReport report) {
    LOG.info("{}", ended(report, words));
    if (report.notices() > 0) {
      String name = report.territory() + "/" + report.source();
      LOG.info("{}", words.of("progress.notices", report.notices(), name));
    }
  }

  @Override
  public void ended(PortalReport report) {
    LOG.info("{}", ended(report, words));
  }

  static String ended(RunReport report, CommandTexts words) {
    return words.of(
        "progress.ended",
        report.territory() + "/" + report.source(),
        words.of("state." + report.state().name()),
        report.read(),
        report.created() + report.updated());
  }

  static String ended(PortalReport report, CommandTexts words) {
    return words.of(
        "progress.portal",
        report.portal(),
        report.created(),
        report.updated(),
        report.unchanged(),
        report.withdrawn(),
        report.failed());
  }
}
