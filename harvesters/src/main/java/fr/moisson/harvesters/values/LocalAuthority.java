package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Territory;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises communes and councils of départements by their SIREN, which INSEE derived from their
 * codes: {@code 21} or {@code 22}, the département, and for a commune the rest of its code, padded
 * with {@code 0}, and a key, as {@code 217901917} for 79191; in some overseas départements only the
 * end of the code. Communes that merged later may have an unrelated number.
 */
public final class LocalAuthority {

  private static final Pattern NUMBER = Pattern.compile("2[12](9[78]\\d|\\d{2})\\d*");

  /**
   * Départements in a SIREN: Corsica as when it was one, Mayotte and the two northern islands
   * (Saint-Barthélemy and Saint-Martin) as before their change of status.
   */
  private static final Map<String, String> FORMER =
      Map.of("2A", "20", "2B", "20", "976", "985", "977", "971", "978", "971");

  /** The département in the number of an authority; empty if it is another number. */
  public static Optional<String> departement(@Nullable String siren) {
    Matcher number = NUMBER.matcher(siren == null ? "" : siren);
    return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /** The code of a département in the numbers of its authorities, if it is not the current one. */
  public static String formerCode(String departement) {
    return FORMER.getOrDefault(departement, departement);
  }

  /**
   * Whether a number is that of a commune.
   *
   * @param insee INSEE code, five characters
   */
  public static boolean isCommune(String siren, String insee) {
    String departement = Territory.departementOf(insee);
    String number = insee.substring(departement.length());
    String start = "21" + formerCode(departement);
    return siren.length() == 9
        && (siren.startsWith(start + "0" + number)
            || number.length() == 2 && siren.startsWith(start + insee.substring(2)));
  }

  private LocalAuthority() {}
}
