package fr.moisson.harvesters.schemas.mapping;

import static java.util.stream.Collectors.toSet;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.schemas.CellCheck;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.values.DateText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses how the values of a source's column are read for a column of the schema. */
final class Conversions {

  private static final double MOST = 0.8;

  private static final double HALF = 0.5;

  /** Factor by which a number may be outside the usual range: saplings, and veterans. */
  private static final double FAR = 2.5;

  private static final Pattern CODE = Pattern.compile("0\\d+");

  private final MappingFile file;

  /** Names of the schema's columns. */
  private final Set<String> columns;

  private final Map<String, Nomenclature> nomenclatures;

  /** Whether the source already follows the schema, so that valid values are taken as they are. */
  private final boolean isExact;

  /** Whether the source has all columns of the schema, which is no coincidence. */
  private final boolean isComplete;

  /** Columns with opening hours. */
  private final Set<String> hours;

  Conversions(Mapping mapping, boolean isExact, boolean isComplete) {
    this.file = mapping.file();
    this.columns = Set.copyOf(mapping.schema().names());
    this.hours =
        mapping.schema().customChecks().stream()
            .filter(check -> check.name().equals("opening-hours-value"))
            .map(check -> check.param("column"))
            .collect(toSet());
    this.nomenclatures = mapping.nomenclatures();
    this.isExact = isExact;
    this.isComplete = isComplete;
  }

  /**
   * The conversion of a column.
   *
   * @param synonym key of the name under which the column was found
   * @param inName unit that the column's name gives
   */
  Conversion of(
      Field field,
      ColumnRule.Notation notation,
      SourceColumn source,
      String synonym,
      @Nullable Unit unit,
      @Nullable Unit inName) {
    MissingWords missing =
        new MissingWords(Stream.concat(file.missing().stream(), notation.missing().stream()));
    ValueTable table =
        ValueTable.of(
            file.values().getOrDefault(field.name(), Map.of()), ownTable(source, synonym));
    Conversion read = typed(field, notation, source, unit);
    // Of days in a text, the pattern sees only the form.
    boolean areDays = field.type().name().equals("string") && Joined.isDate(field);
    return new CheckedConversion(
        field,
        missing,
        table,
        read,
        plausible(notation, source, unit, inName, read),
        new CellCheck(field),
        DateOrder.of(field, source.values()),
        isExact && !areDays && isAsTheSchemaWants(notation, unit));
  }

  /**
   * The mapping's table for this producer's column, whose codes may be of another list than the
   * schema's, or which may say the contrary. « HORS_SERVI » and « PEI hors service » have that of
   * {@code hors_service}, by which they were found.
   */
  private Map<String, String> ownTable(SourceColumn source, String synonym) {
    return file.values().keySet().stream()
        .filter(said -> !columns.contains(said))
        .filter(said -> source.name().isCalled(said) || ColumnNames.key(said).equals(synonym))
        .findFirst()
        .map(said -> file.values().get(said))
        .orElse(Map.of());
  }

  private Conversion typed(
      Field field, ColumnRule.Notation notation, SourceColumn source, @Nullable Unit unit) {
    return switch (field.type().name()) {
      case "number", "integer" ->
          new NumberConversion(
              unit, notation.wanted().orElse(null), field.type().name().equals("integer"));
      case "boolean" -> new BooleanConversion(field.type());
      case "date" -> dates(field, notation, source);
      case "year" -> years(notation.areDatesRecent());
      default -> text(field, notation, source);
    };
  }

  private Conversion text(Field field, ColumnRule.Notation notation, SourceColumn source) {
    if (hours.contains(field.name())) {
      return new HoursConversion();
    }
    if (notation.codes() != null) {
      return codes(notation.codes());
    }
    Conversion text =
        new TextConversion(field, DateOrder.of(field, source.values()), notation.areDatesRecent());
    boolean isName = file.latinName() != null && field.name().equals(file.latinName().vernacular());
    // A bare number is the code of a name, which no reader knows.
    return isName
        ? raw -> NumberConversion.number(raw) == null ? text.convert(raw) : MappedCell.LOST
        : text;
  }

  private static Conversion dates(Field field, ColumnRule.Notation notation, SourceColumn source) {
    boolean areRecent = notation.areDatesRecent();
    if (field.type().format().equals("%Y")) {
      return years(areRecent);
    }
    DateOrder order = DateOrder.of(field, source.values());
    List<DateText> dates =
        source.values().stream()
            .flatMap(raw -> order.dayFirst(raw).stream())
            .flatMap(raw -> DateConversion.date(raw, areRecent).stream())
            .toList();
    long firsts = dates.stream().filter(date -> DateConversion.isFirstOfYear(date.first())).count();
    long years = dates.stream().map(date -> date.first().getYear()).distinct().count();
    return new DateConversion(order, years > 1 && firsts >= MOST * dates.size(), areRecent);
  }

  private static Conversion years(boolean areRecent) {
    return raw ->
        DateConversion.date(Numbers.whole(raw), areRecent)
            .map(date -> MappedCell.of(date.iso().substring(0, "2020".length())))
            .orElse(MappedCell.LOST);
  }

  private Conversion codes(String list) {
    Nomenclature nomenclature = nomenclatures.getOrDefault(list, Nomenclature.NONE);
    return raw ->
        nomenclature.find(raw).map(entry -> MappedCell.of(entry.code())).orElse(MappedCell.LOST);
  }

  /**
   * The unit: stated in the notation, given by the column's name, or guessed by the size of the
   * values.
   */
  Optional<Unit> unit(ColumnRule.Notation notation, @Nullable Unit inName, SourceColumn source) {
    if (notation.unit() != null) {
      return notation.stated();
    }
    if (inName != null) {
      return Optional.of(inName);
    }
    Unit implied = source.name().impliedUnit();
    if (implied != null && notation.to() != null) {
      return Optional.of(implied);
    }
    Optional<Unit> wanted = notation.wanted();
    if (isComplete || wanted.isEmpty() || notation.ranges().isEmpty()) {
      return wanted;
    }
    Optional<Unit> guessed = guessed(notation, source);
    // A producer that uses the schema's names may still measure in its own units.
    return isExact ? guessed.or(() -> wanted) : guessed;
  }

  /**
   * If the unit is guessed, or most values contradict the one in the name, a number far outside its
   * usual range that fits another unit was measured in that one: « 0,95 » among girths of 80 and 90
   * cm, or under « Circonférence (cm) » that holds metres.
   */
  private Conversion plausible(
      ColumnRule.Notation notation,
      SourceColumn source,
      @Nullable Unit unit,
      @Nullable Unit inName,
      Conversion typed) {
    List<Double> own =
        unit == null ? null : notation.ranges().get(unit.name().toLowerCase(Locale.ROOT));
    boolean isStated = isComplete || notation.unit() != null;
    if (own == null || isStated) {
      return typed;
    }
    Optional<Unit> guessed = guessed(notation, source);
    boolean isAsGuessed = guessed.equals(Optional.ofNullable(unit));
    boolean isDoubtful = inName == null ? isAsGuessed : guessed.isPresent() && !isAsGuessed;
    if (!isDoubtful) {
      return typed;
    }
    return raw -> {
      BigDecimal number = NumberConversion.number(raw);
      double value = number == null ? 0 : number.doubleValue();
      boolean isFar = value > 0 && (value * FAR < own.get(0) || value > own.get(1) * FAR);
      boolean isOther =
          notation.ranges().values().stream().anyMatch(other -> isWithin(other, value));
      return isFar && isOther ? MappedCell.LOST : typed.convert(raw);
    };
  }

  private static boolean isAsTheSchemaWants(ColumnRule.Notation notation, @Nullable Unit unit) {
    return unit == null || notation.wanted().filter(wanted -> wanted != unit).isEmpty();
  }

  private static Optional<Unit> guessed(ColumnRule.Notation notation, SourceColumn source) {
    // Bare numbers under « Hauteur (classe) » are those of classes, as are « 04 », « 07 », « 10 »;
    // but one « 05 » among heights of 10 and 17 is a slip of the hand.
    long codes = source.values().stream().filter(value -> CODE.matcher(value).matches()).count();
    boolean areCodes = codes > 0 && codes >= HALF * source.values().size();
    if (areCodes || source.name().contains("classe")) {
      return Optional.empty();
    }
    List<BigDecimal> numbers =
        source.values().stream()
            .map(NumberConversion::number)
            .filter(Objects::nonNull)
            .filter(number -> number.signum() > 0)
            .sorted()
            .toList();
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    // Of two in the middle, the lower one: what is too large for its unit is less common.
    double median = numbers.get((numbers.size() - 1) / 2).doubleValue();
    List<String> fitting =
        notation.ranges().entrySet().stream()
            .filter(range -> isWithin(range.getValue(), median))
            .map(Map.Entry::getKey)
            .toList();
    return fitting.size() == 1 ? Unit.named(fitting.get(0)) : Optional.empty();
  }

  private static boolean isWithin(List<Double> range, double value) {
    return range.size() == 2 && value >= range.get(0) && value <= range.get(1);
  }
}
