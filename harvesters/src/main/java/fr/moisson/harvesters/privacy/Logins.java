package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the accounts of those who entered and changed the rows of a table. */
final class Logins {

  /** {@code op_sai}, {@code util_crea}, « Auteur de la saisie ». */
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:op(?:erateur)?|util(?:isateur)?|usr|user|auteur)(?:de(?:la)?)?"
              + "(?:saisie?|sai|maj|crea|modif)|nomsaisie");

  /** Roles of those who enter rows, if nobody made a work. */
  private static final Set<String> CREATORS =
      Set.of("createur", "creator", "modificateur", "redacteur");

  /** ArcGIS writes who entered a row in {@code Creator}, and the day in {@code EditDate}. */
  private static final Set<String> EDITOR = Set.of("creator");

  private static final Set<String> EDITED = Set.of("editdate");

  /** Days on which rows were entered or changed: {@code date_maj}, {@code created_date}. */
  private static final Pattern DATED =
      Pattern.compile(
          "(?:date?|dt)(?:de)?(?:la)?(?:saisie?|sai|crea|maj|mise?ajour|modif|edit).*"
              + "|(?:created|lastedited|edit|creation|modification)date");

  /** Firms whose brands are written as accounts are: « E.Leclerc ». */
  private static final Set<String> FIRMS = Set.of("exploitant");

  /** « claire.martin », but not « exemple.fr ». */
  private static final Pattern DOTTED = Pattern.compile("(\\p{L}{1,20})\\.\\p{L}{3,30}");

  /** « jdupont_mairie »: on ArcGIS Online, an account is followed by its organisation. */
  private static final Pattern OF_MEMBER =
      Pattern.compile("(\\p{L}[\\p{L}\\d._-]{2,30})_[\\p{L}\\d]{2,30}");

  private static final Pattern WORD = Pattern.compile("\\p{Ll}{4,20}(?<digits>\\d{0,3})");

  /** Whether the name of a column says that it has such accounts. */
  static boolean areIn(ColumnWords column) {
    return COLUMN.matcher(column.key()).matches();
  }

  /** Whether a column has whoever entered its row. */
  static boolean areOfEditors(ColumnWords column, Collection<SampledColumn> columns) {
    return EDITOR.contains(column.key())
        && columns.stream().anyMatch(other -> EDITED.contains(other.name().key()));
  }

  /** Whether a cell has the account of somebody in an organisation, and not that of a desk. */
  static boolean isOfMember(String value) {
    Matcher member = OF_MEMBER.matcher(value.strip());
    return member.matches() && !People.isImpersonal(member.group(1));
  }

  /** Whether a table says when its rows were entered. */
  static boolean areDated(Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> DATED.matcher(column.name().key()).matches());
  }

  /**
   * Whether a cell of a column of roles has an account.
   *
   * @param isDated whether the table says when its rows were entered; otherwise a word may as well
   *     be a trade, « urbaniste »
   */
  static boolean isOne(String value, ColumnWords column, boolean isDated) {
    String text = value.strip();
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      return dotted.group(1).length() == 1
          ? !column.hasAny(FIRMS)
          : People.isFirstName(dotted.group(1));
    }
    Matcher word = WORD.matcher(text);
    return column.hasAny(CREATORS)
        && word.matches()
        && (isDated || !word.group("digits").isEmpty())
        && !People.isImpersonal(text);
  }

  private Logins() {}
}
