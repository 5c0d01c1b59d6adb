package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.Finding.Code;
import fr.moisson.harvesters.schemas.types.GeopointType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A check of Validata, as its <a
 * href="https://git.opendatafrance.net/validata/validata-core">documentation</a> describes it:
 * skipped if the table lacks the columns, and in lines whose cells there are empty, unless the
 * check is about just that.
 */
interface RowCheck {

  String ONE_OF = "one-of-required";

  /** Parameters that name columns; each check uses some of them. */
  List<String> COLUMNS = List.of("column", "column1", "column2", "columns", "othercolumns");

  void check(Line line);

  /**
   * The check that a schema requests.
   *
   * @param told receives findings about the whole table, such as an unknown check
   * @return empty if there is nothing to check
   */
  static Optional<RowCheck> of(CustomCheck check, FieldColumns columns, Consumer<Finding> told) {
    RowCheck known =
        switch (check.name()) {
          case "french-siren-value", "siren" ->
              cell(check, Code.FRENCH_SIREN_VALUE, FrenchFormats::siren);
          case "french-siret-value", "siret" ->
              cell(check, Code.FRENCH_SIRET_VALUE, FrenchFormats::siret);
          case "phone-number-value" ->
              cell(check, Code.PHONE_NUMBER_VALUE, FrenchFormats::phoneNumber);
          case "nomenclature-actes-value", "nomenclature-acte" ->
              cell(check, Code.NOMENCLATURE_ACTES, FrenchFormats::nomenclatureActes);
          case "year-interval-value" -> yearInterval(check);
          case "opening-hours-value" -> cell(check, Code.OPENING_HOURS_VALUE, OpeningHours::check);
          case "french-gps-coordinates" -> coordinates(check);
          case "cohesive-columns-value" -> new ColumnChecks.Cohesive(columns(check));
          case ONE_OF -> new ColumnChecks.OneOf(columns(check));
          case "compare-columns-value" -> compared(check);
          case "sum-columns-value" ->
              new ColumnChecks.Sum(
                  check.param("column"), check.params().getOrDefault("columns", List.of()));
          default -> null;
        };
    if (known == null || columns(check).isEmpty()) {
      told.accept(Finding.ofTable(Code.CHECK_ERROR, "", check.name()));
      return Optional.empty();
    }
    return columns(check).stream().allMatch(columns::has)
        ? Optional.of(known)
        : incomplete(check, columns, told);
  }

  /** If only some of the columns exist, the check only reports that the others are missing. */
  private static Optional<RowCheck> incomplete(
      CustomCheck check, FieldColumns columns, Consumer<Finding> told) {
    List<String> all = columns(check);
    List<String> present = all.stream().filter(columns::has).toList();
    String names = String.join(", ", all);
    if (check.name().equals(ONE_OF)) {
      if (present.isEmpty()) {
        told.accept(Finding.ofTable(Code.ONE_OF_REQUIRED, "columns", names));
        return Optional.empty();
      }
      return Optional.of(new ColumnChecks.OneOf(present));
    }
    if (check.name().equals("cohesive-columns-value") && !present.isEmpty()) {
      told.accept(Finding.ofTable(Code.COHESIVE_COLUMNS_VALUE, "columns", names));
    }
    return Optional.empty();
  }

  /** All columns that the check involves. */
  private static List<String> columns(CustomCheck check) {
    return COLUMNS.stream()
        .flatMap(key -> check.params().getOrDefault(key, List.of()).stream())
        .toList();
  }

  /**
   * A check of one cell.
   *
   * @param fault gives the detail of the finding for a text; empty if it is valid
   */
  private static RowCheck cell(
      CustomCheck check, Code code, Function<String, Optional<String>> fault) {
    String column = check.param("column");
    return line -> {
      if (line.value(column) != null) {
        fault.apply(line.text(column)).ifPresent(detail -> line.tell(code, detail, column));
      }
    };
  }

  /** Null for an unknown operator. */
  private static @Nullable RowCheck compared(CustomCheck check) {
    String operator = check.param("op");
    return ColumnChecks.Compared.OPERATORS.contains(operator)
        ? new ColumnChecks.Compared(check.param("column"), operator, check.param("column2"))
        : null;
  }

  private static RowCheck yearInterval(CustomCheck check) {
    String stated = check.param("allow-year-only");
    boolean allowsYear = stated.equals("yes") || stated.equals("true");
    return cell(
        check, Code.YEAR_INTERVAL_VALUE, text -> FrenchFormats.yearInterval(text, allowsYear));
  }

  private static RowCheck coordinates(CustomCheck check) {
    String column = check.param("column");
    GeopointType asText = new GeopointType("default");
    return line -> {
      Object value = line.value(column);
      // Schemas declare the column as text as often as they declare it as a point.
      Object point =
          value instanceof String text ? asText.read(text.replaceAll("[\\[\\]]", "")) : value;
      if (value != null && !(point instanceof GeopointType.Point)) {
        line.tell(Code.FRENCH_GPS_COORDINATES, "", column);
      } else if (point instanceof GeopointType.Point place) {
        double x = place.longitude().doubleValue();
        double y = place.latitude().doubleValue();
        if (!FrenchFormats.isInFrance(x, y)) {
          boolean isReversed = FrenchFormats.isInFrance(y, x);
          line.tell(
              isReversed ? Code.REVERSED_FRENCH_GPS_COORDINATES : Code.FRENCH_GPS_COORDINATES,
              "",
              column);
        }
      }
    };
  }
}
