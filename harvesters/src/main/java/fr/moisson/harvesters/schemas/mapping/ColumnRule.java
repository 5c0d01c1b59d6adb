package fr.moisson.harvesters.schemas.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one column of a schema comes from. How its values are read depends on the column's type in
 * the schema.
 *
 * @param compute what Moisson can compute without the source's columns
 * @param fallback value if the source has none
 * @param otherwise column that takes an identifier that is not of the type wanted here
 * @param labels code list whose labels stand here, by the code in {@code labelled}
 * @param labelled column of the schema that holds the code
 * @param within another column whose text contains the value, if no column has it alone
 */
public record ColumnRule(
    @JsonUnwrapped Names names,
    @JsonUnwrapped Notation notation,
    @JsonPropertyDescription("Ce que Moisson sait calculer.") @Nullable Compute compute,
    @JsonPropertyDescription("Valeur quand la source ne dit rien.") @Nullable String fallback,
    @JsonPropertyDescription("Colonne qui reçoit l’identifiant quand il n’a pas le bon type.")
        @Nullable String otherwise,
    @JsonPropertyDescription("Nomenclature dont le libellé est mis ici.") @Nullable String labels,
    @JsonPropertyDescription("Colonne du schéma qui contient le code.") @Nullable String labelled,
    @JsonPropertyDescription("Autre colonne dont le texte contient la valeur : « Poteau de 100 ».")
        @Nullable Within within) {

  /** The rule of a schema's column that no mapping mentions: it is found by its own name. */
  static final ColumnRule PLAIN =
      new ColumnRule(Names.NONE, Notation.PLAIN, null, null, null, null, null, null);

  /** The same without names that may mean something else. */
  ColumnRule certain() {
    return new ColumnRule(
        names.certain(), notation, compute, fallback, otherwise, labels, labelled, within);
  }

  /** The keys stated here, and those of the base for the rest. */
  ColumnRule over(ColumnRule base) {
    return new ColumnRule(
        names.areElsewhere() ? names : base.names,
        notation.over(base.notation),
        compute == null ? base.compute : compute,
        fallback == null ? base.fallback : fallback,
        otherwise == null ? base.otherwise : otherwise,
        labels == null ? base.labels : labels,
        labelled == null ? base.labelled : labelled,
        within == null ? base.within : within);
  }

  /**
   * The names of the source's columns that hold the values.
   *
   * @param from names of the source's column, the likeliest first
   * @param maybe names that may mean anything, and by which no theme is recognised: {@code nom},
   *     {@code type}
   * @param whenLatin names that are as sure as {@code from} where most values are Latin names of
   *     species
   * @param unless columns beside which the name of this one, and those of {@code maybe}, mean
   *     something else
   * @param join parts that make up the value, in this order, if no column has it whole; of a date,
   *     the year, the month and the day
   * @param until names of the source's column with the end of a period that begins in this column
   */
  public record Names(
      @JsonPropertyDescription("Noms de la colonne chez les producteurs, le plus probable d’abord.")
          OneOrMore from,
      @JsonPropertyDescription(
              "Noms qui peuvent dire autre chose, essayés ensuite : nom, type, date…")
          OneOrMore maybe,
      @JsonPropertyDescription(
              "Noms aussi sûrs que ceux de from, si les valeurs sont des noms latins d’espèces.")
          OneOrMore whenLatin,
      @JsonPropertyDescription(
              "Colonnes à côté desquelles le nom de celle-ci, et ceux de maybe, disent autre"
                  + " chose.")
          OneOrMore unless,
      @JsonPropertyDescription(
              "Morceaux à mettre bout à bout si aucune colonne n’a le tout ; d’une date, l’année,"
                  + " le mois et le jour.")
          List<OneOrMore> join,
      @JsonPropertyDescription("Noms de la colonne qui dit la fin, s’il y en a une : début/fin.")
          OneOrMore until) {

    public Names {
      from = from == null ? OneOrMore.NONE : from;
      maybe = maybe == null ? OneOrMore.NONE : maybe;
      whenLatin = whenLatin == null ? OneOrMore.NONE : whenLatin;
      unless = unless == null ? OneOrMore.NONE : unless;
      join = join == null ? List.of() : List.copyOf(join);
      until = until == null ? OneOrMore.NONE : until;
    }

    static final Names NONE =
        new Names(
            OneOrMore.NONE,
            OneOrMore.NONE,
            OneOrMore.NONE,
            OneOrMore.NONE,
            List.of(),
            OneOrMore.NONE);

    private Names certain() {
      return new Names(from, OneOrMore.NONE, whenLatin, unless, join, until);
    }

    /** Whether they replace those of another rule, and do not only complete it. */
    private boolean areElsewhere() {
      return !from.isEmpty() || !join.isEmpty();
    }

    /** All names of the column, which may have that of the schema, the likeliest first. */
    Stream<String> of(String column) {
      return Stream.of(from.stream(), Stream.of(column), whenLatin.stream(), maybe.stream())
          .flatMap(names -> names);
    }

    /** All names of the column, of its parts and of the end of its period. */
    Stream<String> all(String column) {
      return Stream.of(of(column), join.stream().flatMap(OneOrMore::stream), until.stream())
          .flatMap(names -> names);
    }
  }

  /**
   * How the source writes the values, and how the schema wants them.
   *
   * @param to unit that the schema wants
   * @param unit unit of the source, whatever its column's name says
   * @param ranges usual range of the values in each unit, by which an unstated unit is recognised
   * @param missing words for « no value », in this column only
   * @param recent whether dates are contemporary, so that {@code 23/04/19} can be read
   * @param codes code list of the values; other values are reported and left out
   */
  public record Notation(
      @JsonPropertyDescription("Unité voulue par le schéma : mm, cm, m, km, m2, ha…")
          @Nullable String to,
      @JsonPropertyDescription("Unité de la source, quoi qu’en dise le nom de la colonne.")
          @Nullable String unit,
      @JsonPropertyDescription(
              "Ordre de grandeur de chaque unité : { m: [0.5, 60], cm: [80, 6000] }.")
          Map<String, List<Double>> ranges,
      @JsonPropertyDescription("Valeurs qui veulent dire « rien » dans cette colonne.")
          OneOrMore missing,
      @JsonPropertyDescription("Vrai si les dates sont toutes de notre temps (23/04/19, 23/04/98).")
          @Nullable Boolean recent,
      @JsonPropertyDescription("Nomenclature dont les codes sont les seuls admis.")
          @Nullable String codes) {

    /**
     * @throws Misconfigured if a unit is unknown
     */
    public Notation {
      checkUnit("to", to);
      checkUnit("unit", unit);
      ranges = ranges == null ? Map.of() : Map.copyOf(ranges);
      missing = missing == null ? OneOrMore.NONE : missing;
    }

    static final Notation PLAIN = new Notation(null, null, Map.of(), OneOrMore.NONE, null, null);

    /** No value could be converted from an unknown unit. */
    private static void checkUnit(String key, @Nullable String unit) {
      if (unit != null && Unit.named(unit).isEmpty()) {
        throw new Misconfigured(Notice.of(Notice.Code.CONFIG_BAD_VALUE, key, unit, Unit.EXAMPLES));
      }
    }

    private Notation over(Notation base) {
      return new Notation(
          to == null ? base.to : to,
          unit == null ? base.unit : unit,
          ranges.isEmpty() ? base.ranges : ranges,
          missing.isEmpty() ? base.missing : missing,
          recent == null ? base.recent : recent,
          codes == null ? base.codes : codes);
    }

    /** The unit that the schema wants; empty if nothing is measured. */
    Optional<Unit> wanted() {
      return Optional.ofNullable(to).flatMap(Unit::named);
    }

    /** The unit of the source, if the mapping states it. */
    Optional<Unit> stated() {
      return Optional.ofNullable(unit).flatMap(Unit::named);
    }

    boolean areDatesRecent() {
      return Boolean.TRUE.equals(recent);
    }
  }

  /**
   * A value contained in the text of another column.
   *
   * @param column column of the schema, whose source has the text
   * @param pattern its first group is the value, or the whole match if it has no group
   */
  public record Within(
      @JsonProperty(required = true)
          @JsonPropertyDescription("Colonne du schéma dont la source contient le texte.")
          String column,
      @JsonProperty(required = true)
          @JsonPropertyDescription("Expression régulière dont le premier groupe est la valeur.")
          String pattern) {

    /**
     * @throws Misconfigured if the pattern is not valid
     */
    public Within {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, "pattern", pattern, "\\bde (\\d+)"), e);
      }
    }
  }

  /** What Moisson can compute for a row without the source's columns. */
  public enum Compute {
    /** Degrees, WGS 84; for a line or a polygon, those of a point inside. */
    LONGITUDE,
    /** Degrees, WGS 84. */
    LATITUDE,
    /** The coordinate system of these two, whatever the source's was. */
    CRS,
    /**
     * Metres in the legal system of the part of France in which the row lies: Lambert-93 on the
     * mainland.
     */
    EASTING,
    /** Metres as for {@link #EASTING}. */
    NORTHING,
    /** A point as WKT: for a line or a polygon, the source's or one inside. */
    POINT,
    /** The geometry as WKT, if it has a surface. */
    CONTOUR,
    /** The geometry of a zone as WKT: a table of points is of another theme. */
    ZONE,
    /** INSEE code of the commune that the row names, or in which it lies. */
    COMMUNE,
    /**
     * A whole number that is stable as long as the source's identifier is or, without one, the row.
     */
    NUMBER
  }
}
