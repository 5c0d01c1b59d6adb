package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;

/**
 * GML positions: {@code pos} and {@code posList} since version 3, {@code coordinates} and {@code
 * coord} before.
 */
final class GmlPositions {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Reads the element that starts here, to its end; heights are kept, x comes before y.
   *
   * @param dimension numbers per position, as stated by an enclosing element
   * @throws IllegalArgumentException if the content is not valid positions
   */
  static List<Coordinate> read(XmlWalk xml, GmlCrs system, @Nullable String dimension)
      throws IOException {
    String element = xml.element();
    String own = xml.attribute("srsDimension");
    return switch (element) {
      case "coordinates" -> {
        String decimal = or(xml.attribute("decimal"), ".");
        String between = or(xml.attribute("cs"), ",");
        String after = or(xml.attribute("ts"), " ");
        yield tuples(xml.text(), decimal, between, after, system);
      }
      case "coord" -> List.of(position(axes(xml), 0, 2, system));
      case "pos" -> {
        double[] numbers = numbers(xml.text());
        yield List.of(position(numbers, 0, numbers.length, system));
      }
      default -> list(numbers(xml.text()), own == null ? dimension : own, system);
    };
  }

  /**
   * The count of numbers in a position, as {@code srsDimension} states it; null if there are none.
   */
  static @Nullable String dimension(String position) {
    int count = numbers(position).length;
    return count == 0 ? null : Integer.toString(count);
  }

  private static String or(@Nullable String stated, String other) {
    return stated == null || stated.isEmpty() ? other : stated;
  }

  private static List<Coordinate> list(
      double[] numbers, @Nullable String dimension, GmlCrs system) {
    boolean hasHeights =
        dimension == null
            ? mayHaveHeights(numbers, system) || showsHeights(numbers)
            : dimension.equals("3");
    int size = hasHeights ? 3 : 2;
    if (numbers.length % size != 0) {
      throw new IllegalArgumentException(numbers.length + " numbers");
    }
    List<Coordinate> positions = new ArrayList<>(numbers.length / size);
    for (int i = 0; i < numbers.length; i += size) {
      positions.add(position(numbers, i, size, system));
    }
    return positions;
  }

  /** Whether the system or the box around states heights, and the numbers can be triples. */
  private static boolean mayHaveHeights(double[] numbers, GmlCrs system) {
    return numbers.length % 3 == 0
        && (system.hasHeights() || system.isBoxIn3d() && !isClosed(numbers, 2));
  }

  /** Whether the numbers are not pairs, or form a closed ring only as triples. */
  private static boolean showsHeights(double[] numbers) {
    boolean isOdd = numbers.length % 2 != 0 && numbers.length % 3 == 0;
    return isOdd || (isClosed(numbers, 3) && !isClosed(numbers, 2));
  }

  private static boolean isClosed(double[] numbers, int size) {
    int last = numbers.length - size;
    return numbers.length % size == 0
        && last >= 3 * size
        && numbers[0] == numbers[last]
        && numbers[1] == numbers[last + 1];
  }

  private static List<Coordinate> tuples(
      String text, String decimal, String between, String after, GmlCrs system) {
    List<Coordinate> positions = new ArrayList<>();
    // Blanks around commas are as frequent as the correct notation.
    String tight = text.strip().replaceAll("\\s*" + Pattern.quote(between) + "\\s*", between);
    String ends = after.isBlank() ? "\\s+" : Pattern.quote(after);
    for (String tuple : Pattern.compile(ends).split(between.isBlank() ? text.strip() : tight)) {
      if (!tuple.isBlank()) {
        String plain = tuple.replace(between, " ").replace(decimal, ".");
        double[] numbers = numbers(plain);
        positions.add(position(numbers, 0, numbers.length, system));
      }
    }
    return positions;
  }

  private static double[] axes(XmlWalk xml) throws IOException {
    double[] axes = {Double.NaN, Double.NaN};
    while (xml.next() && !xml.ends("coord")) {
      if (xml.starts("X")) {
        axes[0] = number(xml.text().strip());
      } else if (xml.starts("Y")) {
        axes[1] = number(xml.text().strip());
      }
    }
    return axes;
  }

  private static double[] numbers(String text) {
    return BLANKS
        .splitAsStream(text.strip())
        .filter(one -> !one.isEmpty())
        .mapToDouble(GmlPositions::number)
        .toArray();
  }

  private static double number(String text) {
    return Numbers.decimal(text).orElse(Double.NaN);
  }

  private static Coordinate position(double[] numbers, int at, int size, GmlCrs system) {
    if (size < 2 || !Double.isFinite(numbers[at]) || !Double.isFinite(numbers[at + 1])) {
      throw new IllegalArgumentException("a position without two numbers");
    }
    double x = numbers[system.isNorthFirst() ? at + 1 : at];
    double y = numbers[system.isNorthFirst() ? at : at + 1];
    return size < 3 || !Double.isFinite(numbers[at + 2])
        ? new CoordinateXY(x, y)
        : new Coordinate(x, y, numbers[at + 2]);
  }

  private GmlPositions() {}
}
