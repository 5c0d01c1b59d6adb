package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses and French telephone numbers, alone or in a text. */
final class Contacts {

  static final String MASKED_EMAIL = "[e-mail masqué]";
  static final String MASKED_PHONE = "[téléphone masqué]";

  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}+@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}");

  private static final Pattern BRACKETED_EMAIL =
      Pattern.compile("(?:[<(\\[]\\s*+|(?<!\\s)\\s++)?" + EMAIL.pattern() + "\\s*+[>)\\]]?");

  /** Ten digits, or nine after the code of France or of its overseas departments. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,+/_-])"
              + "(?:(?:\\+|00)(?:33|262|508|590|594|596|681|687|689)[ .-]?(?:\\(0\\)[ .-]?)?[1-9]|0[1-9])"
              // The same separator throughout, so that no date is taken for a number.
              + "([ \\u00A0\\u202F.-]?)\\d{2}(?:\\1\\d{2}){3}(?![\\p{L}\\p{N}_]|[.,-]\\d)");

  private static final int FEWEST_DIGITS = 9;

  private static final Pattern SHORT_PHONE = Pattern.compile("\\+?[\\d .()/\\u00A0\\u202F-]{9,20}");
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

  /** Local parts of addresses that belong to a desk and not to a person. */
  private static final Set<String> DESKS =
      Set.of(
          "contact",
          "contacts",
          "mairie",
          "accueil",
          "info",
          "infos",
          "information",
          "bonjour",
          "secretariat",
          "service",
          "services",
          "direction",
          "reservation",
          "reservations",
          "sig",
          "opendata",
          "donnees",
          "data",
          "communication",
          "patrimoine",
          "environnement",
          "culture",
          "bibliotheque",
          "mediatheque",
          "piscine",
          "musee",
          "tourisme",
          "office",
          "ville",
          "urbanisme",
          "sport",
          "sports",
          "ecole",
          "college",
          "lycee",
          "support",
          "admin",
          "webmaster",
          "noreply",
          "sav",
          "standard",
          "courrier",
          "dpo",
          "asso",
          "association");

  private static final Pattern PUBLIC_HOST =
      Pattern.compile(
          "(?:.*[.-])?(?:gouv|mairie|ville|commune|agglo|metropole|departement|region|prefecture)"
              + "[.-].*|(?:ville|mairie|cc|ca|cu)-.*");
  private static final Set<String> PRIVATE_HOSTS =
      Set.of(
          "gmail",
          "orange",
          "wanadoo",
          "free",
          "hotmail",
          "laposte",
          "yahoo",
          "sfr",
          "outlook",
          "live",
          "icloud",
          "neuf",
          "aol",
          "msn",
          "protonmail",
          "numericable",
          "bbox",
          "me",
          "aliceadsl",
          "club-internet",
          "gmx",
          "proton");

  /** The text of a cell other than its addresses. */
  static String withoutEmails(String value) {
    return BRACKETED_EMAIL.matcher(value).replaceAll(" ");
  }

  static boolean isEmail(String value) {
    return value.indexOf('@') > 0 && EMAIL.matcher(value).find();
  }

  static boolean isOnlyEmail(String value) {
    return isEmail(value) && !value.strip().contains(" ");
  }

  /** Whether the value is nothing but a telephone number. */
  static boolean isPhone(String value) {
    String number = value.strip();
    int digits = digits(number);
    return digits >= 9 && digits <= 15 && SHORT_PHONE.matcher(number).matches();
  }

  /** Whether the value has a number among other words. */
  static boolean hasPhone(String value) {
    return mayHold(value) && PHONE.matcher(value).find();
  }

  /** Whether it is written as identifiers never are: in pairs, or with the country code. */
  static boolean isSurelyPhone(String value) {
    String number = value.strip();
    return PHONE.matcher(number).matches() && digits(number) < number.length();
  }

  static boolean isMobile(String value) {
    String digits = NOT_DIGITS.matcher(value).replaceAll("");
    return digits.matches("(?:0|33|0033|330)?[67]\\d{8}");
  }

  /** Whether all addresses are clearly those of desks, and not of named persons. */
  static boolean isDesk(String value) {
    Matcher email = EMAIL.matcher(value);
    boolean found = false;
    while (email.find()) {
      found = true;
      if (!isDeskAddress(email.group())) {
        return false;
      }
    }
    return found;
  }

  private static boolean isDeskAddress(String address) {
    int at = address.indexOf('@');
    String[] local = words(address.substring(0, at));
    if (Arrays.stream(local).anyMatch(DESKS::contains)) {
      return true;
    }
    String host = address.substring(at + 1).toLowerCase(Locale.ROOT);
    return PUBLIC_HOST.matcher(host).matches()
        && local.length == 1
        && !People.isFirstName(local[0]);
  }

  /**
   * Whether it is surely a person's: {@code jean.dupont@}, {@code j.dupont@}, {@code …@free.fr}.
   */
  static boolean isSomebodys(String value) {
    Matcher email = EMAIL.matcher(value);
    while (email.find()) {
      String address = email.group();
      if (!isDeskAddress(address)) {
        int at = address.indexOf('@');
        String[] local = words(address.substring(0, at));
        boolean named =
            Arrays.stream(local).anyMatch(People::isFirstName)
                || (local.length == 2 && local[0].length() == 1);
        if (named || PRIVATE_HOSTS.contains(words(address.substring(at + 1))[0])) {
          return true;
        }
      }
    }
    return false;
  }

  private static String[] words(String text) {
    return Arrays.stream(text.split("[._%+'-]+")).map(ColumnNames::key).toArray(String[]::new);
  }

  /** A cheap test: false means that the text certainly has neither. */
  static boolean mayHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@' || ((c == '0' || c == '+') && mayBePhone(text, i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether enough digits follow, and what goes before is not a part of the same word or number.
   */
  private static boolean mayBePhone(String text, int start) {
    if (start > 0) {
      char before = text.charAt(start - 1);
      if (Character.isLetterOrDigit(before) || ".,+/_-".indexOf(before) >= 0) {
        return false;
      }
    }
    int digits = 0;
    for (int i = start; i < text.length() && digits < FEWEST_DIGITS; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ("+ .-()\u00A0\u202F".indexOf(c) < 0) {
        return false;
      }
    }
    return digits == FEWEST_DIGITS;
  }

  /**
   * The text with addresses and numbers masked; the same text if it has none.
   *
   * @param desks whether those of desks are kept
   */
  static String masked(String text, boolean desks) {
    if (!mayHold(text)) {
      return text;
    }
    String mailed =
        EMAIL
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        desks && isDeskAddress(found.group()) ? found.group() : MASKED_EMAIL));
    return phonesMasked(mailed, desks);
  }

  /**
   * The text with numbers masked; the same text if it has none.
   *
   * @param desks whether those of desks are kept
   */
  static String phonesMasked(String text, boolean desks) {
    return PHONE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    desks && !isMobile(found.group()) ? found.group() : MASKED_PHONE));
  }

  private static int digits(String text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  private Contacts() {}
}
