package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A reference system, from its code or from one of its names in France. */
final class IsoCrs {

  private static final Pattern EPSG_ADDRESS =
      Pattern.compile(
          "^(?:https?://www\\.opengis\\.net/def/crs/EPSG/[^/]*/"
              + "|(?i:urn:(?:x-)?ogc:def:crs:EPSG):(?:[^:]*:)?)(\\d{4,6})$");
  private static final Pattern BARE_CODE = Pattern.compile("\\d{4,6}");

  /** Services list all systems that they know in one field, « EPSG:2154, EPSG:4326 ». */
  private static final Pattern LIST =
      Pattern.compile(
          "(?i)EPSG ?:{1,2} ?\\d{4,6}"
              + "(?:\\s{0,9}(?:[,;/|]|\\bet\\b|\\s)\\s{0,9}(?:EPSG ?:{1,2} ?)?\\d{4,6})++");

  static Stream<Standard> read(XmlElement identifier) {
    String codes = identifier.text("code").orElse("").strip();
    return LIST.matcher(codes).matches()
        ? BARE_CODE
            .matcher(codes)
            .results()
            .map(code -> Standard.epsg(Integer.parseInt(code.group())))
        : one(identifier).stream();
  }

  /** A system by its code, its address or its name. */
  static Standard named(String text) {
    return new Standard(shortened(text), uri(new LinkedText(text, null), "").orElse(null));
  }

  private static Optional<Standard> one(XmlElement identifier) {
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
              return new Standard(bare && uri != null ? "EPSG:" + name : shortened(name), uri);
            });
  }

  /** An address in the register means nothing to people. */
  private static String shortened(String name) {
    return EPSG_ADDRESS.matcher(name.strip()).replaceFirst("EPSG:$1");
  }

  /** The address in the OGC register, or else the given one. */
  private static Optional<URI> uri(LinkedText code, String space) {
    if (code.href() != null && code.href().toString().contains("/def/crs/")) {
      return Optional.of(code.href());
    }
    String text = code.text().strip();
    Stream<String> said = Stream.of(text, String.valueOf(code.href()));
    return said.flatMap(words -> epsg(words, space).stream())
        .map(number -> URI.create(Standard.EPSG + number))
        .findFirst()
        .or(() -> Optional.ofNullable(code.href()));
  }

  /** In the code space of another register, a number is not a code of EPSG. */
  private static Optional<Integer> epsg(String text, String space) {
    boolean isOfOther = !space.isBlank() && !space.toUpperCase(Locale.ROOT).contains("EPSG");
    return isOfOther && BARE_CODE.matcher(text).lookingAt() ? Optional.empty() : EpsgCode.in(text);
  }

  private IsoCrs() {}
}
