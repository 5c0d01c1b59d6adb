package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.locationtech.jts.geom.Envelope;

/** The places of {@code dct:spatial}: zones by their names, and one box around all shapes. */
final class PlaceReading {

  private static final String[] SHAPES = {
    "bbox", "geometry", "hasGeometry", "asWKT", "asGML", "asGeoJSON", "box"
  };

  static Coverage coverage(List<RDFNode> places) {
    Set<String> zones = new TreeSet<>();
    Envelope around = new Envelope();
    for (RDFNode place : places) {
      Loose.iriOrText(place).flatMap(Zones::zone).ifPresent(zones::add);
      shapes(place)
          .flatMap(text -> Shapes.envelope(text).stream())
          .forEach(around::expandToInclude);
    }
    return Coverage.of(
        zones,
        around.isNull()
            ? null
            : new Box(around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY()));
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
