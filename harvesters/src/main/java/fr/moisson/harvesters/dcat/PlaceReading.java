package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.locationtech.jts.geom.Envelope;

/** The places of {@code dct:spatial}: zones and names of places, and one box around all shapes. */
final class PlaceReading {

  private static final String[] SHAPES = {
    "bbox", "geometry", "hasGeometry", "asWKT", "asGML", "asGeoJSON", "box"
  };

  static Coverage coverage(List<RDFNode> places) {
    Set<String> zones = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    Envelope around = new Envelope();
    for (RDFNode place : places) {
      Optional<String> zone = Loose.iriOrText(place).flatMap(Zones::zone);
      List<Envelope> drawn = shapes(place).flatMap(text -> Shapes.envelope(text).stream()).toList();
      zone.ifPresent(zones::add);
      drawn.forEach(around::expandToInclude);
      if (zone.isEmpty() && drawn.isEmpty()) {
        name(place).ifPresent(names::add);
      }
    }
    Box box =
        around.isNull()
            ? null
            : new Box(around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY());
    return Coverage.of(zones, box).named(names);
  }

  /** What the place is called, where nothing else says where it is. */
  private static Optional<String> name(RDFNode place) {
    return Loose.text(List.of(place)).map(String::strip);
  }

  private static Stream<String> shapes(RDFNode place) {
    if (place.isLiteral()) {
      return Stream.of(place.asLiteral().getLexicalForm());
    }
    return Loose.values(place.asResource(), SHAPES).stream()
        .flatMap(value -> value.isLiteral() ? shapes(value) : shapesOf(value.asResource()));
  }

  private static Stream<String> shapesOf(Resource geometry) {
    return Loose.literals(Loose.values(geometry, SHAPES)).map(value -> value.getLexicalForm());
  }

  private PlaceReading() {}
}
