package fr.moisson.harvesters.formats.crs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** French names of coordinate systems, including those of the IGN register. */
final class CrsName {

  /** Names without blanks and punctuation, in lower case. */
  private static final List<Map.Entry<Pattern, Integer>> NAMES =
      List.of(
          Map.entry(
              Pattern.compile("(?:rgf(?:19)?93)?(?:v\\d.?)?(?:lamb(?:ert)?|l)93(?:rgf(?:19)?93)?"),
              2154),
          Map.entry(Pattern.compile("rgf(?:19)?93(?:geo|geographique|g)?"), 4171),
          Map.entry(Pattern.compile("wgs(?:19)?84(?:geo|geographique|g)?"), 4326),
          Map.entry(Pattern.compile("wgs84utm30n|utm30w84"), 32630),
          Map.entry(Pattern.compile("wgs84utm31n|utm31w84"), 32631),
          Map.entry(
              Pattern.compile("(?:ntf(?:paris)?)?lamb(?:ert)?(?:zone)?(?:e|2e|iietendu|2etendu)"),
              27572),
          Map.entry(Pattern.compile("webmercator|pseudomercator"), 3857),
          Map.entry(Pattern.compile("etrs89laea"), 3035),
          Map.entry(Pattern.compile("etrs89lcc"), 3034),
          Map.entry(Pattern.compile("rgaf(?:20)?09utm(?:n|nord)?(?:zone)?20n?(?:ord)?"), 5490),
          Map.entry(Pattern.compile("rgfg95utm(?:n|nord)?(?:zone)?22n?(?:ord)?|utm22rgfg95"), 2972),
          Map.entry(Pattern.compile("rgr(?:19)?92utm(?:s|sud)?(?:zone)?40s?(?:ud)?"), 2975),
          Map.entry(Pattern.compile("rgm(?:20)?04utm(?:s|sud)?(?:zone)?38s?(?:ud)?"), 4471),
          Map.entry(Pattern.compile("rgspm06u(?:tm)?(?:zone)?21n?"), 4467));

  private static final Pattern CONIC =
      Pattern.compile(
          "(?:rgf(?:19)?93)?(?:lamb(?:ert)?)?(?:cc|coniqueconforme)(4[2-9]|50)(?:coniqueconforme)?(?:zone[1-9])?");

  /**
   * EPSG code of a name such as {@code IGNF:LAMB93}, {@code urn:ogc:def:crs:IGNF::RGF93CC47} or
   * {@code Lambert II étendu}; empty if it is none of these.
   */
  static Optional<Integer> epsg(String text) {
    String name =
        text.replaceFirst("^https?://.*/", "")
            .replaceFirst("(?i)^(?:urn:ogc:def:crs:)?IGNF(?=\\W)", "")
            .toLowerCase(Locale.ROOT)
            .replace("é", "e")
            .replaceAll("[^a-z0-9]", "");
    Matcher conic = CONIC.matcher(name);
    return conic.matches()
        ? Optional.of(3900 + Integer.parseInt(conic.group(1)))
        : NAMES.stream()
            .filter(known -> known.getKey().matcher(name).matches())
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private CrsName() {}
}
