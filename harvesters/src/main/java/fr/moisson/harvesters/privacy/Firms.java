package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises firms and managers, some of whom are farmers and craftsmen under their own names. */
final class Firms {

  /** Mostly organisations: a « fermier » runs a town's water, an association gets its grants. */
  private static final Set<String> MANAGERS =
      Set.of(
          ("gestionnaire gestionnaires operateur operateurs fermier fermiers beneficiaire beneficiaires"
                  + " gest attributaire attributaires intervenant intervenants"
                  + " intervenante intervenantes equipe equipes"
                  + " expert experts")
              .split(" "));

  /** Firms, if the table has columns of public contracts; otherwise persons as well. */
  private static final Set<String> HOLDERS =
      Set.of("titulaire", "titulaires", "detenteur", "detenteurs");

  /** « Maître d’ouvrage » of a well or a hedge, who may be anybody. */
  private static final Set<String> CLIENT = Set.of("maitre", "ouvrage");

  private static final List<String> FIRMS = List.of("raisonsociale", "denominationsociale");

  /** Sites of firms as well as schools and shops, which may be named after a person. */
  private static final List<String> SITES =
      List.of("nometablissement", "nomets", "etablissementnom", "nomsociete");

  /** Sites of firms, if the other columns or the values say that they are. */
  private static final Set<String> NAMES =
      Set.of("nom", "libelle", "societe", "denomination", "etablissement", "nomusuel");

  /** Classified installations, many of which are farms. */
  private static final Set<String> INSTALLATIONS =
      Set.of("aiot", "icpe", "s3ic", "seveso", "irep", "ied");

  private static final Pattern LEGAL_FORM =
      Pattern.compile("(?<!\\p{L})(?:EARL|SCEA|GAEC|CUMA|SARL|EURL|SASU?|SCI|SNC)(?!\\p{L})");

  private static final double SOME = 0.1;

  static boolean areManagers(ColumnWords name) {
    return name.hasAny(MANAGERS) || name.words().containsAll(CLIENT) || name.holdsAny(FIRMS);
  }

  static boolean areHolders(ColumnWords name) {
    return name.hasAny(HOLDERS);
  }

  /** Whether a column of such a table has the names of their sites. */
  static boolean haveSites(SampledColumn column, Collection<SampledColumn> columns) {
    return column.name().holdsAny(SITES)
        || (NAMES.contains(column.name().key())
            && (columns.stream().anyMatch(other -> other.name().hasAny(INSTALLATIONS))
                || column.isMostly(SOME, name -> LEGAL_FORM.matcher(name).find())));
  }

  private Firms() {}
}
