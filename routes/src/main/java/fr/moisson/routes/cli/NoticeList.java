package fr.moisson.routes.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Notices;
import fr.moisson.routes.store.Notices.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notices behind a report's numbers, in words: one line per kind with an example, except that
 * errors, each of which costs a dataset, have a line each. The reason that the report already gives
 * is not repeated.
 */
final class NoticeList {

  /** Maximum number of lines per code, since a source can have thousands of files. */
  private static final int MOST_ERRORS = 10;

  static String of(List<RunReport> runs, Database database, CommandTexts words) {
    return of(runs, database, words, false);
  }

  /**
   * The same, with a hint at the command that shows the others, which are kept until the next
   * harvest.
   */
  static String kept(List<RunReport> runs, Database database, CommandTexts words) {
    return of(runs, database, words, true);
  }

  private static String of(
      List<RunReport> runs, Database database, CommandTexts words, boolean areKept) {
    StringBuilder text = new StringBuilder();
    for (RunReport run : runs) {
      List<Digest> digests =
          Notices.ofLastRun(database, run.territory(), run.source()).stream()
              .filter(digest -> digest.times() > 1 || !digest.example().equals(run.reason()))
              .toList();
      if (!digests.isEmpty()) {
        String name = run.territory() + "/" + run.source();
        text.append('\n').append(words.of("notices.of", name)).append('\n');
        int before = text.length();
        digests.stream()
            .collect(groupingBy(digest -> digest.example().code(), LinkedHashMap::new, toList()))
            .values()
            .forEach(alike -> lines(alike, text, words));
        long said = text.substring(before).lines().count();
        if (areKept && digests.stream().mapToLong(Digest::times).sum() > said) {
          text.append(words.of("notices.all", name)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static void lines(List<Digest> alike, StringBuilder text, CommandTexts words) {
    int shown = Math.min(alike.size(), MOST_ERRORS);
    long others = alike.stream().skip(shown).mapToLong(Digest::times).sum();
    for (int i = 0; i < shown; i++) {
      long more = alike.get(i).times() - 1 + (i == shown - 1 ? others : 0);
      text.append(line(alike.get(i), more, words)).append('\n');
    }
  }

  private static String line(Digest digest, long others, CommandTexts words) {
    String more = others == 0 ? "" : words.of("notices.more", others);
    return line(digest.about(), digest.example(), words) + more;
  }

  static void print(@Nullable String about, Notice notice, CommandTexts words) {
    System.out.println(line(about, notice, words));
  }

  /** One notice, after a mark of its severity. */
  private static String line(@Nullable String about, Notice notice, CommandTexts words) {
    return "  " + mark(notice.code().severity()) + " " + words.said(about, notice);
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
