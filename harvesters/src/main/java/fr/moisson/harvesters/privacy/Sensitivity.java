package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Memo;
import fr.moisson.harvesters.values.YesNo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How precisely each row of a table of occurrences may be published, according to its source:
 *
 * <ul>
 *   <li>the SINP's sensitivity and the producer's wish (<a
 *       href="https://standards-sinp.mnhn.fr/">occurrences de taxon</a>), under the names of the
 *       standard, of its ten-letter form and of GeoNature's exports; the stricter of both counts;
 *   <li>{@code sensible} without a level, and whatever else a column about sensitivity says unless
 *       it is a known denial: the department, the strictest level at which anything is shown;
 *   <li>{@code geoprivacy} {@code private} of iNaturalist: the department likewise;
 *   <li>{@code confidentiel}, and {@code HIDDEN} of VisioNature: nothing.
 * </ul>
 *
 * <p>Rows that are blurred already are kept: {@code geoprivacy} {@code obscured}, and rows whose
 * {@code informationWithheld}, {@code dataGeneralizations} or {@code coordinateUncertaintyInMeters}
 * (Darwin Core) says so, together with that column.
 */
final class Sensitivity {

  /**
   * Columns about sensitivity, whatever else their names say: « Sensibilité (SINP) », {@code
   * niv_sensi}; but not since when and according to which list.
   */
  private static final Pattern SENSITIVE = Pattern.compile("sensi(?!ng|dat|ref|ver)");

  private static final Pattern FLAG = Pattern.compile("sensibles?|sensitive|flouter");

  /** These names are not recognised once a Shapefile has cut them. */
  private static final Set<String> LEVELS = Set.of("niveausensibilite", "niveaudesensibilite");

  private static final Set<String> FLAGS =
      Set.of("especesensible", "donneesensible", "taxonsensible");

  /** Words for what else is sensitive, and to what; and for facts about a level. */
  private static final Set<String> NO_STATEMENT =
      Set.of(
          ("zone zones espace espaces site sites milieu milieux habitat habitats nappe sol sols eau"
                  + " au aux secheresse gel froid chaleur feu incendie maladie maladies bruit"
                  + " pollution ozone hiver parasites allergie date id source reference referentiel"
                  + " ref version")
              .split(" "));

  private static final Set<String> HIDDEN =
      Set.of("hidden", "adminhidden", "donneecachee", "donneemasquee", "donneeprotegee");

  /** « Confidentialité », {@code donnee_confidentielle}; but not the confidence in something. */
  private static final String CONFIDENTIAL = "confidenti";

  /** Hidden in French exports of VisioNature; elsewhere, the species is protected by law. */
  private static final Set<String> PROTECTED = Set.of("protection", "protectionadmin");

  private static final Set<String> OF_VISIONATURE = Set.of("remarqueprivee", "idespecebiolovision");

  private static final Set<String> WISHES =
      Set.of(
          "diffusionniveauprecision",
          "difnivprec",
          "precisiondiffusion",
          "niveaudediffusion",
          "niveauprecision",
          "diffusionlevel",
          "cddiffusionlevel");

  /** The same, if cut too; but « precision_ » may be any precision. */
  private static final Set<String> LONG_WISHES =
      Set.of("niveauprecisiondiffusion", "niveaudiffusion");

  private static final Set<String> GEOPRIVACY = Set.of("geoprivacy", "taxongeoprivacy");

  /** These mean the same in any table. */
  private static final Set<String> SINP = Set.of("sensiniveau", "diffusionniveauprecision");

  /** « Donnée confidentielle », « masqué ». */
  private static final Pattern HIDES = Pattern.compile("(?<!non|pas)confidenti|masque|cache");

  /** A level of sensitivity, a flag that the row is sensitive, or another restriction. */
  private enum Kind {
    LEVEL,
    FLAG,
    OTHER
  }

  private record Statement(Kind kind, String column, Function<String, Precision> meaning) {

    /** The same for millions of rows, which have few different values. */
    Statement remembered() {
      Memo<Precision> known = new Memo<>();
      return new Statement(kind, column, value -> known.get(value, meaning));
    }
  }

  private final List<Statement> statements;

  private Sensitivity(List<Statement> statements) {
    this.statements = statements;
  }

  static Sensitivity of(List<String> columns) {
    List<Statement> found = new ArrayList<>();
    boolean taxa = Taxa.areIn(columns);
    boolean isOfVisioNature =
        columns.stream().map(ColumnNames::key).anyMatch(OF_VISIONATURE::contains);
    for (String column : columns) {
      ColumnWords name = ColumnWords.of(column);
      boolean isSinp = SINP.contains(name.key());
      if (isOfVisioNature && PROTECTED.contains(name.key())) {
        found.add(new Statement(Kind.OTHER, column, Sensitivity::hidden));
      } else if (isSinp || (taxa && !name.hasAny(NO_STATEMENT))) {
        statement(column, name).ifPresent(found::add);
      }
    }
    return new Sensitivity(found.stream().map(Statement::remembered).toList());
  }

  private static Optional<Statement> statement(String column, ColumnWords name) {
    if (WISHES.contains(name.key()) || name.isAny(LONG_WISHES)) {
      return Optional.of(new Statement(Kind.OTHER, column, Precision::ofWish));
    }
    if (GEOPRIVACY.contains(name.key())) {
      return Optional.of(new Statement(Kind.OTHER, column, Sensitivity::geoprivacy));
    }
    if (HIDDEN.contains(name.key()) || name.key().contains(CONFIDENTIAL)) {
      return Optional.of(new Statement(Kind.OTHER, column, Sensitivity::hidden));
    }
    if (FLAG.matcher(name.key()).find() || name.isAny(FLAGS)) {
      return Optional.of(new Statement(Kind.FLAG, column, Sensitivity::flag));
    }
    return SENSITIVE.matcher(name.key()).find() || name.isAny(LEVELS)
        ? Optional.of(new Statement(Kind.LEVEL, column, Precision::ofSensitivity))
        : Optional.empty();
  }

  private static Precision hidden(String value) {
    if (isYes(value) || HIDES.matcher(ColumnNames.key(value)).find()) {
      return Precision.NOTHING;
    }
    return Precision.ofSensitivity(value);
  }

  /** « 1 » means yes there, and not the first level. */
  private static Precision flag(String value) {
    return isYes(value) ? Precision.DEPARTMENT : Precision.ofSensitivity(value);
  }

  private static boolean isYes(String value) {
    return Boolean.TRUE.equals(YesNo.ofAnswer(value.strip().toLowerCase(Locale.ROOT)));
  }

  private static Precision geoprivacy(String value) {
    return value.strip().equalsIgnoreCase("private") ? Precision.DEPARTMENT : Precision.EXACT;
  }

  boolean saysNothing() {
    return statements.isEmpty();
  }

  /** The columns that say it. */
  Set<String> columns() {
    return statements.stream().map(Statement::column).collect(Collectors.toUnmodifiableSet());
  }

  Precision of(Row row) {
    Precision level = strictest(row, Kind.LEVEL);
    // If there is also a level, it says how sensitive the row is.
    Precision sensitive = level == Precision.EXACT ? strictest(row, Kind.FLAG) : level;
    return sensitive.orCoarser(strictest(row, Kind.OTHER));
  }

  private Precision strictest(Row row, Kind kind) {
    Precision strictest = Precision.EXACT;
    for (Statement statement : statements) {
      String value = row.value(statement.column());
      if (statement.kind() == kind && !value.isBlank()) {
        strictest = strictest.orCoarser(statement.meaning().apply(value));
      }
    }
    return strictest;
  }
}
