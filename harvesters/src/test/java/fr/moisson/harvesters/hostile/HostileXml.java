package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.LONG_CELL;
import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import fr.moisson.harvesters.formats.file.Zipped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** KML, GPX and GML, and attacks that any XML may hide. */
final class HostileXml {

  static final String BILLION_LAUGHS =
      "<!DOCTYPE x [<!ENTITY a0 \"ha\">"
          + IntStream.range(1, 30)
              .mapToObj(i -> "<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1))
              .collect(Collectors.joining())
          + "]>";
  static final String OUTSIDE =
      "<!DOCTYPE x [<!ENTITY a29 SYSTEM \"file:///etc/passwd\">"
          + "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>";
  static final String QUADRATIC = "<!DOCTYPE x [<!ENTITY a29 \"" + "x".repeat(100_000) + "\">]>";

  static List<HostileFile> files() {
    return Stream.of(entities(), kml(), gml()).flatMap(List::stream).toList();
  }

  /** Inserts a document type after the XML declaration, and its entities in the place of a name. */
  static String infected(String xml, String name, String type) {
    String start = xml.startsWith("<?xml") ? xml.substring(0, xml.indexOf("?>") + 2) : "";
    return start + type + xml.substring(start.length()).replaceFirst(name, "&a29;".repeat(1000));
  }

  private static List<HostileFile> entities() {
    return Stream.of(
            List.of("billion laughs", BILLION_LAUGHS),
            List.of("a file by an entity", OUTSIDE),
            List.of("quadratic growth", QUADRATIC))
        .flatMap(
            one ->
                Stream.of(
                    HostileFile.of(
                            "KML", one.get(0), "f.kml", infected(Valid.KML, "chêne", one.get(1)))
                        .refused(MALFORMED, NOT_THE_FORMAT),
                    HostileFile.of(
                            "GPX", one.get(0), "f.gpx", infected(Valid.GPX, "chêne", one.get(1)))
                        .refused(MALFORMED, NOT_THE_FORMAT),
                    HostileFile.of(
                            "GML",
                            one.get(0),
                            "f.gml",
                            infected(Valid.GML, "<nom>a", one.get(1))
                                .replace("&a29;</nom>", "<nom>&a29;</nom>"))
                        .refused(MALFORMED, NOT_THE_FORMAT),
                    HostileFile.of(
                            "KMZ",
                            one.get(0),
                            "f.kmz",
                            new Zipped()
                                .with("doc.kml", infected(Valid.KML, "chêne", one.get(1)))
                                .bytes())
                        .refused(MALFORMED, NOT_THE_FORMAT)))
        .toList();
  }

  private static HostileFile kml(String what, String placemarks) {
    return HostileFile.of(
        "KML",
        what,
        "f.kml",
        Valid.KML.replace("<Placemark><name>chêne", placemarks + "<Placemark><name>chêne"));
  }

  private static String placemark(String geometry) {
    return "<Placemark><name>x</name>" + geometry + "</Placemark>";
  }

  private static HostileFile brokenKml(String what, String geometry) {
    return kml(what, placemark(geometry)).gives(2, 1);
  }

  private static List<HostileFile> kml() {
    String many = "<MultiGeometry>";
    return List.of(
        brokenKml("NaN", "<Point><coordinates>NaN,NaN</coordinates></Point>"),
        brokenKml(
            "infinite coordinates", "<Point><coordinates>Infinity,1e400</coordinates></Point>"),
        kml("no coordinates", placemark("<Point><coordinates/></Point>")).gives(3, 0),
        kml(
                "a ring of two places",
                placemark(
                    "<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,1"
                        + "</coordinates></LinearRing></outerBoundaryIs></Polygon>"))
            .gives(3, 0),
        brokenKml(
            "coordinates of words", "<LineString><coordinates>a b c,d</coordinates></LineString>"),
        kml(
                "geometries that nest 10,000 times",
                placemark(many.repeat(10_000) + "</MultiGeometry>".repeat(10_000)))
            .gives(3, 0),
        kml(
                "folders that nest 10,000 times",
                "<Folder><name>a</name>".repeat(10_000) + "</Folder>".repeat(10_000))
            .gives(2, 0),
        kml(
                "elements that nest 200,000 times",
                placemark("<x>".repeat(200_000) + "</x>".repeat(200_000)))
            .gives(3, 0),
        kml("a text of 5 MB", placemark("<description>" + "x".repeat(5_000_000) + "</description>"))
            .refused(LONG_CELL),
        kml("an attribute of 5 MB", placemark("<x a=\"" + "x".repeat(5_000_000) + "\"/>")),
        kml(
            "100,000 attributes",
            placemark(
                "<x "
                    + IntStream.range(0, 100_000)
                        .mapToObj(i -> "a" + i + "=\"\"")
                        .collect(Collectors.joining(" "))
                    + "/>")),
        kml(
                "links to other files",
                "<NetworkLink><Link><href>file:///etc/passwd</href></Link></NetworkLink>"
                    + "<NetworkLink><Link><href>http://127.0.0.1:9/</href></Link></NetworkLink>")
            .gives(2, 0),
        kml("a style sheet from outside", "<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\"?>")
            .gives(2, 0),
        kml(
                "markup in markup",
                placemark("<description><![CDATA[<script>alert(1)</script>]]></description>"))
            .gives(3, 0),
        kml("placemarks in placemarks", placemark(placemark(""))),
        HostileFile.of("KML", "half of it", "f.kml", Valid.KML.substring(0, 400))
            .refused(MALFORMED),
        HostileFile.of(
                "KML", "Latin-1 that says it is UTF-8", "f.kml", Valid.KML.getBytes(ISO_8859_1))
            .gives(2, 0),
        HostileFile.of(
                "KML",
                "UTF-16 that says it is UTF-8",
                "f.kml",
                ("\uFEFF" + Valid.KML).getBytes(UTF_16LE))
            .gives(2, 0),
        HostileFile.of(
                "KML",
                "an encoding that nobody knows",
                "f.kml",
                Valid.KML.replace("UTF-8", "klingon"))
            .gives(2, 0),
        HostileFile.of("KML", "nothing but its name", "f.kml", "<kml/>").gives(0, 0),
        HostileFile.of(
                "KML", "control characters", "f.kml", Valid.KML.replace("tilleul", "a\u0001b"))
            .refused(MALFORMED),
        HostileFile.of("KMZ", "no KML", "f.kmz", new Zipped().with("a.png", "x").bytes())
            .refused(NOT_THE_FORMAT),
        HostileFile.of(
            "KMZ", "a KML of nothing", "f.kmz", new Zipped().with("doc.kml", "").bytes()));
  }

  private static HostileFile gml(String what, String members) {
    return HostileFile.of(
        "GML",
        what,
        "f.gml",
        Valid.gml(
            Valid.gmlPoint("a", "46.32 -0.46") + members + Valid.gmlPoint("b", "46.33 -0.45")));
  }

  private static HostileFile brokenGml(String what, String geometry) {
    return gml(what, Valid.gmlFeature("x", geometry)).gives(2, 1);
  }

  private static List<HostileFile> gml() {
    String surface =
        "<gml:Polygon gml:id=\"p\"><gml:exterior><gml:LinearRing><gml:posList>%s"
            + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
    return List.of(
        brokenGml("NaN", "<gml:Point><gml:pos>NaN NaN</gml:pos></gml:Point>"),
        brokenGml("infinite coordinates", "<gml:Point><gml:pos>INF -INF</gml:pos></gml:Point>"),
        brokenGml("an odd number of numbers", surface.formatted("46 0 46 1 47")),
        gml("a ring of two places", Valid.gmlFeature("x", surface.formatted("46 0 46 1")))
            .gives(3, 0),
        brokenGml("coordinates of words", surface.formatted("a b c d e f")),
        gml(
                "a ring that crosses itself",
                Valid.gmlFeature(
                    "x", surface.formatted("46.3 -0.5 46.4 -0.4 46.3 -0.4 46.4 -0.5 46.3 -0.5")))
            .gives(3, 0),
        gml(
            "links in circles",
            Valid.gmlFeature(
                    "x",
                    "<gml:MultiSurface gml:id=\"m\"><gml:surfaceMember xlink:href=\"#n\"/></gml:MultiSurface>")
                + Valid.gmlFeature(
                    "y",
                    "<gml:MultiSurface gml:id=\"n\"><gml:surfaceMember xlink:href=\"#m\"/></gml:MultiSurface>")),
        gml(
            "a link to itself",
            Valid.gmlFeature("x", "<gml:Surface gml:id=\"s\" xlink:href=\"#s\"/>")),
        gml(
            "a link to a file",
            Valid.gmlFeature("x", "<gml:Point xlink:href=\"file:///etc/passwd\"/>")),
        gml(
            "geometries that nest 10,000 times",
            Valid.gmlFeature(
                "x",
                "<gml:MultiGeometry><gml:geometryMember>".repeat(10_000)
                    + "</gml:geometryMember></gml:MultiGeometry>".repeat(10_000))),
        gml(
            "rings that nest 10,000 times",
            Valid.gmlFeature(
                "x",
                "<gml:Ring><gml:curveMember>".repeat(10_000)
                    + "</gml:curveMember></gml:Ring>".repeat(10_000))),
        gml(
                "properties that nest 10,000 times",
                Valid.gmlFeature("x", "<a>".repeat(10_000) + "</a>".repeat(10_000)))
            .gives(3, 0),
        gml(
                "an unknown coordinate system",
                Valid.gmlFeature(
                    "x",
                    "<gml:Point srsName=\"EPSG:999999\"><gml:pos>46.3 -0.4</gml:pos></gml:Point>"))
            .gives(3, 0),
        gml(
                "a coordinate system of 1 MB",
                Valid.gmlFeature(
                    "x",
                    "<gml:Point srsName=\""
                        + "EPSG:".repeat(200_000)
                        + "\"><gml:pos>46.3 -0.4</gml:pos></gml:Point>"))
            .gives(3, 0),
        gml(
                "degrees said to be Lambert-93",
                Valid.gmlFeature(
                    "x",
                    "<gml:Point srsName=\"EPSG:2154\"><gml:pos>-0.4 46.3</gml:pos></gml:Point>"))
            .gives(3, 0),
        gml(
            "numbers of dimensions that lie",
            Valid.gmlFeature(
                "x",
                "<gml:LineString srsDimension=\"2147483647\"><gml:posList>46 0 47 1</gml:posList></gml:LineString>"
                    + "<gml:LineString srsDimension=\"-1\"><gml:posList>46 0 47 1</gml:posList></gml:LineString>")),
        gml(
            "arcs of one place",
            Valid.gmlFeature(
                "x",
                "<gml:Curve><gml:segments><gml:Arc><gml:posList>46 0 46 0 46 0</gml:posList></gml:Arc></gml:segments></gml:Curve>")),
        gml(
            "arcs of a huge radius",
            Valid.gmlFeature(
                "x",
                "<gml:Curve><gml:segments><gml:Arc><gml:posList>46 0 46.0000000000001 0.5 46 1</gml:posList></gml:Arc></gml:segments></gml:Curve>")),
        gml("100,000 values of one property", Valid.gmlFeature("x", "<v>1</v>".repeat(100_000)))
            .gives(3, 0),
        HostileFile.of("GML", "no member", "f.gml", Valid.gml("")).gives(0, 0),
        HostileFile.of(
                "GML",
                "an error of a service",
                "f.gml",
                "<ows:ExceptionReport xmlns:ows=\"http://www.opengis.net/ows\"><x/></ows:ExceptionReport>")
            .refused(NOT_THE_FORMAT),
        HostileFile.of(
                "GML",
                "a name without a space",
                "f.gml",
                Valid.GML.replace("xmlns:wfs=", "xmlns:w="))
            .refused(MALFORMED));
  }

  private HostileXml() {}
}
