package fr.moisson.harvesters.values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Départements and régions by their names, from {@code zones.csv}. « Deux-Sèvres » alone is the
 * département; a name of one word may be a river, a town or a point of the compass (« Loire », «
 * Paris », « Nord »), and only counts after the word « département », or with the code.
 */
public final class ZoneNames {

  private static final Pattern ANNOUNCED =
      Pattern.compile("(departement|region) (?:(?:de|du|des|d|l|la|le|les) )*+(.+)");
  private static final Pattern KIND = Pattern.compile("^(?:departement|region|country) ");
  private static final Pattern AFTER_NAME = Pattern.compile("\\s-\\s|[^\\p{L}\\p{M}\\p{N}\\s'’-]");

  /** « 79 – Deux-Sèvres », « Vienne (86) ». */
  private static final Pattern CODED =
      Pattern.compile("(?:(?<before>\\d{2,3}|2[ab]) )?(?<name>.+?)(?: (?<after>\\d{2,3}|2[ab]))?");

  private static final Map<String, String> BY_NAME = read();

  private static final Set<String> NAMES =
      BY_NAME.keySet().stream()
          .map(key -> KIND.matcher(key).replaceFirst(""))
          .collect(Collectors.toSet());

  private static Map<String, String> read() {
    Map<String, String> zones = new HashMap<>();
    for (NamedCsvRecord row : Lexicon.read("zones.csv")) {
      String zone = row.getField("zone");
      String name = Folding.fold(row.getField("name"));
      zones.put(zone.replaceFirst(":.*", " ") + name, zone);
      if (name.contains(" ") || zone.startsWith("region:")) {
        zones.putIfAbsent(name, zone);
      }
      if (zone.startsWith("region:")) {
        zones.putIfAbsent("la " + name, zone);
      }
    }
    return Map.copyOf(zones);
  }

  /**
   * @param words without case, accents and punctuation
   */
  static Optional<String> zone(String words) {
    Matcher coded = CODED.matcher(words);
    String name = coded.matches() ? coded.group("name") : words;
    Matcher announced = ANNOUNCED.matcher(name);
    String key = announced.matches() ? announced.group(1) + " " + announced.group(2) : name;
    return Optional.ofNullable(BY_NAME.get(key))
        .or(
            () ->
                Optional.ofNullable(BY_NAME.get("departement " + name))
                    .filter(zone -> isCode(zone, coded)));
  }

  /** Whether the code with a name is that of the département of this name. */
  private static boolean isCode(String zone, Matcher coded) {
    return Stream.of("before", "after")
        .flatMap(group -> Stream.ofNullable(coded.group(group)))
        .anyMatch(code -> zone.equals("departement:" + code.toUpperCase(Locale.ROOT)));
  }

  /**
   * Whether a text, up to its first separator, is one of the names, even if that may mean something
   * else: not « Loire-Authion », which only begins with one.
   */
  public static boolean isOne(String text) {
    return NAMES.contains(Folding.fold(AFTER_NAME.split(text, 2)[0]));
  }

  /** Code of the département of this name, where no other kind of name is expected. */
  public static Optional<String> departement(String name) {
    String folded = Folding.fold(name).replaceFirst("^la ", "");
    return Optional.ofNullable(BY_NAME.get("departement " + folded))
        .map(zone -> zone.substring(zone.indexOf(':') + 1));
  }

  private ZoneNames() {}
}
