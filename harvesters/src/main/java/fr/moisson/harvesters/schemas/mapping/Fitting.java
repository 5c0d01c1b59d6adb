package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determines how one mapping fits one table. */
final class Fitting {

  private final Mapping mapping;
  private final MappingFile file;
  private final TableSchema schema;
  private final List<Row> sample;
  private final List<SourceColumn> sources;
  private final Set<String> passing;
  private final boolean isExact;
  private final MissingWords missing;
  private final Matching matching;
  private final Evidence evidence;
  private final List<Filling> fillings = new ArrayList<>();

  /** Fillings that read what the others have written. */
  private final List<Filling> lastFillings = new ArrayList<>();

  private final List<Notice> notices = new ArrayList<>();
  private final Places places;

  Fitting(Mapping mapping, Title title, List<String> columns, List<Row> sample) {
    this.mapping = mapping;
    this.file = mapping.file();
    this.schema = mapping.schema();
    this.sample = sample;
    this.missing = new MissingWords(file.missing().stream());
    this.sources = SourceColumn.of(columns, sample, mapping, missing);
    this.passing = SourceColumn.passing(sources, mapping);
    this.isExact = isExact(columns);
    this.matching =
        new Matching(
            sources,
            new Conversions(mapping, isExact, isExact && columns.size() == schema.fields().size()));
    sources.stream().filter(source -> passing.contains(source.column())).forEach(matching::use);
    this.evidence =
        new Evidence(
            mapping,
            title,
            sources,
            SourceColumn.withheld(columns, sample, mapping, missing),
            sample.size());
    this.places = Places.of(sample);
  }

  /**
   * Whether the table already follows the schema: no column is foreign, none required is missing.
   */
  private boolean isExact(List<String> columns) {
    List<String> names = schema.names();
    return names.containsAll(columns) && columns.containsAll(schema.indispensable());
  }

  Fit fit() {
    List<Excluding> excluding = isExact ? List.of() : Excluding.all(file, matching);
    Map<String, ColumnRule> rules = new LinkedHashMap<>();
    schema.fields().forEach(field -> rules.put(field.name(), file.rule(field.name())));
    MappingFile.LatinName latin = file.latinName();
    if (latin != null && !isExact) {
      fitLatin(latin, rules);
    }
    Map<String, Matching.Found> found = matching.all(schema, rules);
    LoneIdentifier.add(found, schema, rules, matching);
    rules.forEach((column, rule) -> fill(column, rule, found));
    fillings.addAll(WithinText.of(rules, found, missing));
    fillings.addAll(lastFillings);
    fillings.addAll(Computed.areas(mapping));
    List<String> fields = schema.names();
    List<String> others = others();
    boolean keeps = Boolean.TRUE.equals(file.keepOthers());
    // A column with the name of a field whose place another has taken cannot be kept under it.
    List<String> kept = others.stream().filter(name -> keeps && !fields.contains(name)).toList();
    List<String> left = others.stream().filter(name -> !kept.contains(name)).toList();
    if (!left.isEmpty()) {
      notices.add(Notice.of(Notice.Code.COLUMNS_NOT_MAPPED, left, schema.name()));
    }
    return new Fit(
        mapping.name(),
        schema,
        Stream.concat(fields.stream(), kept.stream()).toList(),
        evidence.confidence(
            isExact, places.areOtherThan(mapping) || Excluding.areAllOut(sample, excluding)),
        evidence.matches(),
        evidence.lacking(),
        List.copyOf(notices),
        new Fit.Plan(List.copyOf(fillings), excluding, remarks(), kept));
  }

  /** Fills the columns of Latin names, to which no other rule applies then. */
  private void fitLatin(MappingFile.LatinName latin, Map<String, ColumnRule> rules) {
    LatinFitting fitting =
        new LatinFitting(latin, Genera.of(latin.genera()), rules, matching, missing, evidence);
    Optional<LatinReading> names = fitting.fit();
    names.ifPresent(fillings::add);
    ColumnRule vernacular = rules.getOrDefault(latin.vernacular(), ColumnRule.PLAIN);
    MissingWords noNames = new MissingWords(vernacular.notation().missing().stream());
    names.ifPresent(
        reading -> lastFillings.add((row, draft) -> reading.fillVernacular(row, draft, noNames)));
    fitting.amongFrench().ifPresent(lastFillings::add);
    rules.keySet().removeAll(fitting.columns());
  }

  private @Nullable String remarks() {
    String column = file.remarks();
    return column != null && schema.field(column).isPresent() ? column : null;
  }

  private void fill(String column, ColumnRule rule, Map<String, Matching.Found> all) {
    Matching.Found found = all.get(column);
    if (found != null) {
      tellOrder(found);
      Fit.Match match = found.match();
      boolean isOfIt = match.valid() > 0 || found.isOfClasses() || found.isOfPeriods();
      if (found.isTelling() && !found.source().isEmpty() && isOfIt) {
        evidence.addTelling(match);
      } else {
        evidence.add(match);
      }
    }
    if (isExact && found != null && rule.compute() != ColumnRule.Compute.COMMUNE) {
      String source = found.source().column();
      fillings.add(Computed.corrected(rule.compute(), column, source, found.filling()));
      if (found.unit() != null && !rule.notation().wanted().equals(Optional.of(found.unit()))) {
        tellUnit(found);
      }
    } else if (rule.compute() != null) {
      compute(column, rule, found, all);
    } else if (found != null) {
      fillings.add(found.filling());
      tellUnit(found);
      matching.named(rule.names().until().stream()).ifPresent(end -> until(end, found));
      if (Joined.isDate(found.field())) {
        join(found.field(), rule, found.match());
      }
    } else {
      schema.field(column).ifPresent(field -> join(field, rule, null));
    }
    if (rule.labels() != null && rule.labelled() != null) {
      label(column, rule.labels(), rule.labelled());
    }
    Optional.ofNullable(rule.fallback())
        .ifPresent(value -> lastFillings.add((row, draft) -> draft.putIfUnsaid(column, value)));
  }

  /** Appends the end of a period to its beginning, as « beginning/end » of ISO 8601. */
  private void until(SourceColumn end, Matching.Found found) {
    matching.use(end);
    String column = found.field().name();
    Conversion conversion = matching.conversion(found.field(), found.rule().notation(), end);
    fillings.add(
        (row, draft) -> {
          String from = draft.value(column);
          String raw = row.value(end.column()).strip();
          MappedCell to = draft.convert(conversion, raw);
          boolean isEnd = !to.isLost() && !from.contains("/") && to.value().compareTo(from) > 0;
          if (!from.isEmpty() && isEnd) {
            draft.put(column, from + "/" + to.value());
          } else if (to.isLost() || !from.endsWith(to.value())) {
            draft.remark(end.column(), raw);
          }
        });
  }

  private void compute(
      String column,
      ColumnRule rule,
      Matching.@Nullable Found found,
      Map<String, Matching.Found> all) {
    String source = found == null ? null : found.source().column();
    ColumnRule.Compute what = Objects.requireNonNull(rule.compute());
    String otherwise = rule.otherwise();
    Filling own = found == null ? (row, draft) -> {} : found.filling();
    // Where other rows have a place, the ordinates of this one gave none in France, as « 0 » does,
    // or are not those that the officer states: they are told, and not published beside others.
    Filling unplaced = places.share() == 0 ? own : Computed.refused(column, source);
    switch (what) {
      case LONGITUDE -> fillings.add(Computed.longitude(column, source));
      case LATITUDE -> fillings.add(Computed.latitude(column, source));
      case EASTING -> fillings.add(Computed.easting(column, source, own, unplaced));
      case NORTHING -> fillings.add(Computed.northing(column, source, own, unplaced));
      case CRS -> fillings.add(Computed.crs(column, source));
      case POINT -> fillings.add(Computed.point(column, source));
      case CONTOUR -> fillings.add(Computed.contour(column, source, own));
      case ZONE -> fillings.add(Computed.wkt(column, source));
      case COMMUNE -> fillings.add(Computed.commune(column, found));
      case NUMBER -> {
        boolean isKey = found != null && found.source().isOfIdentifiers(found.isTelling());
        Conversion conversion = found == null || !isKey ? null : found.conversion();
        if (found != null && !isKey && otherwise == null) {
          matching.free(found.source());
        }
        Matching.Found other = otherwise == null ? null : all.get(otherwise);
        boolean isOtherwiseKey = other != null && other.source().isKey();
        lastFillings.add(
            new Identifier(column, source, conversion, otherwise, isOtherwiseKey, passing));
      }
    }
    if (source == null) {
      double share =
          switch (what) {
            case LONGITUDE, LATITUDE, EASTING, NORTHING, CRS, POINT, ZONE -> places.share();
            case CONTOUR -> places.areAreas() ? places.share() : 0;
            case COMMUNE, NUMBER -> 1;
          };
      evidence.add(new Fit.Match(column, List.of(), share));
    }
  }

  /**
   * @param whole column that has the value in most rows; null if there is none
   */
  private void join(Field field, ColumnRule rule, Fit.@Nullable Match whole) {
    Joined joined = Joined.of(field, rule, matching, missing);
    boolean isComplete = joined.isDate() && joined.parts().size() == rule.names().join().size();
    Fit.Match match = whole == null ? new Fit.Match(field.name(), joined.parts(), 1) : whole;
    if (joined.parts().isEmpty()) {
      return;
    }
    if (isComplete && sample.stream().anyMatch(joined::isIn)) {
      evidence.addTelling(match);
    } else {
      evidence.add(match);
    }
    fillings.add(joined);
  }

  /**
   * Writes the label of the list, as the source's may be in English; a table that follows the
   * schema keeps its own.
   */
  private void label(String column, String list, String labelled) {
    Nomenclature nomenclature = mapping.nomenclatures().get(list);
    if (nomenclature != null) {
      lastFillings.add(
          (row, draft) ->
              nomenclature
                  .find(draft.value(labelled))
                  .filter(entry -> !isExact || draft.value(column).isEmpty())
                  .ifPresent(entry -> draft.put(column, entry.label())));
    }
  }

  private void tellUnit(Matching.Found found) {
    ColumnRule.Notation notation = found.rule().notation();
    if (notation.to() == null || notation.unit() != null || found.reading().unit() != null) {
      return;
    }
    if (found.lacksUnit()) {
      notices.add(
          Notice.of(Notice.Code.UNIT_UNKNOWN, found.source().column(), found.field().name()));
    } else if (found.unit() != null && !notation.ranges().isEmpty()) {
      String unit = found.unit().name().toLowerCase(Locale.ROOT);
      notices.add(Notice.of(Notice.Code.UNIT_GUESSED, found.source().column(), unit));
    }
  }

  /** Reports dates that are not read day first, as is usual in France. */
  private void tellOrder(Matching.Found found) {
    SourceColumn source = found.source();
    switch (DateOrder.of(found.field(), source.values())) {
      case DAY_FIRST -> {}
      case MONTH_FIRST -> notices.add(Notice.of(Notice.Code.DATES_MONTH_FIRST, source.column()));
      case MIXED -> notices.add(Notice.of(Notice.Code.DATES_MIXED, source.column()));
    }
  }

  /** Columns of the source that the mapping does not use. */
  private List<String> others() {
    Set<String> ignored = file.ignore().stream().map(ColumnNames::key).collect(Collectors.toSet());
    return sources.stream()
        .filter(source -> !matching.isUsed(source))
        // The geometry already gives the position.
        .filter(source -> places.share() == 0 || !source.isOfPositions())
        .map(SourceColumn::column)
        .filter(name -> !ignored.contains(ColumnNames.key(name)))
        .toList();
  }
}
