package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.TOO_MANY_COLUMNS;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All JSON formats that we read. */
final class HostileJson {

  static final String OAK = feature("chêne", "\"Point\"", "[-0.46, 46.32]");
  static final String LIME = feature("tilleul", "\"Point\"", "[-0.45, 46.33]");

  static List<HostileFile> files() {
    return Stream.of(documents(), others()).flatMap(List::stream).toList();
  }

  static String feature(String name, String type, String coordinates) {
    return of(name, "{\"type\": " + type + ", \"coordinates\": " + coordinates + "}");
  }

  static String of(String name, String geometry) {
    return "{\"type\": \"Feature\", \"properties\": {\"nom\": \""
        + name
        + "\"}, \"geometry\": "
        + geometry
        + "}";
  }

  static String collection(String... features) {
    return "{\"type\": \"FeatureCollection\", \"features\": ["
        + String.join(",\n", features)
        + "]}";
  }

  static HostileFile geoJson(String what, String content) {
    return HostileFile.of("GeoJSON", what, "f.geojson", content);
  }

  static String nested(String before, String after, int times) {
    return before.repeat(times) + after.repeat(times);
  }

  private static List<HostileFile> documents() {
    String whole = collection(OAK, LIME);
    return List.of(
        geoJson("no feature", "{\"type\": \"FeatureCollection\", \"features\": []}").gives(0, 0),
        geoJson("no features", "{\"type\": \"FeatureCollection\"}"),
        geoJson(
            "features that are none",
            "{\"type\": \"FeatureCollection\", \"features\": [1, null, \"x\", []]}"),
        geoJson("a text beyond its end", whole + "et la suite"),
        geoJson("a brace too many", whole + "}"),
        geoJson("half of it", whole.substring(0, whole.length() / 2)).refused(MALFORMED),
        geoJson("one brace", "{").refused(NOT_THE_FORMAT, MALFORMED),
        geoJson("null", "null"),
        geoJson("a number", "42"),
        geoJson("100,000 brackets", "[".repeat(100_000)),
        geoJson("100,000 braces", "{\"a\":".repeat(100_000)).refused(MALFORMED),
        geoJson(
                "properties that nest 10,000 times",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"properties\": {\"a\": "
                        + nested("[", "]", 10_000)
                        + "}, \"geometry\": null}"))
            .refused(MALFORMED),
        geoJson(
                "properties that are none",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"properties\": [1, 2], \"geometry\": null}",
                    "{\"type\": \"Feature\", \"properties\": \"x\", \"geometry\": 5}"))
            .gives(3, 0),
        geoJson(
                "the same member twice",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"type\": \"Feature\", \"properties\": {\"nom\": 1, \"nom\": 2},"
                        + " \"geometry\": null, \"geometry\": {\"type\": \"Point\", \"coordinates\": [-0.4, 46.3]}}"))
            .gives(2, 0),
        geoJson("a text of 9 MB", collection(OAK, of("x".repeat(9 << 20), "null")))
            .refused(MALFORMED),
        geoJson(
                "a number of 100,000 digits",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"properties\": {\"n\": "
                        + "9".repeat(100_000)
                        + "}, \"geometry\": null}"))
            .refused(MALFORMED),
        geoJson(
                "numbers beyond all types",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"properties\": {\"n\": 1e999999999, \"m\": -1E-999999999,"
                        + " \"k\": 9223372036854775808, \"l\": [1e99999]}, \"geometry\": null}"))
            .gives(2, 0),
        geoJson("lone surrogates", collection(OAK, of("\\uD800 \\uDFFF", "null"))).gives(2, 0),
        geoJson("NULs in texts", collection(OAK, of("a\\u0000b", "null"))).gives(2, 0),
        geoJson(
                "an unknown coordinate system",
                whole.replace(
                    "\"features\"",
                    "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:999999\"}}, \"features\""))
            .gives(2, 0),
        geoJson(
                "degrees said to be Lambert-93",
                whole.replace(
                    "\"features\"",
                    "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::2154\"}}, \"features\""))
            .gives(2, 0),
        geoJson(
                "a coordinate system that is a link",
                whole.replace(
                    "\"features\"",
                    "\"crs\": {\"type\": \"link\", \"properties\": {\"href\": \"file:///etc/passwd\"}}, \"features\""))
            .gives(2, 0),
        geoJson(
                "a coordinate system of 1 MB",
                whole.replace(
                    "\"features\"",
                    "\"crs\": {\"properties\": {\"name\": \""
                        + "EPSG:".repeat(200_000)
                        + "\"}}, \"features\""))
            .gives(2, 0),
        geoJson("50,000 columns", collection(OAK, columns(50_000))).refused(TOO_MANY_COLUMNS),
        geoJson("16,000 columns", collection(OAK, columns(16_000))).gives(2, 0),
        geoJson(
                "names of columns that are odd",
                collection(
                    OAK,
                    "{\"type\": \"Feature\", \"properties\": {\"\": 1, \" \": 2, \"a\\u0000\": 3, \"__proto__\": 4,"
                        + " \"\\\";DROP TABLE f;--\": 5, \"GEOM\": 6, \"fid\": 7, \"NOM\": 8}, \"geometry\": null}"))
            .gives(2, 0),
        geoJson("features, one a line, of which one is no JSON", OAK + "\n{\"type\": \n" + LIME)
            .gives(2, 1),
        geoJson("features, one a line, of which the last breaks off", OAK + "\n" + LIME + "\n{\"ty")
            .refused(MALFORMED),
        geoJson("TopoJSON", "{\"type\": \"Topology\", \"objects\": {}, \"arcs\": []}")
            .refused(NOT_THE_FORMAT),
        geoJson("comments", "/* arbres */ " + whole));
  }

  private static String columns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"c" + i + "\": 1")
        .collect(
            Collectors.joining(
                ",", "{\"type\": \"Feature\", \"properties\": {", "}, \"geometry\": null}"));
  }

  private static HostileFile json(String what, String content) {
    return HostileFile.of("JSON", what, "f.json", content);
  }

  private static HostileFile lines(String what, String content) {
    return HostileFile.of("JSON lines", what, "f.ndjson", content);
  }

  private static List<HostileFile> others() {
    String esri = Valid.ARCGIS;
    return List.of(
        lines("a line that breaks off", Valid.JSON_LINES + "{\"nom\": \"or").refused(MALFORMED),
        lines("a line that is no object", Valid.JSON_LINES + "[1, 2]\n5\nnull\n"),
        lines("a line that is no JSON", Valid.JSON_LINES + "et la suite\n").gives(3, 1),
        lines("blank lines", Valid.JSON_LINES.replace("\n", "\n\n\r\n \n")).gives(3, 0),
        lines("features among objects", Valid.JSON_LINES + OAK + "\n"),
        json("an array of arrays", "[[1, 2], [3, 4]]"),
        json("an array of numbers", "[1, 2, 3]"),
        json("an empty array", "[]").gives(0, 0),
        json("an empty object", "{}"),
        json("an object in an object 99 times", nested("{\"a\":", "}", 99).replace(":}", ":1}")),
        json("an array of objects of objects", "[{\"a\": {\"b\": {\"c\": [1, {}]}}}, {\"a\": 5}]")
            .gives(2, 0),
        json(
            "rows of an Opendatasoft without fields",
            "[{\"recordid\": \"a\", \"fields\": null},"
                + " {\"recordid\": \"b\", \"fields\": [1]}]"),
        json(
            "places of an Opendatasoft that are none",
            Valid.OPENDATASOFT.replace("[46.32, -0.46]", "[1e400]")),
        json("an error of ArcGIS", "{\"error\": {\"code\": 400, \"message\": \"Invalid\"}}")
            .refused(NOT_THE_FORMAT),
        json("a place of ArcGIS that is NaN", esri.replace("\"x\": -0.46", "\"x\": \"NaN\"")),
        json("a place of ArcGIS that is null", esri.replace("\"x\": -0.46", "\"x\": null")),
        json(
            "rings of ArcGIS that are none",
            esri.replace(
                "\"x\": -0.46, \"y\": 46.32",
                "\"rings\": [[[0, 0]], [], [[1]], 5, [[-0.4, 46.3], [-0.3, 46.3], [-0.3, 46.4], [-0.4, 46.3]]]")),
        json(
                "an unknown coordinate system of ArcGIS",
                esri.replace("\"wkid\": 4326", "\"wkid\": 999999"))
            .gives(2, 0),
        json(
            "a coordinate system of ArcGIS that is a text",
            esri.replace("{\"wkid\": 4326}", "\"x\"")),
        json(
                "dates of ArcGIS beyond all years",
                esri.replace("esriFieldTypeString", "esriFieldTypeDate")
                    .replace("\"chêne\"", "9223372036854775807")
                    .replace("\"tilleul\"", "-9223372036854775808"))
            .gives(2, 0));
  }

  private HostileJson() {}
}
