package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.COMPRESSION_BOMB;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.shapefile.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Shapefiles and GeoPackages. */
final class HostileLayers {

  private static final double NAN = Double.NaN;

  static List<HostileFile> files() {
    return Stream.of(shapes(), counts(), geoPackages(), blobs()).flatMap(List::stream).toList();
  }

  private static HostileFile shapefile(String what, Zipped zip) {
    return HostileFile.of("Shapefile", what, "f.zip", zip.bytes());
  }

  private static HostileFile shapes(String what, int kind, byte[] shape) {
    byte[] good =
        kind == 1
            ? Shapes.point(1, 434_000, 6_586_000)
            : Shapes.parts(
                kind,
                List.of(
                    Shapes.ring(
                        434_000, 6_586_000, 434_000, 6_587_000, 435_000, 6_587_000, 434_000,
                        6_586_000)));
    return shapefile(what, Valid.shapefile(Shapes.shp(kind, good, shape), Valid.dbf()));
  }

  private static byte[] changed(byte[] content, int at, int value) {
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return content;
  }

  private static byte[] bigEndian(byte[] content, int at, int value) {
    ByteBuffer.wrap(content).putInt(at, value);
    return content;
  }

  private static List<HostileFile> shapes() {
    byte[] ring = Shapes.parts(5, List.of(Shapes.ring(0, 0, 0, 1, 1, 1, 0, 0)));
    return List.of(
        shapes("NaN", 1, Shapes.point(1, NAN, NAN)).gives(1, 1),
        shapes("infinite coordinates", 1, Shapes.point(1, 1 / 0.0, -1 / 0.0)).gives(1, 1),
        shapes(
                "a ring of two places",
                5,
                Shapes.parts(5, List.of(Shapes.ring(434_000, 6_586_000, 434_001, 6_586_001))))
            .gives(2, 0),
        shapes("a ring of no place", 5, Shapes.parts(5, List.of(Shapes.ring()))).gives(2, 0),
        shapes("no part", 5, Shapes.parts(5, List.of())).gives(2, 0),
        shapes("a line of one place", 3, Shapes.parts(3, List.of(Shapes.ring(434_000, 6_586_000))))
            .gives(2, 0),
        shapes("nothing", 1, Shapes.nothing()).gives(2, 0),
        shapes("a kind that is none", 1, changed(Shapes.point(1, 434_000, 6_586_000), 0, 99))
            .gives(1, 1),
        shapes("parts below zero", 5, changed(ring.clone(), 36, -1)).gives(1, 1),
        shapes("more parts than there are", 5, changed(ring.clone(), 36, Integer.MAX_VALUE))
            .gives(1, 1),
        shapes("places below zero", 5, changed(ring.clone(), 40, -1)).gives(1, 1),
        shapes("more places than there are", 5, changed(ring.clone(), 40, 1 << 28)).gives(1, 1),
        shapes("a part that begins below zero", 5, changed(ring.clone(), 44, -5)).gives(1, 1),
        shapes("a part that begins beyond its end", 5, changed(ring.clone(), 44, 500)).gives(1, 1));
  }

  private static List<HostileFile> counts() {
    byte[] shp = Valid.shp();
    byte[] dbf = Valid.dbf();
    return List.of(
        shapefile("a length below zero", Valid.shapefile(bigEndian(shp.clone(), 104, -1), dbf))
            .refused(NOT_THE_FORMAT),
        shapefile(
                "a length of 4 GB",
                Valid.shapefile(bigEndian(shp.clone(), 104, Integer.MAX_VALUE), dbf))
            .refused(NOT_THE_FORMAT),
        shapefile("a length of 100 MB", Valid.shapefile(bigEndian(shp.clone(), 104, 50 << 20), dbf))
            .refused(NOT_THE_FORMAT),
        shapefile("a length of zero", Valid.shapefile(bigEndian(shp.clone(), 104, 0), dbf))
            .refused(NOT_THE_FORMAT),
        shapefile("no shape", Valid.shapefile(Shapes.shp(1), Shapes.dbf(0, UTF_8, Valid.FIELDS)))
            .gives(0, 0),
        shapefile("a file of nothing", Valid.shapefile(new byte[0], dbf)).refused(NOT_THE_FORMAT),
        shapefile(
                "more rows than shapes",
                Valid.shapefile(Shapes.shp(1, Shapes.point(1, 434_000, 6_586_000)), dbf))
            .refused(NOT_THE_FORMAT),
        shapefile("rows below zero", Valid.shapefile(shp, changed(dbf.clone(), 4, -1))),
        shapefile(
            "two billion rows", Valid.shapefile(shp, changed(dbf.clone(), 4, Integer.MAX_VALUE))),
        shapefile("rows of no length", Valid.shapefile(shp, changed(dbf.clone(), 10, 0))),
        shapefile("rows of 65,535 bytes", Valid.shapefile(shp, changed(dbf.clone(), 10, 0xFFFF))),
        shapefile("a header of no length", Valid.shapefile(shp, changed(dbf.clone(), 8, 0))),
        shapefile(
            "a header beyond its end", Valid.shapefile(shp, changed(dbf.clone(), 8, 0x000FFFFF))),
        shapefile("fields of no length", Valid.shapefile(shp, changed(dbf.clone(), 32 + 16, 0))),
        shapefile(
            "fields of an unknown type", Valid.shapefile(shp, changed(dbf.clone(), 32 + 11, '?'))),
        shapefile("table of nothing", Valid.shapefile(shp, new byte[0])),
        shapefile(
                "numbers that are none",
                Valid.shapefile(
                    shp, Shapes.dbf(0, UTF_8, Valid.FIELDS, "a         *****", "b         1e999")))
            .gives(2, 0),
        shapefile(
                "dates that are none",
                Valid.shapefile(
                    shp, Shapes.dbf(0, UTF_8, List.of("D:D:8"), "00000000", "99999999")))
            .gives(2, 0),
        shapefile(
                "fields of one name",
                Valid.shapefile(
                    shp,
                    Shapes.dbf(0, UTF_8, List.of("A:C:2", "A:C:2", "a:C:2"), "a b c ", "d e f ")))
            .gives(2, 0),
        shapefile("the shapes alone", new Zipped().with("a.shp", shp)).gives(2, 0),
        shapefile("no shapes", new Zipped().with("a.dbf", dbf).with("a.prj", "x")).gives(2, 0),
        shapefile(
                "a coordinate system of rubbish",
                new Zipped()
                    .with("a.shp", shp)
                    .with("a.dbf", dbf)
                    .with("a.prj", "((((PROJCS[\"" + "[".repeat(15_000)))
            .gives(2, 0),
        shapefile(
            "a coordinate system of 64 MB",
            new Zipped()
                .with("a.shp", shp)
                .with("a.dbf", dbf)
                .with("a.prj", "PROJCS[\"x\",".repeat(100_000))),
        shapefile(
                "an encoding that nobody knows",
                new Zipped().with("a.shp", shp).with("a.dbf", dbf).with("a.cpg", "klingon"))
            .gives(2, 0));
  }

  private static HostileFile geoPackage(String what, Valid.Change change) {
    return HostileFile.of(
        "GeoPackage",
        what,
        folder -> Files.write(folder.resolve("f.gpkg"), Valid.geoPackage(folder, change)));
  }

  /** A GeoPackage whose only layer is a view. */
  private static HostileFile view(String what, String... views) {
    return geoPackage(
        what,
        database ->
            database
                .run(views)
                .run("UPDATE gpkg_contents SET table_name = 'v'")
                .run("UPDATE gpkg_geometry_columns SET table_name = 'v'"));
  }

  private static HostileFile sql(String what, String... statements) {
    return geoPackage(what, database -> database.run(statements));
  }

  private static List<HostileFile> geoPackages() {
    String name = "a\"; DROP TABLE arbres; --";
    return List.of(
        sql("a trigger", "CREATE TRIGGER t AFTER INSERT ON arbres BEGIN DELETE FROM arbres; END")
            .gives(2, 0),
        view("a view of itself", defined("v", "SELECT * FROM v")),
        view("views in circles", defined("v", "SELECT * FROM w"), defined("w", "SELECT * FROM v")),
        view(
            "a view that calls for code",
            defined("v", "SELECT 1 AS fid, NULL AS geom, load_extension('/tmp/x.so') AS x")),
        view(
            "a view that writes a file",
            defined("v", "SELECT 1 AS fid, NULL AS geom, writefile('/tmp/x', 'x') AS x")),
        view(
                "a view of a terabyte",
                defined(
                    "v",
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i AS fid, NULL AS geom, hex(zeroblob(500000)) AS x FROM n"))
            .refused(COMPRESSION_BOMB),
        view(
                "a view of a row of 100 MB",
                defined(
                    "v",
                    "WITH t(h) AS (SELECT hex(zeroblob(10000000)))"
                        + " SELECT 1 AS fid, NULL AS geom, h AS a, h AS b, h AS c, h AS d FROM t"))
            .refused(TOO_LARGE),
        view(
            "a view of a text of 500 MB",
            defined(
                "v",
                "SELECT 1 AS fid, NULL AS geom, zeroblob(500000000) AS x, hex(zeroblob(250000000)) AS y")),
        sql(
                "a table named by SQL",
                "UPDATE gpkg_contents SET table_name = 'arbres\"; DROP TABLE arbres; --'")
            .refused(NOT_THE_FORMAT),
        geoPackage(
                "a layer whose name is SQL",
                database -> {
                  database.run("DELETE FROM gpkg_contents");
                  database.run(
                      "CREATE TABLE \""
                          + name.replace("\"", "\"\"")
                          + "\" (fid INTEGER PRIMARY KEY, geom BLOB, x TEXT)");
                  database.run(
                      "INSERT INTO gpkg_contents VALUES ('" + name + "', 'features', 4326)");
                  database.run(
                      "INSERT INTO gpkg_geometry_columns VALUES ('"
                          + name
                          + "', 'geom', 'POINT', 4326, 0, 0)");
                  database.run(
                      "INSERT INTO \"" + name.replace("\"", "\"\"") + "\" VALUES (1, NULL, 'x')");
                })
            .gives(1, 0),
        sql(
            "a column of geometries that is SQL",
            "UPDATE gpkg_geometry_columns SET column_name = 'geom\" FROM sqlite_master; --'"),
        sql(
            "a column of geometries that is not there",
            "UPDATE gpkg_geometry_columns SET column_name = 'x'"),
        sql("a layer that is not there", "UPDATE gpkg_contents SET table_name = 'x'")
            .refused(NOT_THE_FORMAT),
        sql(
            "a layer that is a table of the system",
            "UPDATE gpkg_contents SET table_name = 'sqlite_master'"),
        sql("no layer", "DELETE FROM gpkg_contents").refused(NOT_THE_FORMAT),
        sql("no tables of the standard", "DROP TABLE gpkg_contents").refused(NOT_THE_FORMAT),
        sql("no coordinate system", "DELETE FROM gpkg_spatial_ref_sys").gives(2, 0),
        sql(
                "an unknown coordinate system",
                "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 999999")
            .gives(2, 0),
        sql("degrees said to be Lambert-93", "UPDATE gpkg_geometry_columns SET srs_id = 2154")
            .gives(2, 0),
        sql(
                "columns of one name but for its case",
                "ALTER TABLE arbres ADD COLUMN \"\u00c9tat\" TEXT",
                "ALTER TABLE arbres ADD COLUMN \"\u00e9tat\" TEXT")
            .gives(2, 0),
        sql(
                "texts in a column of numbers",
                "UPDATE arbres SET hauteur = 'haut' WHERE fid = 1",
                "UPDATE arbres SET hauteur = 9e999 WHERE fid = 2")
            .gives(2, 0),
        sql("a column that is computed", "ALTER TABLE arbres ADD COLUMN c AS (hauteur * 2)")
            .gives(2, 0),
        HostileFile.of("GeoPackage", "its first bytes alone", "f.gpkg", "SQLite format 3\u0000")
            .refused(NOT_THE_FORMAT));
  }

  private static String defined(String name, String query) {
    return "CREATE VIEW " + name + " AS " + query;
  }

  /** A row with an invalid geometry, which is left out. */
  private static HostileFile blob(String what, byte[] blob) {
    return geoPackage(what, database -> database.insert("arbres", blob, "x", 1)).gives(2, 1);
  }

  private static byte[] wkb(int... bytes) {
    ByteBuffer blob =
        ByteBuffer.allocate(8 + bytes.length).put(new byte[] {'G', 'P', 0, 1}).putInt(4326);
    for (int one : bytes) {
      blob.put((byte) one);
    }
    return blob.array();
  }

  private static List<HostileFile> blobs() {
    ByteBuffer deep =
        ByteBuffer.allocate(8 + 9 * 10_000)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {'G', 'P', 0, 1})
            .putInt(4326);
    while (deep.hasRemaining()) {
      deep.put((byte) 1).putInt(7).putInt(1);
    }
    return List.of(
        blob("a geometry of no byte", new byte[0]),
        blob("a geometry of rubbish", "rubbish".getBytes(UTF_8)),
        blob("a geometry of its header", wkb()),
        blob("a geometry that breaks off", wkb(1, 1, 0, 0, 0, 1, 2)),
        blob("a geometry of an unknown kind", wkb(1, 99, 0, 0, 0, 1, 0, 0, 0)),
        blob("a line of two billion places", wkb(1, 2, 0, 0, 0, 255, 255, 255, 127)),
        blob("a line of places below zero", wkb(1, 2, 0, 0, 0, 255, 255, 255, 255)),
        blob("two billion geometries in one", wkb(1, 7, 0, 0, 0, 255, 255, 255, 127)),
        blob("a curve of two billion places", wkb(1, 8, 0, 0, 0, 255, 255, 255, 127)),
        blob("collections that nest 10,000 times", deep.array()),
        blob("an order of bytes that is none", wkb(7, 1, 0, 0, 0)));
  }

  private HostileLayers() {}
}
