package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.StatedPlaces;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places that a Dublin Core record covers. */
final class DublinPlaces {

  private static final int LONGEST_NAME = 60;

  private static final String NUMBER = "\\s*([-+]?\\d{1,3}(?:\\.\\d*|,\\d+)?(?:E[-+]?\\d{1,2})?)";

  /** A box in GeoNetwork's words: « North 46.4, South 46.2, East -0.3, West -0.6. Niort ». */
  private static final Pattern BOX =
      Pattern.compile(
          "(?i)north%1$s\\s*,\\s*south%1$s\\s*,\\s*east%1$s\\s*,\\s*west%1$s\\s*\\.?\\s*(.*)"
              .formatted(NUMBER));

  /** A box in words whose numbers are missing or cannot be read. */
  private static final Pattern LIKE_A_BOX =
      Pattern.compile("(?i)\\s*north\\b(?:[-+.,;\\d\\s]|e|nan|null)*+\\bsouth\\b.*");

  /** « RGF93 / CC46 (EPSG:3946) »; a number alone may be the code of a commune. */
  private static final Pattern NAMED_CRS =
      Pattern.compile("(?i)\\bEPSG\\b|\\bRGF ?93\\b|\\bWGS ?84\\b");

  private static final String WORD_OF_A_CRS =
      "\\b(?:epsg|rg[a-z]{1,3} ?\\d|wgs|etrs|ntf|lambert|l ?93|cc ?\\d|utm|laea|mercator|proj|syst"
          + "|coord|[cs]rs\\b|géod)";

  /** « Niort Agglo, EPSG:2154 », or a box: what comes first is not the name of the system. */
  private static final Pattern PLACE_IN_CRS =
      Pattern.compile(
          "(?iU)(?!\\P{L}*+%1$s)((?:(?!%1$s).){1,100}?)[\\s,;(–-]{1,9}(?:EPSG|RGF ?93|WGS ?84)\\b.*"
              .formatted(WORD_OF_A_CRS));

  private final XmlElement record;

  DublinPlaces(XmlElement record) {
    this.record = record;
  }

  Coverage coverage() {
    List<String> zones = stated().flatMap(text -> Zones.zone(text).stream()).toList();
    List<Box> boxes = Stream.concat(corners(), inWords()).toList();
    return Coverage.over(zones, boxes).named(boxes.isEmpty() ? names() : List.of());
  }

  /** Names of places that are no administrative zones. */
  List<String> names() {
    return stated()
        .filter(text -> Zones.zone(text).isEmpty())
        .map(text -> BOX.matcher(text).replaceFirst("$5"))
        .filter(name -> !LIKE_A_BOX.matcher(name).matches())
        .filter(name -> name.length() <= LONGEST_NAME)
        .flatMap(StatedPlaces::in)
        .distinct()
        .toList();
  }

  private Stream<String> stated() {
    return Stream.of("spatial", "coverage")
        .flatMap(record::all)
        .filter(place -> !isCrs(place))
        .map(XmlElement::text)
        .map(text -> placeInCrs(text).orElse(text))
        .filter(text -> !text.isEmpty());
  }

  /** Coordinate systems, which pycsw and others state as places. */
  List<Standard> systems() {
    return Stream.of("spatial", "coverage")
        .flatMap(record::all)
        .filter(DublinPlaces::isCrs)
        .map(place -> IsoCrs.named(place.text()))
        .distinct()
        .toList();
  }

  private static boolean isCrs(XmlElement place) {
    return place.attribute("scheme").filter(scheme -> scheme.endsWith("/def/crs")).isPresent()
        || NAMED_CRS.matcher(place.text()).find()
            && EpsgCode.in(place.text()).isPresent()
            && placeInCrs(place.text()).isEmpty();
  }

  private static Optional<String> placeInCrs(String text) {
    Matcher place = PLACE_IN_CRS.matcher(text);
    return place.matches() ? Optional.of(place.group(1)) : Optional.empty();
  }

  private Stream<Box> inWords() {
    return stated()
        .map(BOX::matcher)
        .filter(Matcher::matches)
        .map(box -> new Box(side(box, 4), side(box, 2), side(box, 3), side(box, 1)))
        .filter(DublinPlaces::isOnEarth);
  }

  private static boolean isOnEarth(Box box) {
    return Stream.of(box.south(), box.north()).allMatch(latitude -> Math.abs(latitude) <= 90)
        && Stream.of(box.west(), box.east()).allMatch(longitude -> Math.abs(longitude) <= 180);
  }

  private static double side(Matcher box, int group) {
    return Double.parseDouble(box.group(group).replace(',', '.'));
  }

  private Stream<Box> corners() {
    return Stream.of("BoundingBox", "WGS84BoundingBox")
        .flatMap(record::all)
        .flatMap(element -> box(element).stream());
  }

  /**
   * Latitude comes first under the URN of EPSG:4326, and longitude under all other names; but
   * GeoNetwork always has longitude first, and the east before the west.
   */
  private static Optional<Box> box(XmlElement element) {
    List<Double> corners =
        Stream.of("LowerCorner", "UpperCorner")
            .flatMap(element::texts)
            .flatMap(text -> Stream.of(text.strip().split("\\s+")))
            .flatMap(text -> IsoExtents.number(text).stream())
            .toList();
    if (corners.size() != 4) {
      return Optional.empty();
    }
    boolean isFromGeonetwork = corners.get(0) > corners.get(2);
    boolean latitudeFirst =
        !isFromGeonetwork
            && element
                .attribute("crs")
                .filter(crs -> crs.matches("urn:.*EPSG:.*:4326"))
                .isPresent();
    return Optional.of(
        latitudeFirst
            ? new Box(corners.get(1), corners.get(0), corners.get(3), corners.get(2))
            : new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
  }
}
