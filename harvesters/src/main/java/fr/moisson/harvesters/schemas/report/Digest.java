package fr.moisson.harvesters.schemas.report;

import fr.moisson.harvesters.schemas.report.Finding.Code;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings condensed for people. A report has one for each cell missing in a short line, for each
 * rule that an empty cell breaks, and two for a required column under another name, as users of
 * Validata count them; someone who corrects a table only needs one for the short line, for each
 * empty cell, and for the column.
 */
public final class Digest {

  private record Cell(@Nullable Long line, @Nullable String column) {}

  /** The findings without those that follow from others. */
  public static List<Finding> of(List<Finding> findings) {
    Set<Cell> missing = cells(findings, Set.of(Code.MISSING_CELL));
    Set<@Nullable Long> blankLines = lines(findings, Code.BLANK_ROW);
    Set<Cell> wrong = cells(findings, Set.of(Code.CONSTRAINT_ERROR, Code.TYPE_ERROR));
    Set<@Nullable String> renamed =
        findings.stream()
            .filter(one -> one.code() == Code.MISSING_LABEL && one.detail().equals(Finding.ALIKE))
            .map(Finding::column)
            .collect(Collectors.toSet());
    Set<@Nullable Long> shortLines = new HashSet<>();
    return findings.stream()
        .filter(
            one -> {
              Cell cell = new Cell(one.line(), one.column());
              return switch (one.code()) {
                case EXTRA_HEADER_WARN, EXTRA_LABEL -> Collections.disjoint(renamed, one.args());
                case MISSING_CELL -> shortLines.add(one.line());
                case CONSTRAINT_ERROR -> !missing.contains(cell);
                case PRIMARY_KEY ->
                    !one.detail().equals("empty")
                        || !missing.contains(cell)
                            && !wrong.contains(cell)
                            && !blankLines.contains(one.line());
                default -> true;
              };
            })
        .toList();
  }

  private static Set<@Nullable Long> lines(List<Finding> findings, Code code) {
    Set<@Nullable Long> lines = new HashSet<>();
    findings.stream().filter(one -> one.code() == code).forEach(one -> lines.add(one.line()));
    return lines;
  }

  private static Set<Cell> cells(List<Finding> findings, Set<Code> codes) {
    return findings.stream()
        .filter(one -> codes.contains(one.code()))
        .map(one -> new Cell(one.line(), one.column()))
        .collect(Collectors.toSet());
  }

  private Digest() {}
}
