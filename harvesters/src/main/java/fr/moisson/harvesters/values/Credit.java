package fr.moisson.harvesters.values;

import java.util.regex.Pattern;

/**
 * Statements of rights that only say whom to name, and so leave the access as the licence has it.
 */
public final class Credit {

  private static final String NAMED = "Source : ";

  /** After the name of the file, if only one says it. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "\\s*(?:« [^»]{1,300} » : )?(?:sources?\\b|cr[ée]dits?\\b|copyright\\b|©|\\(c\\)).{1,300}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern CONDITION =
      Pattern.compile(
          "(?:réserv(?!es? naturelles?\\b)|interdi|restr|autoris|accord|soumis|usage|utilis|commercial|reproduc|diffus|confiden"
              + "|sur (?:simple )?demande|demande[rz]\\b|\\bacc[eè]s\\b|payant|abonne|contacte[rz]|sous convention"
              + "|reserv(?!es? naturelles?\\b)|prohib|permission|forbid|\\bnot?\\b|\\bpas\\b(?!.de.calais\\b)|\\bsans\\b|\\bonly\\b|\\bseul)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The statement that names whom a source wants to be named. */
  public static String of(String mention) {
    return is(mention) ? mention : NAMED + mention;
  }

  public static boolean is(String rights) {
    return CREDIT.matcher(rights).matches()
        && !CONDITION.matcher(rights).find()
        && AccessText.read(rights).isEmpty();
  }

  private Credit() {}
}
