package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reference systems, specifications that the data are said to follow, and their precision. */
final class IsoStandards {

  private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
  private static final Pattern EPSG_CODE =
      Pattern.compile("(?i)EPSG(?:\\s*[:/ ]\\s*[\\d.]*)*?[:/ ]\\s*(\\d{4,6})\\b");
  private static final Pattern BARE_CODE = Pattern.compile("\\d{4,6}");

  private static final Map<String, Double> METRES =
      Map.of(
          "m", 1.0,
          "meter", 1.0,
          "metre", 1.0,
          "meters", 1.0,
          "metres", 1.0,
          "mètres", 1.0,
          "km", 1000.0,
          "cm", 0.01,
          "mm", 0.001,
          "9001", 1.0);

  private final XmlElement record;

  IsoStandards(XmlElement record) {
    this.record = record;
  }

  List<Standard> all() {
    return Stream.concat(
            record
                .all("referenceSystemInfo", "*", "referenceSystemIdentifier", "*")
                .flatMap(identifier -> crs(identifier).stream()),
            record.anywhere("DQ_ConformanceResult").flatMap(result -> conformity(result).stream()))
        .distinct()
        .toList();
  }

  private static Optional<Standard> crs(XmlElement identifier) {
    return identifier
        .phrases("code")
        .findFirst()
        .map(
            code -> {
              String space = identifier.text("codeSpace").orElse("");
              URI uri = crsUri(code, space).orElse(null);
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

  private static Optional<URI> crsUri(Phrase code, String space) {
    if (code.href() != null && code.href().toString().contains("/def/crs/")) {
      return Optional.of(code.href());
    }
    String text = code.text().strip();
    Matcher matcher = EPSG_CODE.matcher(text);
    if (matcher.find()) {
      return Optional.of(URI.create(EPSG + matcher.group(1)));
    }
    return space.toUpperCase(Locale.ROOT).contains("EPSG") && BARE_CODE.matcher(text).matches()
        ? Optional.of(URI.create(EPSG + text))
        : Optional.empty();
  }

  /** Only what passed: data that were never tried are not said to conform. */
  private static Optional<Standard> conformity(XmlElement result) {
    boolean passed =
        result.text("pass").filter(pass -> pass.equals("true") || pass.equals("1")).isPresent();
    return passed
        ? result
            .phrases("specification", "CI_Citation", "title")
            .findFirst()
            .map(title -> new Standard(title.shown(), page(result, title)))
        : Optional.empty();
  }

  private static @Nullable URI page(XmlElement result, Phrase title) {
    return title.href() != null
        ? title.href()
        : result.phrases("specification").map(Phrase::href).findFirst().orElse(null);
  }

  /** The finest distance, in metres. */
  Optional<Double> resolution() {
    return record
        .all("identificationInfo", "*", "spatialResolution", "MD_Resolution", "distance", "*")
        .flatMap(distance -> metres(distance).stream())
        .filter(metres -> metres > 0)
        .min(Comparator.naturalOrder());
  }

  private static Optional<Double> metres(XmlElement distance) {
    String unit = distance.attribute("uom").orElse("m").replaceFirst("^.*[#/:]", "").strip();
    return Optional.ofNullable(METRES.get(unit.toLowerCase(Locale.ROOT)))
        .flatMap(factor -> IsoExtents.number(distance.text()).map(value -> value * factor));
  }

  /** Denominators of the scales that the data are made for. */
  List<String> scales() {
    return record
        .all(
            "identificationInfo",
            "*",
            "spatialResolution",
            "MD_Resolution",
            "equivalentScale",
            "MD_RepresentativeFraction",
            "denominator")
        .flatMap(denominator -> Phrase.of(denominator).stream())
        .map(Phrase::text)
        .filter(text -> text.matches("[1-9]\\d{0,9}"))
        .distinct()
        .toList();
  }
}
