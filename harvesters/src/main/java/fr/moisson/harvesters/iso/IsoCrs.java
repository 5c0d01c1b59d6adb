package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A reference system, by its code or by one of the names that it goes by in France. */
final class IsoCrs {

  private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
  private static final Pattern EPSG_CODE =
      Pattern.compile("(?i)EPSG(?:\\.io)?(?:\\s*[:/ ]\\s*[\\d.]*)*?[:/ ]\\s*(\\d{4,6})\\b");
  private static final Pattern BARE_CODE = Pattern.compile("\\d{4,6}");

  /** Names without blanks and punctuation, in lower case. */
  private static final List<Map.Entry<Pattern, String>> NAMES =
      List.of(
          Map.entry(
              Pattern.compile("(?:rgf(?:19)?93)?(?:v\\d.?)?(?:lamb(?:ert)?|l)93(?:rgf(?:19)?93)?"),
              "2154"),
          Map.entry(Pattern.compile("rgf(?:19)?93(?:geo|geographique|g)?"), "4171"),
          Map.entry(Pattern.compile("wgs(?:19)?84(?:geo|geographique|g)?"), "4326"),
          Map.entry(Pattern.compile("wgs84utm30n|utm30w84"), "32630"),
          Map.entry(Pattern.compile("wgs84utm31n|utm31w84"), "32631"),
          Map.entry(Pattern.compile("(?:ntf)?lamb(?:ert)?(?:e|2e|iietendu|2etendu)"), "27572"),
          Map.entry(Pattern.compile("webmercator|pseudomercator"), "3857"),
          Map.entry(Pattern.compile("etrs89laea"), "3035"),
          Map.entry(Pattern.compile("etrs89lcc"), "3034"),
          Map.entry(Pattern.compile("rgaf(?:20)?09utm(?:zone)?20n?"), "5490"),
          Map.entry(Pattern.compile("rgfg95utm(?:zone)?22n?|utm22rgfg95"), "2972"),
          Map.entry(Pattern.compile("rgr(?:19)?92utm(?:zone)?40s?"), "2975"),
          Map.entry(Pattern.compile("rgm(?:20)?04utm(?:zone)?38s?"), "4471"),
          Map.entry(Pattern.compile("rgspm06u(?:tm)?(?:zone)?21n?"), "4467"));

  private static final Pattern CONIC =
      Pattern.compile(
          "(?:rgf(?:19)?93)?(?:lamb(?:ert)?)?(?:cc|coniqueconforme)(4[2-9]|50)(?:coniqueconforme)?(?:zone[1-9])?");

  static Optional<Standard> read(XmlElement identifier) {
    return identifier
        .phrases("code")
        .findFirst()
        .map(
            code -> {
              String space = identifier.text("codeSpace").orElse("");
              URI uri = uri(code, space).orElse(null);
              String name =
                  identifier
                      .all("code", "*")
                      .flatMap(it -> it.attribute("title").stream())
                      .findFirst()
                      .or(() -> identifier.text("description"))
                      .orElse(code.shown());
              boolean bare = BARE_CODE.matcher(name).matches();
              return new Standard(bare && uri != null ? "EPSG:" + name : name, uri);
            });
  }

  /** Its address in the register of the OGC, or else the one that is given. */
  private static Optional<URI> uri(Phrase code, String space) {
    if (code.href() != null && code.href().toString().contains("/def/crs/")) {
      return Optional.of(code.href());
    }
    String text = code.text().strip();
    Stream<String> said = Stream.of(text, String.valueOf(code.href()));
    return said.flatMap(words -> epsg(words, space).stream())
        .map(number -> URI.create(EPSG + number))
        .findFirst()
        .or(() -> Optional.ofNullable(code.href()));
  }

  private static Optional<String> epsg(String text, String space) {
    Matcher matcher = EPSG_CODE.matcher(text);
    if (matcher.find()) {
      return Optional.of(matcher.group(1));
    }
    if (space.toUpperCase(Locale.ROOT).contains("EPSG") && BARE_CODE.matcher(text).matches()) {
      return Optional.of(text);
    }
    String name =
        text.replaceFirst("^https?://.*/", "")
            .replaceFirst("(?i)^(?:urn:ogc:def:crs:)?IGNF(?=\\W)", "")
            .toLowerCase(Locale.ROOT)
            .replace("é", "e")
            .replaceAll("[^a-z0-9]", "");
    Matcher conic = CONIC.matcher(name);
    return conic.matches()
        ? Optional.of("39" + conic.group(1))
        : NAMES.stream()
            .filter(known -> known.getKey().matcher(name).matches())
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private IsoCrs() {}
}
