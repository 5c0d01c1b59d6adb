package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Territory;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Communes and councils of départements by their SIREN, which INSEE made of their codes: {@code 21}
 * or {@code 22}, the département, and for a commune what follows it in its code, filled up with
 * {@code 0}, and a key, as {@code 217901917} for 79191; the end of the code in some départements
 * overseas. Communes that have merged since may have a number that tells nothing.
 */
public final class LocalAuthority {

  private static final Pattern NUMBER = Pattern.compile("2[12](9[78]\\d|\\d{2})\\d*");

  /**
   * Départements as a SIREN has them: Corsica from when it was one, Mayotte and both islands of the
   * North from before they were what they are.
   */
  private static final Map<String, String> FORMER =
      Map.of("2A", "20", "2B", "20", "976", "985", "977", "971", "978", "971");

  /** The département of an authority, as its number has it; empty if it is another's number. */
  public static Optional<String> departement(@Nullable String siren) {
    Matcher number = NUMBER.matcher(siren == null ? "" : siren);
    return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /** How the number of an authority names a département, if not by its code of today. */
  public static String formerCode(String departement) {
    return FORMER.getOrDefault(departement, departement);
  }

  /**
   * Whether a number is that of a commune.
   *
   * @param insee five characters
   */
  static boolean isCommune(String siren, String insee) {
    String departement = Territory.departementOf(insee);
    String number = insee.substring(departement.length());
    String start = "21" + formerCode(departement);
    return siren.length() == 9
        && (siren.startsWith(start + "0" + number)
            || number.length() == 2 && siren.startsWith(start + insee.substring(2)));
  }

  private LocalAuthority() {}
}
