package fr.moisson.harvesters.schemas.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a table. Like a notice, it is kept as data; {@link FindingMessages}
 * makes sentences of it.
 *
 * @param detail which constraint, which type; empty where the code says it all
 * @param line as {@link fr.moisson.harvesters.formats.Record} counts; null for the header and for
 *     the whole file
 * @param column name of the field, or of the column where there is no field
 * @param position of the column, from 1
 * @param value as written, cut if it is long
 * @param args what else the message names
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

  private static final int LONGEST_VALUE = 200;

  public Finding {
    detail = detail == null ? "" : detail;
    value = value == null ? null : cut(value);
    args = args == null ? List.of() : args.stream().map(Finding::cut).toList();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  /** The same in words of who wrote the table. */
  public Finding saying(String written) {
    return new Finding(code, detail, line, column, position, written, args);
  }

  /** About a whole file, or its header. */
  public static Finding ofTable(Code code, String detail, String... args) {
    return new Finding(code, detail, null, null, null, null, List.of(args));
  }

  /** What a notice about the file says. */
  public static Finding ofNotice(Code code, Notice notice) {
    List<String> args = new ArrayList<>(List.of(notice.code().name()));
    args.addAll(notice.args());
    return new Finding(code, "", notice.row(), null, null, null, args);
  }

  /** What a notice says of rows that are lost, by its code. */
  public static Finding ofLost(Notice notice) {
    Finding lost = ofNotice(Code.ROW_LOST, notice);
    return new Finding(
        lost.code(), notice.code().name(), lost.line(), null, null, null, lost.args());
  }

  /** About a column of the header. */
  public static Finding ofColumn(Code code, String column, int position, String... args) {
    return new Finding(code, "", null, column, position, null, List.of(args));
  }

  /**
   * The codes that users of Validata know: those of frictionless-py 5, the warnings and the further
   * checks that validata-core names in its {@code ERRORS.md}; then what is lost on the way to the
   * schema.
   */
  public enum Code {
    /** The file cannot be read to its end. */
    SOURCE_ERROR,
    /** The file has bytes that are not of its encoding, stated or found. */
    ENCODING_ERROR,
    BLANK_HEADER,
    BLANK_LABEL,
    DUPLICATE_LABEL,
    MISSING_LABEL,
    EXTRA_LABEL,
    INCORRECT_LABEL,
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

    /** Warning: a column that may be missing is. */
    MISSING_HEADER_WARN,
    /** Warning: a column that the schema does not know. */
    EXTRA_HEADER_WARN,
    /** Warning: all columns are there, in another order. */
    DISORDERED_HEADER_WARN,
    /** Warning: the schema asks for a check that nobody knows. */
    CHECK_ERROR,
    /** Warning: the table that a foreign key refers to is not at hand. */
    FOREIGN_KEY_WARN,
    /** Warning of ours: the file in the schema is without a value that the producer's has. */
    VALUE_EMPTIED,
    /** Warning of ours: it is without rows that the producer's has. */
    ROW_LOST;

    /** As it stands in reports, e.g. {@code missing-label}. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Code of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether a line says the same as one before it, be it in other words. */
    public boolean isOfKey() {
      return this == UNIQUE_ERROR || this == PRIMARY_KEY;
    }

    /** Whether the message is that of a notice, whose code is the first of {@link #args}. */
    boolean isOfNotice() {
      return this == SOURCE_ERROR || this == ENCODING_ERROR || this == ROW_LOST;
    }

    /** Whether a table that has it is no less valid. */
    public boolean isWarning() {
      return compareTo(MISSING_HEADER_WARN) >= 0;
    }
  }
}
