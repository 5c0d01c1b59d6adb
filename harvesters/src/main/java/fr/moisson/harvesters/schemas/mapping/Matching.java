package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.json.CodedValues;
import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.values.DateText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Matches a source's columns with those of the schema. Each is used once. Among several candidates,
 * columns with values come first, then those whose values the schema's column can hold, then those
 * whose name gives their unit, then the surer and earlier names.
 */
final class Matching {

  private static final double FEW = 0.2;

  /** By what things are called, which says seldom of what kind they are: « Borne-fontaine ». */
  private static final Set<String> NAMES =
      Set.of("nom", "name", "libelle", "toponyme", "designation");

  private final List<SourceColumn> sources;
  private final Conversions conversions;
  private final Set<String> used = new HashSet<>();

  /** Columns of the schema that hold the owner's own identifier of a thing, in words or numbers. */
  private final Set<String> otherwise = new HashSet<>();

  Matching(List<SourceColumn> sources, Conversions conversions) {
    this.sources = sources;
    this.conversions = conversions;
  }

  /**
   * A source's column for one of the schema.
   *
   * @param rule of the field
   * @param isTelling whether the name is unambiguous
   * @param unit of the source; null if nothing is measured, or it is unknown
   */
  record Found(
      Field field,
      ColumnRule rule,
      SourceColumn source,
      ColumnName.Reading reading,
      int rank,
      boolean isTelling,
      @Nullable Unit unit,
      Conversion conversion) {

    Filling filling() {
      String column = field.name();
      return (row, draft) -> {
        String raw = row.value(source.column()).strip();
        if (!raw.isEmpty()) {
          draft.take(column, conversion, raw);
        }
      };
    }

    Fit.Match match() {
      return new Fit.Match(field.name(), List.of(source.column()), valid());
    }

    double valid() {
      return source.share(value -> !conversion.convert(value).isLost());
    }

    /** Whether it measures, and gives ranges: « 10 à 15 m », « &lt; 50 ». */
    boolean isOfClasses() {
      return rule.notation().wanted().isPresent() && source.isMostly(NumberConversion::isClass);
    }

    /** Whether its values are periods rather than days: years, months and winters. */
    boolean isOfPeriods() {
      return field.type().name().equals("date")
          && source.isMostly(value -> DateText.read(value).isPresent());
    }

    /** Whether no value is one of the schema's, even if all could be mapped to « autre ». */
    boolean isUnknown() {
      return !source.isEmpty()
          && source.values().stream().allMatch(value -> conversion.convert(value).isOther());
    }

    /** Whether some of its values are numbers that cannot be used for want of a unit. */
    boolean lacksUnit() {
      return unit == null
          && source.values().stream()
              .anyMatch(
                  value ->
                      NumberConversion.number(value) != null && conversion.convert(value).isLost());
    }

    /** Whether it measures, and its name does not give the unit. */
    boolean isWithoutUnit() {
      return rule.notation().wanted().isPresent() && reading.unit() == null;
    }
  }

  /** Uses a column and, if it holds labels, that of their codes. */
  void use(SourceColumn source) {
    used.add(source.column());
    codes(source).map(SourceColumn::column).forEach(used::add);
  }

  void free(SourceColumn source) {
    used.remove(source.column());
  }

  boolean isUsed(SourceColumn source) {
    return used.contains(source.column());
  }

  Stream<SourceColumn> unused() {
    return sources.stream().filter(source -> !isUsed(source));
  }

  /** Conversion of a column that is read in addition to the one that the rule found. */
  Conversion conversion(Field field, ColumnRule.Notation notation, SourceColumn source) {
    return conversions.of(field, notation, source, ColumnNames.key(source.column()), null, null);
  }

  /** Unused columns under any of these names, the likeliest first. */
  Stream<SourceColumn> allNamed(Stream<String> names) {
    return names
        .map(ColumnNames::key)
        .flatMap(
            key ->
                sources.stream()
                    .filter(source -> !isUsed(source) && source.name().as(key).isPresent()))
        .distinct();
  }

  /** The likeliest of them, preferably one with values. */
  Optional<SourceColumn> named(Stream<String> names) {
    return allNamed(names).min(Comparator.comparing(SourceColumn::isEmpty));
  }

  /**
   * @param rules by column of the schema
   */
  Map<String, Found> all(TableSchema schema, Map<String, ColumnRule> rules) {
    List<Found> candidates = new ArrayList<>();
    rules.values().stream()
        .flatMap(rule -> Stream.ofNullable(rule.otherwise()))
        .forEach(otherwise::add);
    for (Field field : schema.fields()) {
      ColumnRule rule = rules.get(field.name());
      if (rule != null) {
        candidates.addAll(candidates(field, rule));
      }
    }
    Map<Found, Boolean> unfit = new HashMap<>();
    candidates.forEach(found -> unfit.put(found, isUnfit(found)));
    candidates.sort(
        Comparator.comparing((Found found) -> found.source().isEmpty())
            .thenComparing(unfit::get)
            .thenComparing(this::isCodeOfText)
            .thenComparing(Found::isWithoutUnit)
            .thenComparing(found -> found.reading().likeness())
            .thenComparing(found -> !found.isTelling())
            .thenComparing(Found::rank));
    Map<String, Found> chosen = new HashMap<>();
    for (Found found : candidates) {
      if (!chosen.containsKey(found.field().name()) && !isUsed(found.source())) {
        chosen.put(found.field().name(), found);
        use(found.source());
      }
    }
    return chosen;
  }

  /**
   * An identifier that another column can take if it is not a number only has to tell rows apart.
   */
  private static boolean isUnfit(Found found) {
    ColumnRule rule = found.rule();
    return rule.compute() == ColumnRule.Compute.NUMBER && rule.otherwise() != null
        ? !found.source().isOfIdentifiers(found.isTelling())
        : found.valid() < FEW;
  }

  /** « descriptio » may not be that of the tree pit, and « date_de_la » is no title. */
  private static boolean isCutInFirstWord(ColumnName.Reading reading, String synonym) {
    return reading.likeness() == ColumnName.Likeness.TRUNCATED
        && (synonym.indexOf('_') > ColumnNames.SHAPEFILE_LENGTH || synonym.indexOf(' ') > 0);
  }

  /**
   * Whether a text column would get codes, although their labels are in the next column. Codes of a
   * nomenclature are what its column is for.
   */
  private boolean isCodeOfText(Found found) {
    String label = found.source().column() + CodedValues.LABEL;
    return found.rule().notation().codes() == null
        && found.field().type().name().equals("string")
        && sources.stream().anyMatch(source -> source.column().equals(label) && !source.isEmpty());
  }

  /** Whether a text column would get coordinates: « localisation » is an address elsewhere. */
  private static boolean isPlaceOfText(Field field, ColumnRule rule, SourceColumn source) {
    return field.type().name().equals("string")
        && rule.compute() == null
        && !source.name().isCalled(field.name())
        && source.isMostly(PositionColumns::isPlace);
  }

  /** The column with the codes that a column of labels explains. */
  private Stream<SourceColumn> codes(SourceColumn labels) {
    return sources.stream()
        .filter(source -> labels.column().equals(source.column() + CodedValues.LABEL));
  }

  private List<Found> candidates(Field field, ColumnRule rule) {
    List<Found> candidates = new ArrayList<>();
    ColumnRule.Names names = rule.names();
    boolean isElsewise = names.unless().stream().anyMatch(this::isThere);
    boolean isInParts = !Joined.isDate(field) && isInParts(names); // a whole date is surer
    boolean isNumber = otherwise.contains(field.name());
    boolean isKey = rule.compute() == ColumnRule.Compute.NUMBER;
    Map<String, String> synonyms = new LinkedHashMap<>();
    names.of(field.name()).forEach(name -> synonyms.putIfAbsent(ColumnNames.key(name), name));
    List<Map.Entry<String, String>> named =
        synonyms.entrySet().stream()
            .filter(name -> !isInParts || isTelling(name.getKey(), names))
            .filter(name -> !isElsewise || isCertain(name.getKey(), names))
            .toList();
    for (int rank = 0; rank < named.size(); rank++) {
      String name = named.get(rank).getKey();
      String synonym = named.get(rank).getValue();
      for (SourceColumn source : sources) {
        Optional<ColumnName.Reading> reading = source.name().as(name);
        if (reading.isPresent()
            && !isCutInFirstWord(reading.get(), synonym)
            && !isUsed(source)
            && (names.whenLatin().stream().noneMatch(synonym::equals)
                || LatinAmongFrench.areSpecies(source))
            && !isPlaceOfText(field, rule, source)
            && !(isNumber && !isTelling(name, names) && source.isOfKinds())
            && !(isKey && !isTelling(name, names) && !source.isOfIdentifiers())) {
          Unit unit = conversions.unit(rule.notation(), reading.get().unit(), source).orElse(null);
          Conversion conversion =
              conversions.of(field, rule.notation(), source, name, unit, reading.get().unit());
          boolean isTelling = isTelling(name, names);
          Found found =
              new Found(field, rule, source, reading.get(), rank, isTelling, unit, conversion);
          if (!NAMES.contains(name) || !found.isUnknown()) {
            candidates.add(found);
          }
        }
      }
    }
    return candidates;
  }

  private boolean isThere(String column) {
    String key = ColumnNames.key(column);
    return sources.stream().anyMatch(source -> source.name().as(key).isPresent());
  }

  /** Whether a name is neither that of the field itself nor ambiguous. */
  private static boolean isCertain(String name, ColumnRule.Names names) {
    return names.from().stream().map(ColumnNames::key).anyMatch(name::equals);
  }

  private static boolean isTelling(String name, ColumnRule.Names names) {
    return names.maybe().stream().map(ColumnNames::key).noneMatch(name::equals);
  }

  /**
   * Whether the last of the parts to join is there, so that the parts come before ambiguous names.
   */
  private boolean isInParts(ColumnRule.Names names) {
    List<OneOrMore> parts = names.join();
    return !parts.isEmpty()
        && allNamed(parts.get(parts.size() - 1).stream()).anyMatch(one -> !one.isEmpty());
  }
}
