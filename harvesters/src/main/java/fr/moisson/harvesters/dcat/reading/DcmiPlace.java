package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.Shapes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/**
 * A place in a DCMI encoding: {@code northlimit=48.9; southlimit=48.4; westlimit=7.4;
 * eastlimit=7.9; name=Strasbourg}, as a <a
 * href="https://www.dublincore.org/specifications/dublin-core/dcmi-box/">box</a>, or {@code
 * east=7.7; north=48.6} as a <a
 * href="https://www.dublincore.org/specifications/dublin-core/dcmi-point/">point</a>.
 */
record DcmiPlace(Optional<Envelope> box, Optional<String> name) {

  private static final Pattern COMPONENT =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*([^;]*?)\\s*(?:;|$)");
  private static final Pattern DEGREES = Pattern.compile("[-+]?\\d{1,3}(?:\\.\\d*)?");

  /** Empty if a text has neither form. */
  static Optional<DcmiPlace> read(String text) {
    Map<String, String> said = new HashMap<>();
    Matcher component = COMPONENT.matcher(text.strip());
    while (component.lookingAt()) {
      said.put(component.group(1).toLowerCase(Locale.ROOT), component.group(2));
      component.region(component.end(), component.regionEnd());
    }
    boolean isOne = said.keySet().stream().anyMatch(key -> key.matches("(north|east)(limit)?"));
    return isOne && component.regionStart() == component.regionEnd()
        ? Optional.of(new DcmiPlace(box(said), Optional.ofNullable(said.get("name"))))
        : Optional.empty();
  }

  /** Only if the numbers are in degrees, which is the default if no system is named. */
  private static Optional<Envelope> box(Map<String, String> said) {
    Optional<Double> west = degrees(said, "westlimit", "east");
    Optional<Double> east = degrees(said, "eastlimit", "east");
    Optional<Double> south = degrees(said, "southlimit", "north");
    Optional<Double> north = degrees(said, "northlimit", "north");
    return west.isPresent() && east.isPresent() && south.isPresent() && north.isPresent()
        ? Optional.of(Shapes.between(west.get(), east.get(), south.get(), north.get()))
        : Optional.empty();
  }

  private static Optional<Double> degrees(Map<String, String> said, String limit, String point) {
    return Optional.ofNullable(said.getOrDefault(limit, said.get(point)))
        .filter(number -> !said.containsKey("projection") && DEGREES.matcher(number).matches())
        .map(Double::valueOf);
  }
}
