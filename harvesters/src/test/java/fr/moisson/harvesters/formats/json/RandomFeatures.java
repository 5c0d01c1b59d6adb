package fr.moisson.harvesters.formats.json;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random GeoJSON: mostly plain, and now and then anything that a file may contain. */
final class RandomFeatures {

  private static final List<String> NAMES = List.of("nom", "hauteur", "été", "id", "geom", "a b");

  private static final List<String> ODD_NAMES = List.of("", "n\\u006fm", "\\\"", "type", "lat");

  private static final List<String> VALUES =
      List.of(
          "\"Chêne\"",
          "\" blanc \"",
          "\"\"",
          "\"NULL\"",
          "\"\\u00e9\\n\\\"\"",
          "12",
          "4.80",
          "-0.0",
          "1e5",
          "null",
          "true",
          "[1, {\"a\": [\"]\"]}]",
          "{\"lon\": 2.2, \"lat\": \"}\"}",
          "{}",
          "[]");

  private static final List<String> ODD_VALUES =
      List.of(
          "NaN",
          "-INF",
          "\"\\ud83c\\udf33\"",
          "\"🌳\"",
          "\"du\tparc\"",
          "\"du\n{\"",
          "1234567890123456789012345.5");

  private static final List<String> ODD_GEOMETRIES =
      List.of(
          "null",
          "{}",
          "7",
          "{\"type\": \"Point\", \"coordinates\": []}",
          "{\"type\": \"Point\", \"coordinates\": [\"2,25\", \"50,75\"]}",
          "{\"type\": \"Point\", \"coordinates\": [50.7, 2.2]}",
          "{\"type\": \"Point\", \"coordinates\": [0, 0.0]}",
          "{\"type\": \"Point\", \"coordinates\": [652000, 6862000]}",
          "{\"type\": \"Point\", \"coordinates\": [2.2e0, 5.07E+1]}",
          "{\"type\": \"Point\", \"coordinates\": [180, 90]}",
          "{\"type\": \"Point\", \"coordinates\": [2.25, 50.75, NaN]}",
          "{\"type\": \"Point\", \"coordinates\": [1, 2, 3, 4]}",
          "{\"type\": \"Point\", \"coordinates\": [[1, 2]]}",
          "{\"type\": \"Point\", \"bbox\": [1, 2, 1, 2], \"coordinates\": [1, 2]}",
          "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [2, 2], [1, 2]]]}",
          "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [2, 2], [2, 3], [1, 3]]]}",
          "{\"type\": \"Polygon\", \"coordinates\": [[]]}",
          "{\"type\": \"LineString\", \"coordinates\": [[1, 2]]}",
          "{\"type\": \"Pie\", \"coordinates\": [1, 2]}",
          "{\"lon\": 1, \"lat\": 2}",
          "{\"type\": \"GeometryCollection\", \"geometries\": [{\"type\": \"Point\","
              + " \"coordinates\": [1, 2]}]}");

  private static final List<String> ODD_MEMBERS =
      List.of(
          "\"bbox\": [1, 2, 3, 4]",
          "\"geometry_name\": \"geom\"",
          "\"properties\": null",
          "\"properties\": {\"twice\": 1}",
          "\"geometry\": null",
          "\"t\\u0079pe\": \"Feature\"",
          "\"id\": null",
          "\"id\": {\"a\": 1}",
          "\"id\": \"à part\"");

  private final Random random;
  private final int oddness;

  /**
   * @param oddness one element in this many is unusual
   */
  RandomFeatures(long seed, int oddness) {
    this.random = new Random(seed);
    this.oddness = oddness;
  }

  String collection(int count) {
    return oneOf("{\"type\": \"FeatureCollection\", ", "{", "{\"name\": \"a\", \"n\": [{}], ")
        + (odd() ? "\"crs\": {\"properties\": {\"name\": \"" + crs() + "\"}}, " : "")
        + "\"features\":"
        + oneOf("", " ", "\n")
        + "["
        + features(count, oneOf(",", ",\n", " , ", ",\n    "))
        + oneOf("]}", "]}\n", "\n ] } ")
        + (odd() ? oneOf("{}", "]", "x") : "");
  }

  String sequence(int count) {
    return features(count, oneOf("\n", "\r\n", " ", "")) + oneOf("", "\n");
  }

  /** Features with the same columns, of the same types. */
  String table(int count) {
    boolean hasId = random.nextBoolean();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"type\":\"Feature\","
                    + (hasId ? "\"id\":" + oneOf("1", "\"\"", "\"é\"") + "," : "")
                    + "\"properties\":{\"nom\""
                    + oneOf(":", ": ")
                    + oneOf(
                        odd() ? VALUES : List.of("\"Chêne\"", "\"x\"", "\"\"", "null", "\"nul\""))
                    + oneOf(",", " , ")
                    + "\"hauteur\":"
                    + oneOf(odd() ? VALUES : List.of("12", "-0.50", "1e5", "null"))
                    + "},"
                    + geometry()
                    + "}")
        .collect(Collectors.joining("\n"));
  }

  private String features(int count, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> feature())
        .collect(Collectors.joining(separator));
  }

  private String crs() {
    return oneOf("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:2154", "EPSG:4171");
  }

  private String feature() {
    String type = "\"type\": \"Feature\"";
    String members =
        random.nextBoolean()
            ? type + ", " + id() + properties() + ", " + geometry()
            : type + ", " + geometry() + ", " + id() + properties();
    String all = odd() ? members + ", " + oneOf(ODD_MEMBERS) : members;
    return random.nextBoolean() ? "{" + all + "}" : "{ " + all + "\n}";
  }

  private String id() {
    return random.nextInt(3) > 0 ? "" : "\"id\": " + oneOf("1", "\"b\"", "2.50") + ", ";
  }

  private String properties() {
    boolean all = random.nextBoolean();
    String members =
        NAMES.stream()
            .filter(name -> all || random.nextInt(4) > 0)
            .map(name -> odd() ? oneOf(ODD_NAMES) : name)
            .map(name -> "\"" + name + "\": " + oneOf(odd() ? ODD_VALUES : VALUES))
            .collect(Collectors.joining(oneOf(",", ", ")));
    return "\"properties\": {" + members + "}";
  }

  private String geometry() {
    if (odd()) {
      return "\"geometry\": " + oneOf(ODD_GEOMETRIES);
    }
    double x = 2 + random.nextDouble();
    double y = 50.5 + random.nextDouble();
    String type = "{\"type\": \"";
    String coordinates = "\", \"coordinates\":";
    return "\"geometry\": "
        + switch (random.nextInt(5)) {
          case 0 -> type + "MultiPoint" + coordinates + " [" + at(x, y) + "]}";
          case 1 ->
              type + "LineString" + coordinates + "[" + at(x, y) + "," + at(x, y + 0.1) + "]}";
          case 2 -> type + "Polygon" + coordinates + "[" + ring(x, y) + "]}";
          case 3 -> type + "MultiPolygon" + coordinates + "[[" + ring(x, y) + "]]}";
          default -> type + "Point" + coordinates + at(x, y) + "}";
        };
  }

  private String ring(double x, double y) {
    return "[" + String.join(",", at(x, y), at(x + 0.1, y), at(x, y + 0.1), at(x, y)) + "]";
  }

  private String at(double x, double y) {
    return "[" + x + oneOf(",", ", ", " ,\n") + y + oneOf("", ", 12.5", " ") + "]";
  }

  private boolean odd() {
    return random.nextInt(oddness) == 0;
  }

  private String oneOf(String... choices) {
    return oneOf(List.of(choices));
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
