package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How precisely each row of a table of occurrences may be published, as its source says:
 *
 * <ul>
 *   <li>the SINP's sensitivity and the producer's wish (<a
 *       href="https://standards-sinp.mnhn.fr/">occurrences de taxon</a>), under the names of the
 *       standard, of its ten-letter form and of GeoNature's exports; the stricter of both counts;
 *   <li>{@code sensible} without a level: the department, the strictest level at which anything is
 *       shown;
 *   <li>{@code geoprivacy} {@code private} of iNaturalist: the department likewise.
 * </ul>
 *
 * <p>What is blurred already stays: {@code geoprivacy} {@code obscured}, and rows whose {@code
 * informationWithheld}, {@code dataGeneralizations} or {@code coordinateUncertaintyInMeters}
 * (Darwin Core) says so, with that column beside them.
 */
final class Sensitivity {

  /** Names that mean something else in tables that are not of taxa. */
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
      Set.of("confidentiel", "confidentielle", "donneeconfidentielle", "donneecachee");

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

  /** What a column says; {@code isFlag} if only that a row is sensitive, but not how much. */
  private record Statement(String column, Function<String, Precision> meaning, boolean isFlag) {
    Statement(String column, Function<String, Precision> meaning) {
      this(column, meaning, false);
    }
  }

  private final List<Statement> statements;

  private Sensitivity(List<Statement> statements) {
    this.statements = statements;
  }

  static Sensitivity of(List<String> columns) {
    List<Statement> found = new ArrayList<>();
    boolean taxa = Taxa.areIn(columns);
    for (String column : columns) {
      String key = ColumnNames.key(column);
      boolean isSinp = key.equals("sensiniveau") || key.equals("diffusionniveauprecision");
      if (taxa || isSinp) {
        add(found, column, key);
      }
    }
    return new Sensitivity(List.copyOf(found));
  }

  private static void add(List<Statement> found, String column, String key) {
    if (LEVELS.contains(key)) {
      found.add(new Statement(column, Precision::ofSensitivity));
    } else if (FLAGS.contains(key)) {
      found.add(new Statement(column, value -> ifTrue(value, Precision.DEPARTMENT), true));
    } else if (HIDDEN.contains(key)) {
      found.add(new Statement(column, value -> ifTrue(value, Precision.NOTHING)));
    } else if (WISHES.contains(key)) {
      found.add(new Statement(column, Precision::ofWish));
    } else if (GEOPRIVACY.contains(key)) {
      found.add(new Statement(column, Sensitivity::geoprivacy));
    }
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
    Precision stated = strictest(row, false);
    // A level beside the flag says how sensitive the row is.
    return stated == Precision.EXACT ? strictest(row, true) : stated;
  }

  private Precision strictest(Row row, boolean isFlag) {
    Precision strictest = Precision.EXACT;
    for (Statement statement : statements) {
      String value = row.value(statement.column());
      if (statement.isFlag() == isFlag && !value.isBlank()) {
        strictest = strictest.orCoarser(statement.meaning().apply(value));
      }
    }
    return strictest;
  }
}
