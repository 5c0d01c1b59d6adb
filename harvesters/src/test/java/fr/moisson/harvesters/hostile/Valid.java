package fr.moisson.harvesters.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.geopackage.GeoPackages;
import fr.moisson.harvesters.formats.shapefile.Shapes;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.formats.sheet.XlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;

/**
 * One well-formed file of each format with a few features near Niort, from which hostile files are
 * made.
 */
final class Valid {

  private static final int DICTIONARY = 1 << 20;

  static final String CSV =
      """
      nom;hauteur;plantation;latitude;longitude
      chêne;12,5;2001-03-01;46.32;-0.46
      tilleul;8;1987-11-20;46.33;-0.45
      érable;6,25;2015-02-14;46.34;-0.44
      """;

  static final String GEOJSON =
      """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"nom": "chêne", "hauteur": 12.5},
       "geometry": {"type": "Point", "coordinates": [-0.46, 46.32]}},
      {"type": "Feature", "properties": {"nom": "haie", "hauteur": 2},
       "geometry": {"type": "LineString", "coordinates": [[-0.46, 46.32], [-0.45, 46.33]]}},
      {"type": "Feature", "properties": {"nom": "parc", "hauteur": null},
       "geometry": {"type": "Polygon",
       "coordinates": [[[-0.5, 46.3], [-0.4, 46.3], [-0.4, 46.4], [-0.5, 46.3]]]}}]}
      """;

  static final String JSON_LINES =
      """
      {"nom": "chêne", "latitude": 46.32, "longitude": -0.46}
      {"nom": "tilleul", "latitude": 46.33, "longitude": -0.45}
      {"nom": "érable", "latitude": 46.34, "longitude": -0.44}
      """;

  static final String OPENDATASOFT =
      """
      [{"datasetid": "arbres", "recordid": "a", "fields": {"nom": "chêne",
       "geo_point_2d": [46.32, -0.46]},
       "geometry": {"type": "Point", "coordinates": [-0.46, 46.32]}},
       {"datasetid": "arbres", "recordid": "b", "fields": {"nom": "tilleul",
       "geo_point_2d": [46.33, -0.45]},
       "geometry": {"type": "Point", "coordinates": [-0.45, 46.33]}}]
      """;

  static final String ARCGIS =
      """
      {"geometryType": "esriGeometryPoint", "spatialReference": {"wkid": 4326},
       "fields": [{"name": "nom", "type": "esriFieldTypeString"}],
       "features": [{"attributes": {"nom": "chêne"}, "geometry": {"x": -0.46, "y": 46.32}},
       {"attributes": {"nom": "tilleul"}, "geometry": {"x": -0.45, "y": 46.33}}]}
      """;

  static final String KML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Arbres</name>
      <Placemark><name>chêne</name><ExtendedData><Data name="hauteur"><value>12</value></Data>
      </ExtendedData><Point><coordinates>-0.46,46.32</coordinates></Point></Placemark>
      <Placemark><name>tilleul</name><Point><coordinates>-0.45,46.33</coordinates></Point>
      </Placemark></Folder></Document></kml>
      """;

  static final String GPX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
      <wpt lat="46.32" lon="-0.46"><ele>12</ele><name>chêne</name></wpt>
      <trk><name>tilleul</name><trkseg><trkpt lat="46.32" lon="-0.46"/>
      <trkpt lat="46.33" lon="-0.45"/></trkseg></trk></gpx>
      """;

  static final String GML = gml(gmlPoint("a", "46.32 -0.46") + gmlPoint("b", "46.33 -0.45"));

  static final byte[] XLS =
      XlsFiles.workbook(
          workbook ->
              XlsFiles.sheet(
                  workbook,
                  "Arbres",
                  List.of(
                      List.of("nom", "hauteur", "latitude", "longitude"),
                      List.of("chêne", 12.5, 46.32, -0.46),
                      List.of("tilleul", 8, 46.33, -0.45))));

  static final List<String> FIELDS = List.of("NOM:C:10", "HAUTEUR:N:5");

  static final String META =
      """
      <archive xmlns="http://rs.tdwg.org/dwc/text/"><core encoding="UTF-8" ignoreHeaderLines="1"
       fieldsTerminatedBy="\\t" fieldsEnclosedBy="" rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
      <files><location>occurrence.txt</location></files><id index="0"/>
      <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
      <field index="2" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
      <field index="3" term="http://rs.tdwg.org/dwc/terms/decimalLongitude"/></core></archive>
      """;

  static final String OCCURRENCES =
      "id\tnom\tlat\tlon\n1\tQuercus robur\t46.32\t-0.46\n2\tTilia cordata\t46.33\t-0.45\n";

  static final String STOPS =
      "stop_id,stop_name,stop_lat,stop_lon\na,Gare,46.32,-0.46\nb,Mairie,46.33,-0.45\n";

  static String gml(String members) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"
         xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink">
        %s</wfs:FeatureCollection>
        """
        .formatted(members);
  }

  static String gmlPoint(String name, String position) {
    return gmlFeature(
        name,
        "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>%s</gml:pos></gml:Point>"
            .formatted(position));
  }

  static String gmlFeature(String name, String geometry) {
    return "<wfs:member><arbre><nom>%s</nom><geom>%s</geom></arbre></wfs:member>\n"
        .formatted(name, geometry);
  }

  static Zipped shapefile(byte[] shp, byte[] dbf) {
    return new Zipped()
        .with("arbres.shp", shp)
        .with("arbres.dbf", dbf)
        .with("arbres.prj", Shapes.LAMBERT_93)
        .with("arbres.cpg", "UTF-8");
  }

  static byte[] shp() {
    return Shapes.shp(1, Shapes.point(1, 434_000, 6_586_000), Shapes.point(1, 435_000, 6_587_000));
  }

  static byte[] dbf() {
    return Shapes.dbf(0, UTF_8, FIELDS, "chene        12", "tilleul       8");
  }

  static byte[] geoPackage(Path folder) throws Exception {
    return geoPackage(folder, database -> {});
  }

  /** A change to a database. */
  interface Change {
    void to(GeoPackages database) throws Exception;
  }

  /** A GeoPackage with two trees, then changed. */
  static byte[] geoPackage(Path folder, Change change) throws Exception {
    Path file = folder.resolve("making.gpkg");
    try (GeoPackages database = new GeoPackages(file)) {
      database.layer("arbres", 4326, "nom TEXT, hauteur REAL");
      database.insert("arbres", GeoPackages.blob("POINT (-0.46 46.32)", 0), "chêne", 12.5);
      database.insert("arbres", GeoPackages.blob("POINT (-0.45 46.33)", 1), "tilleul", 8);
      change.to(database);
    }
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    return content;
  }

  static byte[] xlsx(Path folder, String texts, String rows) throws IOException {
    return taken(Sheets.xlsx(folder, texts, "Arbres", rows));
  }

  static byte[] ods(Path folder, String rows) throws IOException {
    return taken(
        Sheets.ods(folder, "<table:table table:name=\"Arbres\">" + rows + "</table:table>"));
  }

  static byte[] taken(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    return content;
  }

  /** A row of text cells. */
  static String xlsxRow(String... cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  static String odsRow(String... cells) {
    StringBuilder row = new StringBuilder("<table:table-row>");
    for (String cell : cells) {
      row.append("<table:table-cell><text:p>").append(cell).append("</text:p></table:table-cell>");
    }
    return row.append("</table:table-row>").toString();
  }

  static byte[] sevenZip(Path folder, String name, byte[] content) throws IOException {
    return sevenZip(folder, name, content, 1);
  }

  /** An archive with the content repeated this many times, without holding all of it in memory. */
  static byte[] sevenZip(Path folder, String name, byte[] content, int times) throws IOException {
    Path file = folder.resolve("making.7z");
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      // The default dictionary takes a fifth of the memory available to all tests.
      LZMA2Options small = new LZMA2Options();
      small.setDictSize(DICTIONARY);
      out.setContentMethods(List.of(new SevenZMethodConfiguration(SevenZMethod.LZMA2, small)));
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      out.putArchiveEntry(entry);
      for (int i = 0; i < times; i++) {
        out.write(content);
      }
      out.closeArchiveEntry();
    }
    return taken(file);
  }

  static byte[] tar(TarArchiveEntry entry, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      entry.setSize(content.length);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  static Zipped darwinCore(String meta) {
    return new Zipped().with("meta.xml", meta).with("occurrence.txt", OCCURRENCES);
  }

  static Zipped gtfs(String stops) {
    return new Zipped().with("stops.txt", stops).with("routes.txt", "route_id\n1\n");
  }

  /** All valid files, by name. */
  static Map<String, byte[]> all(Path folder) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("f.csv", CSV.getBytes(UTF_8));
    files.put("f.geojson", GEOJSON.getBytes(UTF_8));
    files.put("f.ndjson", JSON_LINES.getBytes(UTF_8));
    files.put("ods.json", OPENDATASOFT.getBytes(UTF_8));
    files.put("arcgis.json", ARCGIS.getBytes(UTF_8));
    files.put("f.kml", KML.getBytes(UTF_8));
    files.put("f.gpx", GPX.getBytes(UTF_8));
    files.put("f.gml", GML.getBytes(UTF_8));
    files.put("f.kmz", new Zipped().with("doc.kml", KML).bytes());
    files.put("shp.zip", shapefile(shp(), dbf()).bytes());
    files.put("f.gpkg", geoPackage(folder));
    String text = "<si><t>chêne</t></si>";
    String row = "<row><c t=\"s\"><v>0</v></c><c><v>46.32</v></c><c><v>-0.46</v></c></row>";
    files.put("f.xlsx", xlsx(folder, text, xlsxRow("nom", "latitude", "longitude") + row + row));
    files.put(
        "f.ods",
        ods(folder, odsRow("nom", "latitude", "longitude") + odsRow("chêne", "46.32", "-0.46")));
    files.put("f.xls", XLS);
    files.put("gtfs.zip", gtfs(STOPS).bytes());
    files.put("dwca.zip", darwinCore(META).bytes());
    files.put("f.csv.gz", Zipped.gzip(CSV.getBytes(UTF_8)));
    files.put("csv.zip", new Zipped().with("arbres.csv", CSV).bytes());
    files.put("csv.7z", sevenZip(folder, "arbres.csv", CSV.getBytes(UTF_8)));
    return files;
  }

  private Valid() {}
}
