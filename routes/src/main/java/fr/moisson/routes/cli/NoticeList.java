package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Notices;
import fr.moisson.routes.store.Notices.Digest;
import java.util.List;

/**
 * The notices behind a report's numbers, in words: one line a code, with an example. Not once more
 * the reason that the report gives.
 */
final class NoticeList {

  static String of(List<RunReport> runs, Database database, Words words) {
    StringBuilder text = new StringBuilder();
    for (RunReport run : runs) {
      List<Digest> digests =
          Notices.ofLastRun(database, run.territory(), run.source()).stream()
              .filter(digest -> digest.times() > 1 || !digest.example().equals(run.reason()))
              .toList();
      if (!digests.isEmpty()) {
        text.append('\n')
            .append(words.of("notices.of", run.territory() + "/" + run.source()))
            .append('\n');
        digests.forEach(digest -> text.append(line(digest, words)).append('\n'));
      }
    }
    return text.toString();
  }

  private static String line(Digest digest, Words words) {
    String sentence = Messages.of(digest.example(), words.locale());
    String said =
        digest.remoteId() == null ? sentence : words.of("said", digest.remoteId(), sentence);
    String more = digest.times() == 1 ? "" : words.of("notices.more", digest.times() - 1);
    return "  " + mark(digest.example().code().severity()) + " " + said + more;
  }

  static String mark(Notice.Severity severity) {
    return switch (severity) {
      case ERROR -> "✗";
      case WARNING -> "!";
      case INFO -> "·";
    };
  }

  private NoticeList() {}
}
