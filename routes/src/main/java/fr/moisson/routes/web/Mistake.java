package fr.moisson.routes.web;

import static fr.moisson.routes.web.Facts.orEmpty;

import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import fr.moisson.harvesters.schemas.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One kind of mistake in one column, with where it is made first.
 *
 * @param code as users of Validata know it: {@code type-error}
 * @param column empty if it is one of the header or of the whole file
 * @param warning whether the table is no less valid for it
 * @param caption how many of the places are listed
 */
record Mistake(
    String name,
    String code,
    String column,
    long count,
    boolean warning,
    String caption,
    List<Place> places) {

  /** More would not be read; the report in JSON has all of them. */
  private static final int MOST = 60;

  private static final Finding.Code ABSENT = Finding.Code.MISSING_HEADER_WARN;

  /**
   * @param line of the file; empty for the header
   */
  record Place(String line, String value, String message) {}

  /**
   * The kinds of a report, the worst first: errors before warnings, the frequent before the rare.
   */
  static List<Mistake> of(Report report, Texts texts) {
    return kinds(report)
        .sorted(
            Comparator.comparing((Report.Count kind) -> kind.code().isWarning())
                .thenComparing(Report.Count::count, Comparator.reverseOrder()))
        .limit(MOST)
        .map(kind -> of(kind, report.findings(), texts))
        .toList();
  }

  /** How many kinds are not listed. */
  static long untold(Report report) {
    return Math.max(0, kinds(report).count() - MOST);
  }

  /** Columns that may be missing are of one kind: a table may well lack most of them. */
  private static Stream<Report.Count> kinds(Report report) {
    long absent = report.count(ABSENT);
    Stream<Report.Count> others = report.counts().stream().filter(kind -> kind.code() != ABSENT);
    return absent == 0
        ? others
        : Stream.concat(others, Stream.of(new Report.Count(ABSENT, "", null, absent)));
  }

  private static Mistake of(Report.Count kind, List<Finding> findings, Texts texts) {
    List<Place> places =
        findings.stream()
            .filter(finding -> isOf(kind, finding))
            .map(finding -> place(finding, texts))
            .toList();
    return new Mistake(
        texts.nameOf("finding", kind.code().text()),
        kind.code().text(),
        orEmpty(kind.column()),
        kind.count(),
        kind.code().isWarning(),
        places.size() < kind.count()
            ? texts.get("report.first", places.size(), kind.count())
            : texts.get("report.all", places.size()),
        places);
  }

  private static boolean isOf(Report.Count kind, Finding finding) {
    return finding.code() == kind.code()
        && finding.detail().equals(kind.detail())
        && (kind.code() == ABSENT || Objects.equals(finding.column(), kind.column()));
  }

  private static Place place(Finding finding, Texts texts) {
    return new Place(
        finding.line() == null ? "" : String.valueOf(finding.line()),
        orEmpty(finding.value()),
        FindingMessages.of(finding, texts.language().locale()));
  }
}
