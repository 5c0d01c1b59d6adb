package fr.moisson.harvesters.schemas;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import fr.moisson.harvesters.model.Luhn;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.model.Siret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Formats specific to France. Each method returns the detail of a finding, or empty if the text is
 * valid.
 */
final class FrenchFormats {

  private static final Optional<String> WRONG = Optional.of("");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]");
  private static final Pattern YEARS = Pattern.compile("(\\d{4})/(\\d{4})");

  private static final String HOME = "FR";

  private static final Set<String> ACTES =
      Set.of(
          "commande publique",
          "urbanisme",
          "domaine et patrimoine",
          "fonction publique",
          "institutions et vie politique",
          "libertes publiques et pouvoirs de police",
          "finances locales",
          "domaines de competences par themes",
          "autres domaines de competences");

  /** Bounding boxes: places a little outside of France are accepted. */
  private static final List<Envelope> FRANCE =
      List.of(
          new Envelope(-5.2, 9.6, 41.3, 51.1),
          new Envelope(-61.9, -60.9, 15.8, 16.6), // Guadeloupe
          new Envelope(-61.3, -60.8, 14.3, 14.9), // Martinique
          new Envelope(-54.7, -51.6, 2.1, 5.8), // Guyane
          new Envelope(55.2, 55.9, -21.4, -20.8), // La Réunion
          new Envelope(45.0, 45.4, -13.1, -12.6), // Mayotte
          new Envelope(-63.2, -62.7, 17.8, 18.2), // Saint-Martin, Saint-Barthélemy
          new Envelope(-56.5, -56.1, 46.7, 47.2)); // Saint-Pierre-et-Miquelon

  static Optional<String> siren(String text) {
    String digits = BLANKS.matcher(text).replaceAll("");
    return digits.matches("\\d{9}") && Luhn.holds(digits) ? Optional.empty() : WRONG;
  }

  static Optional<String> siret(String text) {
    String digits = BLANKS.matcher(text).replaceAll("");
    return Siret.hasForm(digits) && Siret.holds(digits) ? Optional.empty() : WRONG;
  }

  /**
   * French numbers as dialled in France, including short ones, or international ones with a prefix.
   */
  static Optional<String> phoneNumber(String text) {
    return isPhoneNumber(text, HOME) || isPhoneNumber(text, null) ? Optional.empty() : WRONG;
  }

  private static boolean isPhoneNumber(String text, @Nullable String country) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(text, country);
      return numbers.isValidNumber(number)
          || (country != null && ShortNumberInfo.getInstance().isValidShortNumber(number));
    } catch (NumberParseException e) {
      return false; // not a phone number
    }
  }

  /** « Urbanisme/Documents d'urbanisme »: one of nine subjects before the slash. */
  static Optional<String> nomenclatureActes(String text) {
    int stroke = text.indexOf('/');
    String subject = stroke < 0 ? "" : text.substring(0, stroke);
    return ACTES.contains(PlainLetters.of(subject)) && !text.contains("/ ")
        ? Optional.empty()
        : WRONG;
  }

  static Optional<String> yearInterval(String text, boolean allowsYear) {
    Matcher years = YEARS.matcher(text);
    if (!years.matches()) {
      boolean isYear = allowsYear && text.matches("\\d{4}");
      return isYear ? Optional.empty() : Optional.of(allowsYear ? "year" : "interval");
    }
    return years.group(1).compareTo(years.group(2)) < 0 ? Optional.empty() : Optional.of("order");
  }

  /** Coordinates are in degrees, WGS 84. */
  static boolean isInFrance(double longitude, double latitude) {
    return FRANCE.stream().anyMatch(box -> box.contains(longitude, latitude));
  }

  private FrenchFormats() {}
}
