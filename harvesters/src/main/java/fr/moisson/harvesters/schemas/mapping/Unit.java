package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Units in which producers measure, and the words for them. */
enum Unit {
  MM(Dimension.LENGTH, "0.001", "mm", "millimetre", "millimetres"),
  CM(Dimension.LENGTH, "0.01", "cm", "cms", "centimetre", "centimetres"),
  DM(Dimension.LENGTH, "0.1", "dm", "decimetre", "decimetres"),
  M(Dimension.LENGTH, "1", "m", "metre", "metres", "meter", "meters"),
  KM(Dimension.LENGTH, "1000", "km", "kilometre", "kilometres"),
  M2(Dimension.AREA, "1", "m2", "m²", "metrescarres"),
  ARE(Dimension.AREA, "100", "are", "ares"),
  HA(Dimension.AREA, "10000", "ha", "hectare", "hectares"),
  KM2(Dimension.AREA, "1000000", "km2", "km²"),
  L_PER_MIN(Dimension.FLOW, "0.06", "l/min", "lmin"),
  L_PER_S(Dimension.FLOW, "3.6", "l/s"),
  M3_PER_H(Dimension.FLOW, "1", "m3/h", "m³/h", "m3h", "m3parh", "m3parheure"),
  M3(Dimension.VOLUME, "1", "m3", "m³"),
  L(Dimension.VOLUME, "0.001", "l", "litre", "litres"),
  BAR(Dimension.PRESSURE, "1", "bar", "bars"),
  KPA(Dimension.PRESSURE, "0.01", "kpa"),
  PERCENT(Dimension.SHARE, "1", "pourcent", "pourcentage", "percent", "pct"),
  FRACTION(Dimension.SHARE, "100", "fraction");

  /** Some of those that a mapping may state. */
  static final String EXAMPLES = "mm, cm, m, km, m2, ha, l/min, m3/h…";

  private enum Dimension {
    LENGTH,
    AREA,
    VOLUME,
    FLOW,
    PRESSURE,
    SHARE
  }

  private final Dimension dimension;
  private final BigDecimal factor;
  private final List<String> words;

  Unit(Dimension dimension, String factor, String... words) {
    this.dimension = dimension;
    this.factor = new BigDecimal(factor);
    this.words = Arrays.stream(words).map(ColumnNames::key).toList();
  }

  static Optional<Unit> named(String word) {
    String key = ColumnNames.key(word.toLowerCase(Locale.ROOT));
    return Arrays.stream(values()).filter(unit -> unit.words.contains(key)).findFirst();
  }

  /** In the form of the keys of column names. */
  List<String> words() {
    return words;
  }

  boolean measuresAs(Unit other) {
    return dimension == other.dimension;
  }

  /** Converts a number into another unit, exactly if decimals allow it. */
  BigDecimal to(Unit other, BigDecimal number) {
    return number.multiply(factor).divide(other.factor, MathContext.DECIMAL64);
  }
}
