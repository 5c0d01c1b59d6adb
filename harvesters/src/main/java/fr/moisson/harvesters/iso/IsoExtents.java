package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Shapes;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.formats.Degrees;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.StatedPlaces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/** Reads the places that the data cover. */
final class IsoExtents {

  /** Codes of ISO 3166, as in the Géoplateforme, to zones: countries and overseas regions. */
  private static final Map<String, String> COUNTRY_CODES =
      Map.of(
          "FRA", "country:fr",
          "FXX", "country:fr",
          "GLP", "region:01",
          "MTQ", "region:02",
          "GUF", "region:03",
          "REU", "region:04",
          "MYT", "region:06");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][-+]?\\d+)?");
  private static final int LONGEST_PLACE_NAME = 60;

  /** What the form of the Géoportail de l'urbanisme writes before places, or if there are none. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?iU)emprises? géographiques? (?:de |d['’])\\s*(?:la commune (?:de |d['’])\\s*)?"
              + "|liste des emprises\\s*$");

  private final List<XmlElement> extents;
  private final Set<String> coded;
  private final List<String> systems;

  /**
   * @param coded zones that are stated among the keywords
   * @param standards coordinate systems among others
   */
  IsoExtents(XmlElement record, Set<String> coded, List<Standard> standards) {
    this.coded = coded;
    systems =
        standards.stream()
            .map(standard -> String.valueOf(standard.uri()))
            .filter(uri -> uri.startsWith(Standard.EPSG))
            .toList();
    extents = record.all("identificationInfo", "*", "extent", "EX_Extent").toList();
  }

  Coverage coverage() {
    TreeSet<String> zones = new TreeSet<>(coded);
    identifiers().forEach(phrase -> zone(phrase).ifPresent(zones::add));
    List<Box> boxes = Stream.concat(boxes(), polygons()).toList();
    // With a box, the description may be that of the whole area that the producer is in charge of.
    return Coverage.over(zones, boxes).named(boxes.isEmpty() ? places() : List.of());
  }

  /** Names of places that are no administrative zones. */
  List<String> places() {
    return Stream.concat(
            identifiers()
                .filter(phrase -> zone(phrase).isEmpty())
                .map(LinkedText::text)
                .filter(name -> !name.matches("[A-Z]{2,3}|.*://.*")),
            extents.stream()
                .flatMap(extent -> extent.texts("description"))
                .map(IsoExtents::unlabelled))
        .filter(name -> name.length() <= LONGEST_PLACE_NAME)
        .flatMap(StatedPlaces::in)
        .distinct()
        .toList();
  }

  private static String unlabelled(String description) {
    Matcher label = LABEL.matcher(description);
    return label.lookingAt() ? description.substring(label.end()).strip() : description;
  }

  private Stream<LinkedText> identifiers() {
    return extents.stream()
        .flatMap(
            extent ->
                extent.phrases(
                    "geographicElement",
                    "EX_GeographicDescription",
                    "geographicIdentifier",
                    "*",
                    "code"));
  }

  private static Optional<String> zone(LinkedText phrase) {
    return Stream.of(phrase.text(), String.valueOf(phrase.href()))
        .flatMap(
            name ->
                Zones.zone(name)
                    .or(() -> Zones.ofCode(name.strip()))
                    .or(
                        () ->
                            Optional.ofNullable(
                                COUNTRY_CODES.get(name.strip().toUpperCase(Locale.ROOT))))
                    .stream())
        .findFirst();
  }

  /** Boxes as stated; the rules may have to swap their sides. */
  private Stream<Box> boxes() {
    return extents.stream()
        .flatMap(extent -> extent.all("geographicElement", "EX_GeographicBoundingBox"))
        .flatMap(box -> read(box).stream())
        .map(this::inDegrees);
  }

  /** Some state the sides of the data in metres, in the coordinate system of the data. */
  private Box inDegrees(Box box) {
    Envelope sides = box.envelope();
    return systems.size() == 1 && MetricSystem.isMetric(sides)
        ? Degrees.of(sides, systems.get(0)).map(Box::of).orElse(box)
        : box;
  }

  private Stream<Box> polygons() {
    return extents.stream()
        .flatMap(extent -> extent.all("geographicElement", "EX_BoundingPolygon", "polygon", "*"))
        .flatMap(polygon -> around(polygon).stream());
  }

  private static Optional<Box> around(XmlElement polygon) {
    List<XmlElement> positions =
        Stream.of("pos", "posList", "coordinates", "lowerCorner", "upperCorner")
            .flatMap(polygon::anywhere)
            .toList();
    List<XmlElement> all = Stream.concat(Stream.of(polygon), polygon.descendants()).toList();
    String system =
        all.stream().flatMap(one -> one.attribute("srsName").stream()).findFirst().orElse(null);
    int dimension =
        all.stream()
                .flatMap(one -> one.attribute("srsDimension").stream())
                .findFirst()
                .filter("3"::equals)
                .isPresent()
            ? 3
            : 2;
    return Shapes.ofGml(positions.stream().map(XmlElement::text).toList(), dimension, system)
        .map(Box::of);
  }

  private static Optional<Box> read(XmlElement box) {
    List<Double> sides =
        Stream.of(
                "westBoundLongitude",
                "southBoundLatitude",
                "eastBoundLongitude",
                "northBoundLatitude")
            .flatMap(side -> box.text(side).flatMap(IsoExtents::number).stream())
            .toList();
    return sides.size() == 4
        ? Optional.of(new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3)))
        : Optional.empty();
  }

  static Optional<Double> number(String text) {
    String bare = text.strip();
    return NUMBER.matcher(bare).matches()
        ? Optional.of(Double.valueOf(bare.replace(',', '.')))
        : Optional.empty();
  }
}
