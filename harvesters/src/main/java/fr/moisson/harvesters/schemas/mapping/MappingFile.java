package fr.moisson.harvesters.schemas.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mapping file: {@code config/schemas/<name>.yaml}, or the same keys in the user's
 * own file or source, which are laid {@link #over} those of the shipped one.
 *
 * @param recognise groups of signs; a table of the theme has at least one of each group: a column
 *     of the schema, {@code *arbre*} for letters in the name of a source's column, {@code *tree}
 *     for the end of a word there, {@code =arbre} for a word that most rows have in some column, or
 *     {@code type=arbre} for one that they have in what fills the schema's {@code type}; {@code
 *     title:arbre} for a word, or several in their order, of what the table is called; {@code
 *     !*arbre*} where there is none; {@code a+b} for one of these beside another, or beside a
 *     column of the schema, which may have any of its names
 * @param unlessTitled words, or several in their order, of titles in which no sign is looked for:
 *     those of trees to fell
 * @param subject words that producers add to names without adding meaning: {@code arbre} in {@code
 *     hauteur_arbre}
 * @param missing words for « no value », in any column
 * @param remarks column of the schema that takes what no other column can hold
 * @param columns rules, by column of the schema
 * @param values replacements for the producer's values, by column of the schema, or by column of
 *     the producer, whose codes may be of another list; {@code oui} and {@code non} stand for all
 *     spellings of a yes and of a no that no other entry has
 * @param exclude rows that are not of the theme
 * @param ignore columns that repeat others
 * @param keepOthers whether columns that the schema does not have are kept, after those that it has
 */
public record MappingFile(
    @JsonPropertyDescription("Nom du schéma visé (config/schemas/<nom>.json).")
        @Nullable String schema,
    @JsonPropertyDescription(
            "Ce qui fait reconnaître la table, au moins un signe de chaque liste : une colonne du"
                + " schéma, « *mot* » dans un nom de colonne, ou « =mot » dans la plupart des"
                + " lignes d’une même colonne, « type=mot » dans celle qui remplit type, «"
                + " title:mots » qui se suivent dans le nom du fichier ou les titres ; « !*mot* »"
                + " s’il n’y en a pas ; « a+b » pour l’un d’eux à côté d’un autre, ou d’une colonne"
                + " du schéma.")
        List<List<String>> recognise,
    @JsonPropertyDescription("Mots d’un titre où aucun signe « title: » n’est cherché.")
        List<String> unlessTitled,
    @JsonPropertyDescription("Mots ajoutés aux noms de colonnes sans rien dire de plus.")
        List<String> subject,
    @JsonPropertyDescription("Mots qui veulent dire « rien », dans toutes les colonnes.")
        List<String> missing,
    @JsonPropertyDescription("Colonne du schéma qui reçoit ce qui ne va nulle part ailleurs.")
        @Nullable String remarks,
    @JsonPropertyDescription("Nom latin à découper en genre, espèce et cultivar.")
        @Nullable LatinName latinName,
    @JsonPropertyDescription("Pour chaque colonne du schéma, d’où elle vient.")
        Map<String, ColumnRule> columns,
    @JsonPropertyDescription(
            "Pour chaque colonne du schéma ou du producteur, ce que deviennent les valeurs ;"
                + " « oui » et « non » valent pour O, N, vrai, faux, 1 et 0 aussi.")
        Map<String, Map<String, String>> values,
    @JsonPropertyDescription("Lignes à laisser de côté.") List<Exclusion> exclude,
    @JsonPropertyDescription("Colonnes qui ne font que répéter les autres.") List<String> ignore,
    @JsonPropertyDescription("Vrai pour garder aussi les colonnes que le schéma ignore.")
        @Nullable Boolean keepOthers) {

  public MappingFile {
    recognise = recognise == null ? List.of() : recognise.stream().map(List::copyOf).toList();
    unlessTitled = unlessTitled == null ? List.of() : List.copyOf(unlessTitled);
    subject = subject == null ? List.of() : List.copyOf(subject);
    missing = missing == null ? List.of() : List.copyOf(missing);
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    values = values == null ? Map.of() : new LinkedHashMap<>(values);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
    ignore = ignore == null ? List.of() : List.copyOf(ignore);
  }

  /** No key is stated. */
  public static final MappingFile EMPTY =
      new MappingFile(
          null, List.of(), List.of(), List.of(), List.of(), null, null, Map.of(), Map.of(),
          List.of(), List.of(), null);

  /**
   * Rows that are not of the theme: felled trees, empty places.
   *
   * @param column any of these; one of the schema stands for all its names but those of {@code
   *     maybe}, and that of the genus for those of whole Latin names, too
   * @param values any of these, ignoring case and accents; {@code souche*} stands for all that
   *     begin so, {@code *potable*} for all that contain it, {@code *} for any value, and {@code
   *     >1} for all greater numbers, {@code oui} and {@code non} for all spellings of a yes and a
   *     no
   * @param unless a row that has a value in one of these columns stays
   */
  public record Exclusion(
      @JsonProperty(required = true)
          @JsonPropertyDescription(
              "Colonne de la source, sous l’un de ces noms ; une colonne du schéma vaut pour tous"
                  + " ses noms, sauf ceux de maybe.")
          OneOrMore column,
      @JsonProperty(required = true)
          @JsonPropertyDescription(
              "Valeurs ; « souche* » vaut pour tout ce qui commence ainsi, « *potable* » pour tout"
                  + " ce qui le contient, « >1 » pour les nombres plus grands, « oui » et « non »"
                  + " pour O, N, vrai, faux, 1 et 0 aussi.")
          OneOrMore values,
      @JsonPropertyDescription("Une ligne qui a une valeur dans l’une de ces colonnes reste.")
          OneOrMore unless) {

    /** Prefix of an exclusion by number: {@code >1}. */
    static final String ABOVE = ">";

    /**
     * @throws Misconfigured if no number follows {@code >}
     */
    public Exclusion {
      unless = unless == null ? OneOrMore.NONE : unless;
      Optional<String> odd =
          values == null
              ? Optional.empty()
              : limits(values).filter(limit -> Numbers.decimal(limit).isEmpty()).findFirst();
      if (odd.isPresent()) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, "values", ABOVE + odd.get(), ">1, >2,5"));
      }
    }

    /** All numbers greater than this one are excluded; infinite if there is no such limit. */
    double above() {
      return limits(values)
          .mapToDouble(limit -> Numbers.decimal(limit).orElseThrow())
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }

    private static Stream<String> limits(OneOrMore values) {
      return values.stream()
          .filter(value -> value.startsWith(ABOVE))
          .map(value -> value.substring(ABOVE.length()));
    }
  }

  /**
   * Names such as « Platanus x hispanica 'Pendula' », and the columns that their parts go to. The
   * columns of the parts are also read as parts of a name.
   *
   * @param from columns that hold whole Latin names
   * @param whenLatin columns that hold Latin names with some producers and vernacular ones with
   *     others: their values decide
   * @param vernacular column for a vernacular name in the same cell as a Latin one
   * @param genera known Latin genera
   */
  public record LatinName(
      @JsonPropertyDescription("Colonnes qui contiennent le nom latin entier.") OneOrMore from,
      @JsonPropertyDescription("Colonnes qui le contiennent parfois : leurs valeurs en décident.")
          OneOrMore whenLatin,
      @JsonProperty(required = true) @JsonPropertyDescription("Colonne du genre.") String genus,
      @JsonProperty(required = true) @JsonPropertyDescription("Colonne de l’espèce.")
          String species,
      @JsonPropertyDescription("Colonne du cultivar.") @Nullable String cultivar,
      @JsonPropertyDescription("Colonne du nom français qui suit, ou précède, le nom latin.")
          @Nullable String vernacular,
      @JsonPropertyDescription("Genres auxquels un nom latin se reconnaît.") List<String> genera) {

    public LatinName {
      from = from == null ? OneOrMore.NONE : from;
      whenLatin = whenLatin == null ? OneOrMore.NONE : whenLatin;
      genera = genera == null ? List.of() : List.copyOf(genera);
    }

    /** Columns that hold whole Latin names, always or with some producers. */
    private Stream<String> whole() {
      return Stream.concat(from.stream(), whenLatin.stream());
    }
  }

  /** The rule of a schema's column; one that is only found by its own name has a plain rule. */
  ColumnRule rule(String column) {
    return columns.getOrDefault(column, ColumnRule.PLAIN);
  }

  /** All names of a source's columns that are known here. */
  Stream<String> names() {
    Stream<String> latin = latinName == null ? Stream.empty() : latinName.whole();
    Stream<String> ruled =
        columns.entrySet().stream().flatMap(rule -> rule.getValue().names().all(rule.getKey()));
    return Stream.of(latin, ruled, exclude.stream().flatMap(one -> one.column().stream()))
        .flatMap(names -> names);
  }

  /**
   * A column's name and, for one of the schema, its names with producers that mean nothing else.
   */
  Stream<String> certainNames(String column) {
    Stream<String> latin =
        latinName == null || !latinName.genus().equals(column) ? Stream.empty() : latinName.whole();
    return Stream.of(Stream.of(column), rule(column).names().from().stream(), latin)
        .flatMap(names -> names);
  }

  /**
   * The keys stated here, and those of the base for the rest; columns and values are merged one by
   * one.
   */
  public MappingFile over(MappingFile base) {
    Map<String, ColumnRule> rules = new LinkedHashMap<>(base.columns);
    columns.forEach((name, rule) -> rules.merge(name, rule, (old, own) -> own.over(old)));
    Map<String, Map<String, String>> tables = new LinkedHashMap<>(base.values);
    values.forEach(
        (name, table) ->
            tables.merge(
                name,
                table,
                (old, own) -> {
                  Map<String, String> all = new LinkedHashMap<>(old);
                  all.putAll(own);
                  return all;
                }));
    return new MappingFile(
        schema == null ? base.schema : schema,
        recognise.isEmpty() ? base.recognise : recognise,
        unlessTitled.isEmpty() ? base.unlessTitled : unlessTitled,
        subject.isEmpty() ? base.subject : subject,
        joined(base.missing, missing),
        remarks == null ? base.remarks : remarks,
        latinName == null ? base.latinName : latinName,
        rules,
        tables,
        joined(base.exclude, exclude),
        joined(base.ignore, ignore),
        keepOthers == null ? base.keepOthers : keepOthers);
  }

  private static <T> List<T> joined(List<T> base, List<T> own) {
    List<T> all = new ArrayList<>(base);
    all.addAll(own);
    return all;
  }
}
