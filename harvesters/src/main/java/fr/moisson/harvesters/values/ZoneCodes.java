package fr.moisson.harvesters.values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Départements, régions and France by the codes of other lists, from {@code zones.csv}: ISO 3166-2
 * ({@code FR-BRE}), the European <a
 * href="https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/atu">list
 * of territorial units</a>, and GeoNames.
 */
public final class ZoneCodes {

  private static final Pattern GEONAMES =
      Pattern.compile("https?://(?:sws|www)\\.geonames\\.org/(\\d{1,9})(?:[/?#].*)?");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:https?://publications\\.europa\\.eu/resource/authority/atu/)?(FRA_\\w+)/?");
  private static final Pattern SUBDIVISION = Pattern.compile("(?i)FR-\\w{2,3}");

  private static final Map<String, String> BY_CODE = read();

  private static final Map<String, String> NAMES =
      Lexicon.read("zones.csv").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row.getField("zone"), row -> row.getField("name").replace('\'', '’')));

  private static Map<String, String> read() {
    Map<String, String> zones = new HashMap<>();
    for (NamedCsvRecord row : Lexicon.read("zones.csv")) {
      Lexicon.values(row, "codes").forEach(code -> zones.put(code, row.getField("zone")));
    }
    return Map.copyOf(zones);
  }

  /** French name of a zone. */
  public static Optional<String> name(String zone) {
    return Optional.ofNullable(NAMES.get(zone));
  }

  /** The zone of a code or an address; bare numbers and country codes are not accepted. */
  public static Optional<String> zone(String code) {
    String text = code.strip();
    return found(GEONAMES.matcher(text))
        .or(() -> found(UNIT.matcher(text)))
        .or(
            () ->
                SUBDIVISION.matcher(text).matches()
                    ? Optional.ofNullable(BY_CODE.get(text.toUpperCase(Locale.ROOT)))
                    : Optional.empty());
  }

  private static Optional<String> found(Matcher matcher) {
    return matcher.matches()
        ? Optional.ofNullable(BY_CODE.get(matcher.group(1)))
        : Optional.empty();
  }

  private ZoneCodes() {}
}
