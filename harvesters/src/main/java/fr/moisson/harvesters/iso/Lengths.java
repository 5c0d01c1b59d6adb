package fr.moisson.harvesters.iso;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Distances in any unit, which editors name, abbreviate or refer to. */
final class Lengths {

  private static final Map<String, Double> METRES = new HashMap<>();

  static {
    names(1, "m", "mtr", "meter", "metre", "mètre", "meters", "metres", "mètres", "9001");
    // Ends of addresses of QUDT: …/unit/KiloM.
    names(1000, "kilom");
    names(0.01, "centim");
    names(1000, "km", "kilometre", "kilomètre", "kilometres", "kilomètres", "9036");
    names(10, "dam");
    names(0.1, "dm", "decimetre", "décimètre", "decimetres", "décimètres");
    names(0.01, "cm", "centimetre", "centimètre", "centimetres", "centimètres");
    names(0.001, "mm", "millimetre", "millimètre", "millimetres", "millimètres");
    names(0.3048, "ft", "foot", "feet", "pied", "pieds", "9002");
  }

  /** {@code gmxUom.xml#xpointer(//*[@gml:id='m'])}. */
  private static final Pattern POINTER = Pattern.compile(".*id=['\"]([^'\"]+)['\"].*");

  private static void names(double factor, String... names) {
    for (String name : names) {
      METRES.put(name, factor);
    }
  }

  /** Empty for an angle, an unknown unit, or if there is no number. */
  static Optional<Double> metres(XmlElement distance) {
    String unit = unit(distance);
    return Optional.ofNullable(METRES.get(unit.isEmpty() ? "m" : unit))
        .flatMap(factor -> IsoExtents.number(distance.text()).map(value -> value * factor));
  }

  /** The name of the unit, in lower case; empty if it is not stated. */
  static String unit(XmlElement distance) {
    String stated = distance.attribute("uom").orElse("");
    Matcher pointer = POINTER.matcher(stated);
    return (pointer.matches() ? pointer.group(1) : stated.replaceFirst("^.*[#/:]", ""))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private Lengths() {}
}
