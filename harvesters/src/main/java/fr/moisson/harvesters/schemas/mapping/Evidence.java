package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns of the schema that were found, and how certain the table's theme is by them. */
final class Evidence {

  private static final double HALF = 0.5;

  /** Nests, insects and weeds have a « nom français » and a height, too. */
  private static final double FEWEST_TREES = 0.1;

  /**
   * Parts of the names of columns that say where things are: « Fontaine » is a town, too. A full, a
   * common and a commercial name are none.
   */
  private static final Pattern PLACES =
      Pattern.compile(
          "commune|ville|municipal|(?:nom|lib)com(?!pl|mun(?!e)|merc)|comnom|adresse|address|street"
              + "|voie|nomrue|quartier|lieudit|localis|departement");

  /** Shapefiles cut it to « nom_commun ». */
  private static final String COMMUNE = "nomcommune";

  /** Begins a sign that is looked for in the title. */
  private static final String IN_TITLE = "title:";

  private final MappingFile file;
  private final TableSchema schema;
  private final Title title;
  private final List<SourceColumn> sources;

  /** Columns whose names tell what the table is, even if nobody may read them. */
  private final List<SourceColumn> withheld;

  private final int rows;
  private final Map<String, Fit.Match> matches = new HashMap<>();

  /** Columns of the schema that were found under an unambiguous name. */
  private final Set<String> telling = new HashSet<>();

  /**
   * @param withheld columns of the rows that are not to be published
   * @param rows number of rows in the sample
   */
  Evidence(
      Mapping mapping,
      Title title,
      List<SourceColumn> sources,
      List<SourceColumn> withheld,
      int rows) {
    this.file = mapping.file();
    this.schema = mapping.schema();
    this.title = file.unlessTitled().stream().anyMatch(title::says) ? Title.NONE : title;
    this.sources = sources;
    this.withheld = withheld;
    this.rows = rows;
  }

  void add(Fit.Match match) {
    matches.put(match.column(), match);
  }

  /** Adds a match under an unambiguous name, whose values fit. */
  void addTelling(Fit.Match match) {
    add(match);
    MappingFile.LatinName latin = file.latinName();
    if (latin == null || !match.column().equals(latin.vernacular()) || namesTrees(match, latin)) {
      telling.add(match.column());
    }
  }

  private boolean namesTrees(Fit.Match match, MappingFile.LatinName latin) {
    return sources.stream()
        .filter(source -> match.source().contains(source.column()))
        .anyMatch(
            source ->
                source.share(BotanicalName::isFrenchTree)
                        + Genera.of(latin.genera()).shareOf(source)
                    >= FEWEST_TREES);
  }

  List<Fit.Match> matches() {
    return schema.fields().stream()
        .flatMap(field -> Stream.ofNullable(matches.get(field.name())))
        .toList();
  }

  /**
   * @param isExact whether the table already follows the schema
   * @param isOther whether its shapes cannot be of the theme, whatever its columns are called
   */
  Fit.Confidence confidence(boolean isExact, boolean isOther) {
    double required = schema.indispensable().stream().mapToDouble(this::filled).average().orElse(1);
    double valid =
        matches.values().stream()
            .filter(match -> !match.source().isEmpty())
            .mapToDouble(Fit.Match::valid)
            .average()
            .orElse(0);
    double recognised = isExact && isOfTheme() ? 1 : isOther ? 0 : recognised();
    return new Fit.Confidence(recognised, required, valid);
  }

  /**
   * Whether a sign of what the rows are was found, and not only a number, a name and a place, as in
   * any table.
   */
  private boolean isOfTheme() {
    return file.recognise().stream()
        .limit(1)
        .flatMap(List::stream)
        .anyMatch(sign -> matches.containsKey(sign) || isThere(sign));
  }

  /**
   * Without signs to recognise the theme, as in a schema that the user states, all columns count.
   */
  private double recognised() {
    List<List<String>> groups = file.recognise();
    if (groups.isEmpty()) {
      return matches.size() / (double) schema.fields().size();
    }
    long there = groups.stream().filter(group -> group.stream().anyMatch(this::isThere)).count();
    return there / (double) groups.size();
  }

  /** 1 for a column with a source or a fallback, else 0; the valid share for a computed column. */
  private double filled(String column) {
    Fit.Match match = matches.get(column);
    if (match != null) {
      return match.source().isEmpty() ? match.valid() : 1;
    }
    return file.rule(column).fallback() == null ? 0 : 1;
  }

  /** Columns that every table must have, and that nothing in this one can fill. */
  List<String> lacking() {
    return schema.indispensable().stream()
        .filter(column -> !matches.containsKey(column) && !mayBeFilled(column))
        .toList();
  }

  /** By something else than a column of its own. */
  private boolean mayBeFilled(String column) {
    ColumnRule rule = file.rule(column);
    MappingFile.LatinName latin = file.latinName();
    return rule.fallback() != null
        || rule.labels() != null
        || rule.within() != null
        || column.equals(file.remarks())
        || (latin != null && column.equals(latin.vernacular()));
  }

  private boolean isThere(String sign) {
    List<String> together = List.of(sign.split("\\+"));
    String first = together.get(0);
    return isSeen(first)
        && together.stream().skip(1).allMatch(one -> isBeside(one, first.startsWith("=")));
  }

  /**
   * @param areCalledSo whether the sign is beside a word for the things themselves, so that a
   *     column of yes and no is about them, and not about their parts: « potable »
   */
  private boolean isBeside(String sign, boolean areCalledSo) {
    return schema.field(sign).isPresent()
        ? isFilled(sign)
        : isSeen(sign) || (areCalledSo && named(sign).findAny().isPresent());
  }

  private boolean isSeen(String sign) {
    if (sign.startsWith("!")) {
      return !isSeen(sign.substring(1));
    }
    if (sign.startsWith(IN_TITLE)) {
      return title.says(sign.substring(IN_TITLE.length()));
    }
    int equals = sign.indexOf('=');
    if (equals >= 0) {
      return isSaid(sign.substring(0, equals), ColumnNames.key(sign.substring(equals)));
    }
    return sign.startsWith("*")
        ? named(sign).anyMatch(source -> !source.isOfParts())
        : telling.contains(sign);
  }

  /** Columns with these letters in their names; none if the sign is not of letters. */
  private Stream<SourceColumn> named(String sign) {
    String word = ColumnNames.key(sign);
    return Stream.concat(sources.stream(), withheld.stream())
        .filter(source -> sign.startsWith("*") && isIn(source.name(), sign, word))
        // An empty column « cavites_prospectees » is no sign of caves.
        .filter(source -> rows == 0 || !source.isEmpty() || source.name().is(word));
  }

  /**
   * Whether most rows have a word in what fills a column of the schema or, without one, in any
   * column. Out of all rows: a few named monuments among hundreds without a name show no theme.
   */
  private boolean isSaid(String column, String word) {
    Fit.Match match = matches.get(column);
    return sources.stream()
        .filter(
            source ->
                column.isEmpty()
                    ? !isOfPlaces(source.name())
                    : match != null && match.source().contains(source.column()))
        .anyMatch(source -> source.count(word) > HALF * rows);
  }

  private static boolean isOfPlaces(ColumnName name) {
    return name.contains(PLACES) || name.as(COMMUNE).isPresent();
  }

  private boolean isFilled(String column) {
    Fit.Match match = matches.get(column);
    return telling.contains(column) || (match != null && match.valid() > 0);
  }

  private static boolean isIn(ColumnName name, String sign, String word) {
    return sign.endsWith("*") ? name.contains(word) : name.hasWordEnding(word);
  }
}
