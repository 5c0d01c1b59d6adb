package fr.moisson.harvesters.values;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads zones, such as {@code commune:79191}, from the forms of udata, INSEE and others: {@code
 * fr:commune:79191@2015-01-01}, {@code http://id.insee.fr/geo/commune/79191}, {@code
 * FR/departement/2a}, or « Département des Deux-Sèvres ».
 */
public final class Zone {

  private static final Map<String, Pattern> CODES =
      Map.of(
          "commune", Pattern.compile("(?:\\d\\d|2[AB])\\d{3}"),
          "arrondissement", Pattern.compile("(?:\\d\\d|2[AB])\\d{1,3}"),
          "epci", Pattern.compile("\\d{9}"),
          "departement", Pattern.compile("\\d\\d|2[AB]|9[78]\\d"),
          "region", Pattern.compile("\\d\\d"),
          "iris", Pattern.compile("(?:\\d\\d|2[AB])\\d{7}"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("france", "country:fr"),
          entry("france entiere", "country:fr"),
          entry("country fra", "country:fr"),
          entry("country fr", "country:fr"),
          entry("pays fr", "country:fr"),
          entry("fra", "country:fr"),
          entry("country subset fr metro", "country-subset:fr:metro"),
          entry("france metropolitaine", "country-subset:fr:metro"),
          entry("country subset fr drom", "country-subset:fr:drom"),
          entry("departements et regions d outre mer", "country-subset:fr:drom"),
          entry("outre mer", "country-subset:fr:dromcom"),
          entry("union europeenne", "country-group:ue"),
          entry("monde", "country-group:world"),
          entry("world", "country-group:world"));

  private static final Pattern NUMBERED =
      Pattern.compile("^(commune|epci|d[ée]partement|r[ée]gion) (?:n° ?)?(\\d\\w{1,8})$");

  private static final Pattern EUROPEAN_COUNTRY =
      Pattern.compile("https?://publications\\.europa\\.eu/resource/authority/country/([a-z]{3})");
  private static final Pattern ABROAD =
      Pattern.compile("country:[a-z]{2,3}|country-(?:group|subset):[a-z]+(?::[a-z-]+)?");

  /** Empty for an unknown kind of zone, such as a canton, and for the name of a town. */
  public static Optional<String> read(String text) {
    String zone = text.strip().toLowerCase(Locale.ROOT).replaceFirst("(?s)@.*", "");
    String bare = EUROPEAN_COUNTRY.matcher(zone).replaceFirst("country:$1");
    String words = Folding.fold(bare);
    if (WORDS.containsKey(words)) {
      return Optional.ofNullable(WORDS.get(words));
    }
    return ABROAD.matcher(bare).matches()
        ? Optional.of(bare)
        : french(bare).or(() -> ZoneNames.zone(words)).or(() -> ZoneCodes.zone(text));
  }

  private static Optional<String> french(String zone) {
    // « Département 79 » and « Département : 79 » are the same as departement:79.
    List<String> parts =
        Arrays.stream(NUMBERED.matcher(zone).replaceFirst("$1:$2").split("[:/#]+"))
            .map(String::strip)
            .filter(p -> !p.isEmpty())
            .toList();
    if (parts.size() < 2) {
      return Optional.empty();
    }
    String kind = Folding.fold(parts.get(parts.size() - 2)).replaceFirst("^fr ", "");
    String singular = kind.equals("iris") ? kind : kind.replaceFirst("s$", "");
    Pattern form = CODES.get(singular);
    String code = padded(singular, parts.get(parts.size() - 1).toUpperCase(Locale.ROOT));
    return form != null && form.matcher(code).matches()
        ? Optional.of(singular + ":" + code)
        : Optional.empty();
  }

  /** Spreadsheets drop the leading zero from the codes of the first nine départements. */
  private static String padded(String kind, String code) {
    boolean shortened =
        (kind.equals("commune") && code.matches("[1-9]\\d{3}"))
            || (kind.equals("departement") && code.matches("[1-9]"));
    return shortened ? "0" + code : code;
  }

  private Zone() {}
}
