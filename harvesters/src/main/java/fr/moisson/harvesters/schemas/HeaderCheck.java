package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.schemas.report.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the header of a table against the names of the fields. */
final class HeaderCheck {

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

  private final TableSchema schema;
  private final List<String> labels;

  /** Columns that the schema does not have, by their letters. */
  private final Map<String, String> unknown;

  /** Fields that the table does not have, by the letters of their names. */
  private final Map<String, String> absent;

  private final List<Finding> findings = new ArrayList<>();

  private HeaderCheck(TableSchema schema, FieldColumns columns) {
    this.schema = schema;
    this.labels = columns.labels();
    Set<String> there = new HashSet<>(labels);
    unknown = byLetters(labels.stream().filter(label -> schema.field(label).isEmpty()));
    absent = byLetters(schema.names().stream().filter(name -> !there.contains(name)));
  }

  static List<Finding> of(TableSchema schema, FieldColumns columns) {
    return new HeaderCheck(schema, columns).findings();
  }

  private List<Finding> findings() {
    if (labels.stream().allMatch(String::isEmpty)) {
      findings.add(Finding.ofTable(Finding.Code.BLANK_HEADER, ""));
    } else {
      names();
    }
    switch (schema.fieldsMatch()) {
      case EXACT -> order();
      case EQUAL -> {
        missing(schema.names());
        extra(Finding.Code.EXTRA_LABEL);
      }
      case SUBSET -> missing(schema.names());
      case SUPERSET -> {
        missing(schema.indispensable());
        extra(Finding.Code.EXTRA_LABEL);
      }
      case PARTIAL -> {
        missing(schema.indispensable());
        unmatched();
        warn();
      }
    }
    return findings;
  }

  private void names() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      Integer before = label.isEmpty() ? null : first.putIfAbsent(label, i + 1);
      if (label.isEmpty()) {
        findings.add(Finding.ofColumn(Finding.Code.BLANK_LABEL, "", i + 1));
      } else if (before != null) {
        findings.add(
            Finding.ofColumn(Finding.Code.DUPLICATE_LABEL, label, i + 1, before.toString()));
      }
    }
  }

  private void order() {
    int fields = schema.fields().size();
    for (int i = 0; i < Math.max(fields, labels.size()); i++) {
      String label = i < labels.size() ? labels.get(i) : "";
      if (i >= fields) {
        findings.add(Finding.ofColumn(Finding.Code.EXTRA_LABEL, label, i + 1));
      } else if (i >= labels.size()) {
        String name = schema.fields().get(i).name();
        findings.add(Finding.ofColumn(Finding.Code.MISSING_LABEL, name, i + 1));
      } else if (!label.isEmpty() && !label.equals(schema.fields().get(i).name())) {
        String name = schema.fields().get(i).name();
        findings.add(Finding.ofColumn(Finding.Code.INCORRECT_LABEL, label, i + 1, name));
      }
    }
  }

  private void missing(Iterable<String> names) {
    int position = labels.size();
    for (String name : names) {
      if (!labels.contains(name)) {
        add(Finding.Code.MISSING_LABEL, name, ++position);
      }
    }
  }

  /** A table that shares no column with its schema is another one, even if nothing is required. */
  private void unmatched() {
    List<String> expected = schema.names();
    if (findings.stream().noneMatch(one -> one.code() == Finding.Code.MISSING_LABEL)
        && Collections.disjoint(labels, expected)) {
      findings.add(Finding.ofTable(Finding.Code.UNMATCHED_HEADER, ""));
    }
  }

  private void extra(Finding.Code code) {
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).isEmpty() && schema.field(labels.get(i)).isEmpty()) {
        add(code, labels.get(i), i + 1);
      }
    }
  }

  private void add(Finding.Code code, String column, int position) {
    Optional<String> alike = alike(column);
    String detail = alike.isEmpty() ? "" : Finding.ALIKE;
    findings.add(new Finding(code, detail, null, column, position, null, alike.stream().toList()));
  }

  /**
   * The unknown column for a missing one, or the other way round, if their letters are those of no
   * other.
   */
  private Optional<String> alike(String column) {
    String letters = letters(column);
    String label = unknown.get(letters);
    String name = absent.get(letters);
    return label == null || name == null
        ? Optional.empty()
        : Optional.of(column.equals(label) ? name : label);
  }

  /** Names by what remains of them without case, accents and signs, if it is that of one only. */
  private static Map<String, String> byLetters(Stream<String> names) {
    Map<String, String> known = new HashMap<>();
    Set<String> several = new HashSet<>(Set.of(""));
    names
        .distinct()
        .filter(name -> known.putIfAbsent(letters(name), name) != null)
        .forEach(name -> several.add(letters(name)));
    known.keySet().removeAll(several);
    return known;
  }

  private static String letters(String name) {
    return SIGNS.matcher(PlainLetters.of(name)).replaceAll("");
  }

  /** As in Validata, the order is reported only if nothing else is. */
  private void warn() {
    extra(Finding.Code.EXTRA_HEADER_WARN);
    Set<String> known = new HashSet<>(labels);
    List<String> expected = schema.names();
    int position = labels.size();
    for (String name : expected) {
      if (!known.contains(name) && !schema.indispensable().contains(name)) {
        findings.add(Finding.ofColumn(Finding.Code.MISSING_HEADER_WARN, name, ++position));
      }
    }
    if (findings.isEmpty() && !expected.equals(labels)) {
      findings.add(
          Finding.ofTable(Finding.Code.DISORDERED_HEADER_WARN, "", String.join(", ", expected)));
    }
  }
}
