package fr.moisson.harvesters.privacy;

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

  /** « claire.martin », but not « exemple.fr ». */
  private static final Pattern DOTTED = Pattern.compile("(\\p{L}{1,20})\\.\\p{L}{3,30}");

  private static final Pattern WORD = Pattern.compile("\\p{Ll}{4,20}\\d{0,3}");

  /** Whether the name of a column says that it has such accounts. */
  static boolean areIn(ColumnWords column) {
    return COLUMN.matcher(column.key()).matches();
  }

  /** Whether a cell of a column of roles has an account. */
  static boolean isOne(String value, ColumnWords column) {
    String text = value.strip();
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      return dotted.group(1).length() == 1 || People.isFirstName(dotted.group(1));
    }
    return column.hasAny(CREATORS) && WORD.matcher(text).matches() && !People.isImpersonal(text);
  }

  private Logins() {}
}
