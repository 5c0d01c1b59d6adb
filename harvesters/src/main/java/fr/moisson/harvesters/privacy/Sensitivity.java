package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How precisely each row of a table of occurrences may be published, according to its source:
 *
 * <ul>
 *   <li>the SINP's sensitivity and the producer's wish (<a
 *       href="https://standards-sinp.mnhn.fr/">occurrences de taxon</a>), under the names of the
 *       standard, of its ten-letter form and of GeoNature's exports; the stricter of both counts;
 *   <li>{@code sensible} without a level: the department, the strictest level at which anything is
 *       shown;
 *   <li>{@code geoprivacy} {@code private} of iNaturalist: the department likewise;
 *   <li>{@code confidentiel}, and {@code HIDDEN} of VisioNature: nothing.
 * </ul>
 *
 * <p>Rows that are blurred already are kept: {@code geoprivacy} {@code obscured}, and rows whose
 * {@code informationWithheld}, {@code dataGeneralizations} or {@code coordinateUncertaintyInMeters}
 * (Darwin Core) says so, together with that column.
 */
final class Sensitivity {

  /** These names mean something else in tables that are not about taxa. */
  private static final Set<String> LEVELS =
      Set.of(
          "sensiniveau",
          "sensiniv",
          "niveausensibilite",
          "niveaudesensibilite",
          "sensibilite",
          "sensibiliteniveau",
          "cdsensibilite",
          "sensitivity",
          "sensitivitylevel");

  private static final Set<String> FLAGS =
      Set.of(
          "sensible",
          "especesensible",
          "donneesensible",
          "taxonsensible",
          "estsensible",
          "issensitive",
          "sensitive");

  private static final Set<String> HIDDEN =
      Set.of(
          "confidentiel",
          "confidentielle",
          "hidden",
          "adminhidden",
          "donneeconfidentielle",
          "donneecachee",
          "donneemasquee",
          "donneeprotegee");

  /** Hidden in French exports of VisioNature; elsewhere, the species is protected by law. */
  private static final Set<String> PROTECTED = Set.of("protection", "protectionadmin");

  private static final Set<String> OF_VISIONATURE = Set.of("remarqueprivee", "idespecebiolovision");

  private static final Set<String> WISHES =
      Set.of(
          "diffusionniveauprecision",
          "difnivprec",
          "niveauprecisiondiffusion",
          "precisiondiffusion",
          "niveaudiffusion",
          "niveaudediffusion",
          "niveauprecision",
          "diffusionlevel",
          "cddiffusionlevel");

  private static final Set<String> GEOPRIVACY = Set.of("geoprivacy", "taxongeoprivacy");

  /** A level of sensitivity, a flag that the row is sensitive, or another restriction. */
  private enum Kind {
    LEVEL,
    FLAG,
    OTHER
  }

  private record Statement(Kind kind, String column, Function<String, Precision> meaning) {}

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
      String key = ColumnNames.key(column);
      if (isOfVisioNature && PROTECTED.contains(key)) {
        found.add(hidden(column));
      }
      boolean isSinp = key.equals("sensiniveau") || key.equals("diffusionniveauprecision");
      if (taxa || isSinp) {
        add(found, column, key);
      }
    }
    return new Sensitivity(List.copyOf(found));
  }

  private static void add(List<Statement> found, String column, String key) {
    if (LEVELS.contains(key)) {
      found.add(new Statement(Kind.LEVEL, column, Precision::ofSensitivity));
    } else if (FLAGS.contains(key)) {
      found.add(new Statement(Kind.FLAG, column, value -> ifTrue(value, Precision.DEPARTMENT)));
    } else if (HIDDEN.contains(key)) {
      found.add(hidden(column));
    } else if (WISHES.contains(key)) {
      found.add(new Statement(Kind.OTHER, column, Precision::ofWish));
    } else if (GEOPRIVACY.contains(key)) {
      found.add(new Statement(Kind.OTHER, column, Sensitivity::geoprivacy));
    }
  }

  private static Statement hidden(String column) {
    return new Statement(Kind.OTHER, column, value -> ifTrue(value, Precision.NOTHING));
  }

  private static Precision ifTrue(String value, Precision precision) {
    boolean isTrue = value.strip().matches("(?i)oui|o|yes|y|true|t|vrai|1|x");
    return isTrue ? precision : Precision.EXACT;
  }

  private static Precision geoprivacy(String value) {
    return value.strip().equalsIgnoreCase("private") ? Precision.DEPARTMENT : Precision.EXACT;
  }

  boolean saysNothing() {
    return statements.isEmpty();
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
