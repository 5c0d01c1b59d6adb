package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.hostile.HostileJson.LIME;
import static fr.moisson.harvesters.hostile.HostileJson.OAK;
import static fr.moisson.harvesters.hostile.HostileJson.collection;
import static fr.moisson.harvesters.hostile.HostileJson.feature;
import static fr.moisson.harvesters.hostile.HostileJson.geoJson;
import static fr.moisson.harvesters.hostile.HostileJson.nested;
import static fr.moisson.harvesters.hostile.HostileJson.of;
import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invalid or excessive geometries in GeoJSON. */
final class HostileGeometries {

  /** A broken row between two good ones. */
  private static HostileFile broken(String what, String type, String coordinates) {
    return geoJson(what, collection(OAK, feature("x", type, coordinates), LIME)).gives(2, 1);
  }

  /** A row whose geometry is invalid or repairable, between two good ones; the row is kept. */
  private static HostileFile kept(String what, String type, String coordinates) {
    return geoJson(what, collection(OAK, feature("x", type, coordinates), LIME)).gives(3, 0);
  }

  static List<HostileFile> files() {
    return List.of(
        broken("NaN", "\"Point\"", "[NaN, NaN]"),
        broken("infinite coordinates", "\"Point\"", "[Infinity, -Infinity]"),
        broken("1e400", "\"Point\"", "[1e400, 46]"),
        broken("a place of one number", "\"Point\"", "[1]"),
        broken("a place of words", "\"Point\"", "[\"est\", \"nord\"]"),
        broken("a place of objects", "\"Point\"", "[{}, {}]"),
        broken("too many brackets", "\"Point\"", "[[[[-0.4, 46.3]]]]"),
        broken("too few brackets", "\"Polygon\"", "[-0.4, 46.3]"),
        kept("a ring of two places", "\"Polygon\"", "[[[-0.4, 46.3], [-0.3, 46.4]]]"),
        broken("a line of one place", "\"LineString\"", "[[-0.4, 46.3]]"),
        broken("a type that is none", "\"Circle\"", "[-0.4, 46.3]"),
        broken("a type that is a number", "5", "[-0.4, 46.3]"),
        broken("a hole without a ring", "\"Polygon\"", "[[], [[0,0],[1,0],[1,1],[0,0]]]"),
        kept("a place of 1000 numbers", "\"Point\"", "[-0.4, 46.3" + ", 1".repeat(1000) + "]"),
        kept("an empty polygon", "\"Polygon\"", "[]"),
        kept("an empty point", "\"Point\"", "[]"),
        kept(
            "a ring of one place four times",
            "\"Polygon\"",
            "[[[-0.4, 46.3], [-0.4, 46.3], [-0.4, 46.3], [-0.4, 46.3]]]"),
        kept(
            "a ring that crosses itself",
            "\"Polygon\"",
            "[[[-0.5, 46.3], [-0.4, 46.4], [-0.4, 46.3], [-0.5, 46.4], [-0.5, 46.3]]]"),
        kept("coordinates beyond the Earth", "\"Point\"", "[1e300, 1e300]"),
        kept("coordinates of the smallest kind", "\"Point\"", "[1e-320, 46.3]"),
        HostileFile.of(
                "GeoJSON",
                "a polygon of a million places",
                folder -> circle(folder.resolve("f.geojson"), 1_000_000))
            .gives(1, 0),
        geoJson(
                "a ring of 1,500 places in disorder",
                collection(OAK, disorder("\"Polygon\"", "[[", "]]", 1500)))
            .gives(2, 0),
        geoJson(
                "a line of 1,500 places in disorder",
                collection(OAK, disorder("\"LineString\"", "[", "]", 1500)))
            .gives(2, 0),
        geoJson("10,000 rings in one another", collection(rings(10_000))),
        geoJson(
                "a collection that nests 10,000 times",
                collection(
                    OAK,
                    of(
                        "x",
                        nested(
                            "{\"type\": \"GeometryCollection\", \"geometries\": [", "]}", 10_000))))
            .refused(MALFORMED),
        geoJson(
            "a collection that nests 40 times",
            collection(
                OAK,
                of("x", nested("{\"type\": \"GeometryCollection\", \"geometries\": [", "]}", 40)))),
        geoJson(
                "coordinates that nest 10,000 times",
                collection(OAK, feature("x", "\"Polygon\"", nested("[", "]", 10_000))))
            .refused(MALFORMED),
        geoJson(
            "a geometry in a geometry in a geometry",
            collection(OAK, of("x", nested("{\"geometry\": ", "}", 80)))));
  }

  private static Path circle(Path file, int places) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      String[] around = collection(feature("x", "\"Polygon\"", "[[…]]")).split("…");
      out.print(around[0]);
      for (int i = 0; i <= places; i++) {
        double angle = 2 * Math.PI * (i % places) / places;
        out.print(i == 0 ? "[" : ",[");
        out.print(-0.5 + 0.1 * Math.cos(angle));
        out.print(",");
        out.print(46.5 + 0.1 * Math.sin(angle));
        out.print("]");
      }
      out.print(around[1]);
    }
    return file;
  }

  /** A polygon in which almost every edge crosses every other one. */
  private static String disorder(String type, String before, String after, int places) {
    String ring =
        new Random(places)
            .doubles(places)
            .mapToObj(d -> "[" + (-0.9 + d * 0.8) + "," + (46.1 + d * 9301 % 1 * 0.8) + "]")
            .collect(Collectors.joining(","));
    return feature("x", type, before + ring + after);
  }

  private static String rings(int count) {
    String rings =
        IntStream.range(0, count)
            .mapToObj(i -> 0.4 - i * 0.3 / count)
            .map(r -> "[[%s,46],[0,%s],[-1,47],[%s,46]]".formatted(-0.5 - r, 46.5 + r, -0.5 - r))
            .collect(Collectors.joining(","));
    return feature("x", "\"Polygon\"", "[" + rings + "]");
  }

  private HostileGeometries() {}
}
