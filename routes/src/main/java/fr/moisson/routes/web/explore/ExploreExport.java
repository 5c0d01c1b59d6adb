package fr.moisson.routes.web.explore;

import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The parameters of an export, as Opendatasoft names them. The links of its portals give all of
 * them: {@code csv?lang=fr&timezone=Europe%2FBerlin&use_labels=true&delimiter=%3B}.
 *
 * @param limit maximum number of rows
 * @param delimiter separator of CSV cells
 * @param hasMark whether CSV begins with a byte-order mark, by which spreadsheets recognise UTF-8
 * @param hasLabels whether the CSV header has the titles of the columns instead of their names
 */
record ExploreExport(int limit, char delimiter, boolean hasMark, boolean hasLabels) {

  /** The time zone of days and times in conditions; those of rows have their zones. */
  static final String ZONE = "timezone";

  /**
   * Accepted without an effect on rows: they have the same words for every reader, and neither
   * links nor metadata of applications, which requests made on Opendatasoft's console always name.
   */
  static final Set<String> INDIFFERENT = Set.of("lang", ZONE, "include_links", "include_app_metas");

  private static final String DELIMITER = "delimiter";
  private static final String MARK = "with_bom";
  private static final String LABELS = "use_labels";
  private static final List<String> DELIMITERS = List.of(";", ",", "\t", "|");
  private static final String ALL = "-1";

  static ExploreExport of(Parameters parameters, boolean isTable) {
    Set<String> known = new HashSet<>(INDIFFERENT);
    known.add(Parameters.LIMIT);
    known.addAll(ExploreQuery.KNOWN);
    if (isTable) {
      known.addAll(Set.of(DELIMITER, MARK, LABELS));
    }
    parameters.knowing(known);
    boolean isWhole = ALL.equals(parameters.values().get(Parameters.LIMIT));
    return new ExploreExport(
        isWhole ? Integer.MAX_VALUE : parameters.limit(Integer.MAX_VALUE, Integer.MAX_VALUE),
        one(parameters, DELIMITER, DELIMITERS).charAt(0),
        one(parameters, MARK, List.of("true", "false")).equals("true"),
        one(parameters, LABELS, List.of("false", "true")).equals("true"));
  }

  /** The value given, or the first of those offered. */
  private static String one(Parameters parameters, String name, List<String> offered) {
    String given = Objects.requireNonNullElse(parameters.values().get(name), offered.get(0));
    if (!offered.contains(given)) {
      throw Problem.bad("explore.choice", name, String.join(" ", offered), given);
    }
    return given;
  }
}
