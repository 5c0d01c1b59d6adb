package fr.moisson.routes.web.report;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.schemas.report.Digest;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.routes.web.answer.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One kind of mistake in one column, with the first places where it occurs.
 *
 * @param column empty if the mistake concerns the header or the whole file
 * @param warning whether the table is still valid despite it
 * @param caption how many of the places are listed
 */
record Mistake(
    String name, String column, long count, boolean warning, String caption, List<Place> places) {

  /** Nobody would read more; the JSON report has all of them. */
  private static final int MOST = 60;

  private static final Finding.Code ABSENT = Finding.Code.MISSING_HEADER_WARN;
  private static final Finding.Code SHORT = Finding.Code.MISSING_CELL;

  /**
   * @param line line of the file; empty for the header
   */
  record Place(String line, String value, String message) {}

  /** The kinds of a report, the worst first: errors before warnings, frequent before rare. */
  static List<Mistake> of(Report report, Texts texts) {
    return kinds(report)
        .sorted(
            Comparator.comparing((Report.Count kind) -> kind.code().isWarning())
                .thenComparing(Report.Count::count, Comparator.reverseOrder()))
        .limit(MOST)
        .map(kind -> of(kind, report.findings(), texts))
        .toList();
  }

  /** Number of kinds that are not listed. */
  static long untold(Report report) {
    return Math.max(0, kinds(report).count() - MOST);
  }

  /**
   * Merges all missing optional columns into one kind, since a table may well lack most of them,
   * and all lines that are too short, since each lacks the last cell.
   */
  private static Stream<Report.Count> kinds(Report report) {
    long tooShort =
        report.counts().stream()
            .filter(kind -> kind.code() == SHORT)
            .mapToLong(Report.Count::count)
            .max()
            .orElse(0);
    Stream<Report.Count> merged =
        Stream.of(
            new Report.Count(SHORT, "", null, tooShort),
            new Report.Count(ABSENT, "", null, report.count(ABSENT)));
    return Stream.concat(
        report.counts().stream().filter(kind -> !isMerged(kind)),
        merged.filter(kind -> kind.count() > 0));
  }

  private static boolean isMerged(Report.Count kind) {
    return kind.code() == SHORT || kind.code() == ABSENT;
  }

  private static Mistake of(Report.Count kind, List<Finding> findings, Texts texts) {
    List<Place> places =
        (kind.code() == SHORT ? Digest.of(findings) : findings)
            .stream()
                .filter(finding -> isOf(kind, finding))
                .map(finding -> place(finding, texts))
                .toList();
    return new Mistake(
        name(kind, texts),
        orEmpty(kind.column()),
        kind.count(),
        kind.code().isWarning(),
        places.size() < kind.count()
            ? texts.get("report.first", places.size(), kind.count())
            : texts.get("report.all", places.size()),
        places);
  }

  private static String name(Report.Count kind, Texts texts) {
    String code = kind.code().text();
    return texts
        .find("finding." + code + "." + kind.detail())
        .orElseGet(() -> texts.nameOf("finding", code));
  }

  private static boolean isOf(Report.Count kind, Finding finding) {
    return finding.code() == kind.code()
        && finding.detail().equals(kind.detail())
        && (isMerged(kind) || Objects.equals(finding.column(), kind.column()));
  }

  private static Place place(Finding finding, Texts texts) {
    return new Place(
        finding.line() == null ? "" : String.valueOf(finding.line()),
        orEmpty(finding.value()),
        texts.unbroken(FindingMessages.of(finding, texts.language().locale())));
  }
}
