package fr.moisson.harvesters.dcat.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.dcat.Shapes;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.locationtech.jts.geom.Envelope;

/**
 * Reads the places in {@code dct:spatial}: zones by their names and codes, one box per place with a
 * shape, and other texts as names.
 */
final class PlaceReading {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] SHAPES = {
    "bbox", "geometry", "hasGeometry", "asWKT", "asGML", "asGeoJSON"
  };
  private static final Pattern CORNERS =
      Pattern.compile("^\\s*([^\\s,]+)\\s+([^\\s,]+)\\s+([^\\s,]+)\\s+([^\\s,]+)\\s*$");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
  private static final String[] NAMES = {
    "prefLabel", "label", "name", "geographicName", "geographicalName", "title", "altLabel"
  };

  private static final String[] CODES = {"identifier", "notation"};

  /** Units of any country, whose bare numbers are not French codes; the first is Italian. */
  private static final String[] UNITS = {"geographicalIdentifier", "adminUnitL2"};

  private static final int LONGEST_NAME = 60;

  private final Set<String> zones = new TreeSet<>();
  private final List<Box> boxes = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final Set<URI> elsewhere = new TreeSet<>();

  PlaceReading(List<RDFNode> places) {
    for (RDFNode place : places) {
      if (place.isLiteral()) {
        texts(place.asLiteral()).forEach(this::learn);
      } else {
        learn(place.asResource());
      }
    }
  }

  Coverage coverage() {
    return Coverage.over(zones, boxes).named(names).elsewhere(elsewhere);
  }

  private void learn(String text) {
    DcmiPlace.read(text)
        .ifPresentOrElse(
            place -> {
              place.box().ifPresent(this::learn);
              place.name().ifPresent(this::learnPlainly);
            },
            () -> learnPlainly(text));
  }

  private void learnPlainly(String text) {
    Optional<String> zone = Zones.zone(text);
    Optional<Envelope> shape = Shapes.envelope(text);
    zone.ifPresentOrElse(zones::add, () -> learnAddress(text));
    shape.ifPresent(this::learn);
    if (zone.isEmpty() && shape.isEmpty()) {
      learnName(text);
    }
  }

  private void learnAddress(String text) {
    Zones.elsewhere(text.strip()).ifPresent(elsewhere::add);
  }

  private void learn(Resource place) {
    Optional<String> zone =
        Stream.of(
                Loose.iriOrText(place).stream().flatMap(iri -> Zones.zone(iri).stream()),
                texts(place, CODES)
                    .flatMap(code -> Zones.zone(code).or(() -> Zones.ofCode(code)).stream()),
                texts(place, UNITS).flatMap(unit -> Zones.zone(unit).stream()))
            .flatMap(found -> found)
            .findFirst();
    zone.ifPresentOrElse(
        zones::add,
        () -> {
          Loose.iriOrText(place).ifPresent(this::learnAddress);
          parts(place)
              .flatMap(
                  part ->
                      Stream.concat(
                          Loose.irisAndTexts(part, CODES), Loose.irisAndTexts(part, UNITS)))
              .forEach(
                  code -> Zones.zone(code).ifPresentOrElse(zones::add, () -> learnAddress(code)));
        });
    Optional<String> name =
        parts(place).flatMap(part -> Loose.text(part, NAMES).stream()).findFirst();
    boolean isNamed = zone.isPresent() || name.isPresent();
    Stream<String> shapes = parts(place).flatMap(part -> shapes(part, SHAPES));
    around(Stream.of(shapes, corners(place), rings(place)).flatMap(all -> all))
        .or(() -> around(shapes(place, "centroid")))
        .or(() -> around(point(place).stream().filter(point -> !isNamed)))
        .ifPresent(this::learn);
    if (zone.isEmpty() && name.isPresent()) {
      Zones.zone(name.get()).ifPresentOrElse(zones::add, () -> learnName(name.get()));
    }
  }

  private static Stream<String> texts(Resource place, String... properties) {
    return parts(place).flatMap(part -> Loose.texts(part, properties));
  }

  private void learn(Envelope box) {
    boxes.add(Box.of(box));
  }

  private void learnName(String text) {
    String name = text.strip();
    boolean word = !name.isEmpty() && name.length() <= LONGEST_NAME;
    if (word && !name.contains("://") && name.codePoints().anyMatch(Character::isLetter)) {
      names.add(name);
    }
  }

  /**
   * The envelope of a place, whose shape may be given in several forms. GML is the last choice: it
   * may have latitude first without saying so, and both together would cover half a continent.
   */
  private static Optional<Envelope> around(Stream<String> shapes) {
    List<String> all = shapes.toList();
    return around(all.stream().filter(shape -> !isGml(shape)).toList())
        .or(() -> around(all.stream().filter(PlaceReading::isGml).toList()));
  }

  private static boolean isGml(String shape) {
    return shape.strip().startsWith("<gml:");
  }

  private static Optional<Envelope> around(List<String> shapes) {
    return shapes.stream()
        .flatMap(text -> Shapes.envelope(text).stream())
        .reduce(
            (one, other) -> {
              Envelope both = new Envelope(one);
              both.expandToInclude(other);
              return both;
            });
  }

  private static Stream<String> shapes(Resource place, String... properties) {
    return Loose.values(place, properties).stream()
        .flatMap(
            value ->
                value.isLiteral()
                    ? texts(value.asLiteral())
                    : Loose.literals(Loose.values(value.asResource(), SHAPES))
                        .flatMap(PlaceReading::texts));
  }

  /** A place, and what gives its shape in schema.org. */
  private static Stream<Resource> parts(Resource place) {
    return Stream.concat(Stream.of(place), Loose.nodes(place, "geo").stream());
  }

  /** Of the box of schema.org, whose corners begin with the latitude, commas between or not. */
  private static Stream<String> corners(Resource place) {
    return texts(place, "box").map(box -> CORNERS.matcher(box).replaceFirst("$1,$2 $3,$4"));
  }

  /** Of the rings of schema.org, for which CKAN writes GeoJSON. */
  private static Stream<String> rings(Resource place) {
    return texts(place, "polygon")
        .flatMap(ring -> ring.startsWith("{") ? Stream.of(ring) : ring(ring));
  }

  /** Its positions begin with the latitude, too. */
  private static Stream<String> ring(String positions) {
    return Stream.of(positions)
        .map(BETWEEN::split)
        .filter(numbers -> numbers.length % 2 == 0 && isClosed(numbers))
        .map(
            numbers ->
                IntStream.range(0, numbers.length / 2)
                    .mapToObj(i -> numbers[2 * i + 1] + " " + numbers[2 * i])
                    .collect(Collectors.joining(",", "LINESTRING(", ")")));
  }

  /** If not, they are not pairs: each may have a height. */
  private static boolean isClosed(String[] numbers) {
    int last = numbers.length - 2;
    return numbers[0].equals(numbers[last]) && numbers[1].equals(numbers[last + 1]);
  }

  /**
   * Of schema.org, or of the W3C’s basic vocabulary. It says where the label of a place that has a
   * name goes, and not what it covers.
   */
  private static Optional<String> point(Resource place) {
    return parts(place)
        .flatMap(
            part ->
                Loose.text(part, "longitude", "long")
                    .flatMap(
                        x ->
                            Loose.text(part, "latitude", "lat")
                                .map(y -> "POINT(" + x + " " + y + ")"))
                    .stream())
        .findFirst();
  }

  /** Of a piece of JSON, the words or the shapes in it. */
  private static Stream<String> texts(Literal literal) {
    if (!literal.getDatatypeURI().equals(RDF.uri + "JSON")) {
      return Stream.of(literal.getLexicalForm());
    }
    try {
      return texts(JSON.readTree(literal.getLexicalForm()));
    } catch (JsonProcessingException e) {
      return Stream.of(literal.getLexicalForm());
    }
  }

  private static Stream<String> texts(JsonNode value) {
    if (value.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      value.forEach(items::add);
      return items.size() == 4 && items.stream().allMatch(JsonNode::isNumber)
          ? Stream.of(items.stream().map(JsonNode::asText).collect(Collectors.joining(",")))
          : items.stream().flatMap(PlaceReading::texts);
    }
    if (value.isTextual()) {
      return Stream.of(value.textValue());
    }
    if (value.isNull()) {
      return Stream.of();
    }
    // A location of DCAT-US 3, or else a GeoJSON shape.
    List<String> shapes = texts(value, "bbox", "geometry", "geometries", "features");
    List<String> parts = new ArrayList<>(shapes.isEmpty() ? texts(value, "centroid") : shapes);
    parts.addAll(texts(value, NAMES));
    return parts.isEmpty() || value.has("coordinates")
        ? Stream.of(value.toString())
        : parts.stream();
  }

  private static List<String> texts(JsonNode location, String... names) {
    return Stream.of(names)
        .filter(location::hasNonNull)
        .flatMap(name -> texts(location.path(name)))
        .toList();
  }
}
