package fr.moisson.harvesters.schemas.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a table. Like a notice, it is kept as data; {@link FindingMessages} turns it into a
 * sentence.
 *
 * @param detail which constraint, which type; empty if the code is precise enough
 * @param line as {@link fr.moisson.harvesters.formats.Record} counts; null for the header and for
 *     the whole file
 * @param column name of the field, or of the column if there is no field
 * @param position of the column, from 1
 * @param value as written, truncated if long
 * @param args further arguments of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Finding(
    Code code,
    String detail,
    @Nullable Long line,
    @Nullable String column,
    @Nullable Integer position,
    @Nullable String value,
    List<String> args) {

  /** The detail of a missing or unknown column whose name another nearly has. */
  public static final String ALIKE = "alike";

  private static final int LONGEST_VALUE = 200;

  public Finding {
    detail = detail == null ? "" : detail;
    value = value == null ? null : cut(value);
    args = args == null ? List.of() : args.stream().map(Finding::cut).toList();
  }

  private static String cut(String text) {
    return Beginning.withEllipsis(text, LONGEST_VALUE);
  }

  /** The same finding with the text that the producer wrote. */
  public Finding saying(String written) {
    return new Finding(code, detail, line, column, position, written, args);
  }

  /** A finding about a whole file, or its header. */
  public static Finding ofTable(Code code, String detail, String... args) {
    return new Finding(code, detail, null, null, null, null, List.of(args));
  }

  /** A finding made of a notice about the file. */
  public static Finding ofNotice(Code code, Notice notice) {
    List<String> args = new ArrayList<>(List.of(notice.code().name()));
    args.addAll(notice.args());
    return new Finding(code, "", notice.row(), null, null, null, args);
  }

  /** A finding made of a notice about lost rows, whose code is the detail. */
  public static Finding ofLost(Notice notice) {
    Finding lost = ofNotice(Code.ROW_LOST, notice);
    return new Finding(
        lost.code(), notice.code().name(), lost.line(), null, null, null, lost.args());
  }

  /** A finding about a column of the header. */
  public static Finding ofColumn(Code code, String column, int position, String... args) {
    return new Finding(code, "", null, column, position, null, List.of(args));
  }

  /**
   * The codes that users of Validata know: those of frictionless-py 5, and the warnings and further
   * checks in validata-core's {@code ERRORS.md}; then our own for what is lost in the mapping to
   * the schema.
   */
  public enum Code {
    /** The file cannot be read to its end, or other software reads another table in it. */
    SOURCE_ERROR,
    /** The file has bytes that are invalid in its stated or detected encoding. */
    ENCODING_ERROR,
    BLANK_HEADER,
    BLANK_LABEL,
    DUPLICATE_LABEL,
    MISSING_LABEL,
    EXTRA_LABEL,
    INCORRECT_LABEL,
    /** No column of the table is one of the schema. */
    UNMATCHED_HEADER,
    BLANK_ROW,
    MISSING_CELL,
    EXTRA_CELL,
    TYPE_ERROR,
    CONSTRAINT_ERROR,
    UNIQUE_ERROR,
    PRIMARY_KEY,
    FOREIGN_KEY,

    ONE_OF_REQUIRED,
    COHESIVE_COLUMNS_VALUE,
    COMPARE_COLUMNS_VALUE,
    SUM_COLUMNS_VALUE,
    PHONE_NUMBER_VALUE,
    YEAR_INTERVAL_VALUE,
    OPENING_HOURS_VALUE,
    FRENCH_GPS_COORDINATES,
    REVERSED_FRENCH_GPS_COORDINATES,
    NOMENCLATURE_ACTES,
    FRENCH_SIREN_VALUE,
    FRENCH_SIRET_VALUE,

    /** Warning: an optional column is missing. */
    MISSING_HEADER_WARN,
    /** Warning: a column that the schema does not have. */
    EXTRA_HEADER_WARN,
    /** Warning: all columns are there, in another order. */
    DISORDERED_HEADER_WARN,
    /** Warning: the schema requests an unknown check. */
    CHECK_ERROR,
    /** Warning: the table that a foreign key refers to is not available. */
    FOREIGN_KEY_WARN,
    /** Our own warning: the file in the schema lacks a value of the producer's file. */
    VALUE_EMPTIED,
    /** Our own warning: the file in the schema lacks rows of the producer's file. */
    ROW_LOST;

    /** The code in reports, e.g. {@code missing-label}. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Code of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether a line repeats the key of an earlier one. */
    public boolean isOfKey() {
      return this == UNIQUE_ERROR || this == PRIMARY_KEY;
    }

    /** Whether the message is that of a notice, whose code is the first of {@link #args}. */
    boolean isOfNotice() {
      return this == SOURCE_ERROR || this == ENCODING_ERROR || this == ROW_LOST;
    }

    /** Whether a table with such findings is still valid. */
    public boolean isWarning() {
      return compareTo(MISSING_HEADER_WARN) >= 0;
    }
  }
}
