package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as received, in a file on this machine, and how to read them.
 *
 * @param origin where the file came from, for the provenance of what is made of it
 * @param charset as declared by its server; null when it did not say
 * @param layer sheet, layer or member to read when the file has several; null takes the first that
 *     holds a table
 * @param askedByBox whether a service was asked for the rows of the territory's box: then rows that
 *     all lie elsewhere are a misunderstanding, and no proof that the territory has none
 * @param dates which columns date the dataset that rows make up
 */
public record Table(
    Path file,
    Format format,
    @Nullable String charset,
    Place place,
    URI origin,
    @Nullable String layer,
    boolean askedByBox,
    DateColumns dates) {

  public Table(
      Path file,
      Format format,
      @Nullable String charset,
      Place place,
      URI origin,
      @Nullable String layer) {
    this(file, format, charset, place, origin, layer, false, DateColumns.NONE);
  }

  /** A table whose file holds nothing else. */
  public Table(Path file, Format format, @Nullable String charset, Place place, URI origin) {
    this(file, format, charset, place, origin, null);
  }

  /** The same rows, that were asked for by the territory's box. */
  public Table byBox() {
    return new Table(file, format, charset, place, origin, layer, true, dates);
  }

  /** The same rows, of which some columns date the dataset. */
  public Table dated(DateColumns columns) {
    return new Table(file, format, charset, place, origin, layer, askedByBox, columns);
  }

  /** The same file, taken for another format. */
  public Table as(Format other) {
    return new Table(file, other, charset, place, origin, layer, askedByBox, dates);
  }

  /** Another sheet, layer or member of the same file. */
  public Table ofLayer(String other) {
    return new Table(file, format, charset, place, origin, other, askedByBox, dates);
  }

  /** The same table in another file. */
  public Table in(Path copy) {
    return new Table(copy, format, charset, place, origin, layer, askedByBox, dates);
  }

  /** The same table under the address by which its readers know it. */
  public Table knownAs(URI address) {
    return new Table(file, format, charset, place, address, layer, askedByBox, dates);
  }

  /** How rows are written. */
  public enum Format {
    CSV("CSV", "CSV"),
    GEOJSON("GEOJSON", "GeoJSON"),
    /** One JSON object a line. */
    JSON_LINES("JSON", "JSON Lines"),
    /**
     * One JSON document: an array of objects, an object of which one member holds them, or records
     * of Opendatasoft with their columns under {@code fields}.
     */
    JSON("JSON", "JSON"),
    /** Answer of a query of ArcGIS, in Esri's own JSON. */
    ESRI_JSON("JSON", "JSON (ArcGIS)"),
    /** A whole map of uMap with its layers, as it is saved. */
    UMAP("JSON", "uMap"),
    /** Office Open XML workbook (ECMA-376). */
    XLSX("XLSX", "XLSX"),
    /** Workbook of Excel 97 to 2003 (MS-XLS). */
    XLS("XLS", "XLS"),
    /** OpenDocument spreadsheet. */
    ODS("ODS", "ODS"),
    /** A table of dBASE or FoxPro. */
    DBASE("DBF", "dBASE"),
    /** OGC GeoPackage. */
    GEOPACKAGE("GPKG", "GeoPackage"),
    /** OGC KML; KMZ is a zip with one. */
    KML("KML", "KML"),
    /** Waypoints, routes and tracks of GPS receivers. */
    GPX("GPX", "GPX"),
    /** OGC GML 2, 3.1 or 3.2, as services of features (WFS) answer it. */
    GML("GML", "GML"),
    /** A zip of the tables of a timetable, of which the stops have places. */
    GTFS("ZIP", "GTFS"),
    /** A zip of observations of species, with a meta.xml. */
    DARWIN_CORE("ZIP", "Darwin Core"),
    /** A zip with the .shp, .dbf, .prj and .cpg of one or more layers. */
    SHAPEFILE("SHP", "Shapefile");

    private final String fileType;
    private final String label;

    Format(String fileType, String label) {
      this.fileType = fileType;
      this.label = label;
    }

    /** Whether one of several sheets, layers or members is chosen by its name. */
    public boolean hasLayers() {
      return switch (this) {
        case JSON, XLSX, XLS, ODS, GEOPACKAGE, GTFS, DARWIN_CORE, SHAPEFILE -> true;
        case CSV, GEOJSON, JSON_LINES, ESRI_JSON, UMAP, DBASE, KML, GPX, GML -> false;
      };
    }

    /** Whether numbers, days, yes and no are kept in another way than as texts. */
    public boolean hasValues() {
      return switch (this) {
        case GEOJSON, JSON_LINES, JSON, ESRI_JSON, XLSX, XLS, ODS, DBASE, GEOPACKAGE, SHAPEFILE ->
            true;
        case CSV, UMAP, KML, GPX, GML, GTFS, DARWIN_CORE -> false;
      };
    }

    /**
     * Whether files distinguish numbers from text. If not, as in CSV, the type of a column is only
     * known once all its values were read.
     */
    public boolean statesTypes() {
      return switch (this) {
        case GEOJSON, JSON_LINES, JSON, ESRI_JSON, UMAP, DBASE, GEOPACKAGE, SHAPEFILE -> true;
        case CSV, XLSX, XLS, ODS, KML, GPX, GML, GTFS, DARWIN_CORE -> false;
      };
    }

    /** Its code in the European file-type list. */
    public String fileType() {
      return fileType;
    }

    /** What people call it, in both languages. */
    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * Columns whose dates are those of a dataset, for services that do not state them otherwise.
   *
   * @param modified columns that say when a row was last changed
   * @param period columns that say what time a row is about
   * @param at when the rows were read: later changes are mistyped
   */
  public record DateColumns(OneOrMore modified, OneOrMore period, Instant at) {

    public static final DateColumns NONE =
        new DateColumns(OneOrMore.NONE, OneOrMore.NONE, Instant.EPOCH);
  }

  /**
   * Where a row says what place it is about. What is null is looked for under its usual names.
   *
   * <p>Columns that are only found decide less than those that are stated: the commune beside a
   * point may be that of its owner, or of a manager's office. Whoever states the column says that
   * it is the commune of the thing itself, or the intercommunality's code for all of them.
   *
   * @param crs EPSG code of the coordinates, e.g. {@code EPSG:2154}; null leaves it to the file,
   *     and then to the values
   */
  public record Place(
      @JsonPropertyDescription("Colonne de la longitude (ou de x).") @Nullable String longitude,
      @JsonPropertyDescription("Colonne de la latitude (ou de y).") @Nullable String latitude,
      @JsonPropertyDescription(
              "Colonne qui contient le point ou la géométrie : « lat, lon », WKT ou GeoJSON.")
          @Nullable String geometry,
      @JsonPropertyDescription(
              "Système de coordonnées, par exemple EPSG:2154 ; par défaut, ce que dit le fichier ou ce"
                  + " qui se déduit de ses valeurs.")
          @Nullable String crs,
      @JsonPropertyDescription(
              "Colonne du code INSEE de la commune, ou du SIREN de l’intercommunalité. Si elle est dite"
                  + " ici, elle l’emporte sur la position.")
          @Nullable String commune,
      @JsonPropertyDescription(
              "Vrai si les lignes sont déjà celles du territoire : toutes sont reprises, sauf celles"
                  + " qui nomment une autre commune.")
          boolean alreadyCut) {

    public static final Place GUESSED = new Place(null, null, null, null, null, false);

    /**
     * @throws Misconfigured if a column has no name, is two things at once, or is one half of a
     *     pair
     */
    public Place {
      Map<String, String> uses = new HashMap<>();
      refuseAsSecond(uses, "longitude", longitude);
      refuseAsSecond(uses, "latitude", latitude);
      refuseAsSecond(uses, "geometry", geometry);
      refuseAsSecond(uses, "commune", commune);
      if ((longitude == null) != (latitude == null)) {
        String missing = longitude == null ? "longitude" : "latitude";
        throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, missing));
      }
    }

    private static void refuseAsSecond(
        Map<String, String> uses, String key, @Nullable String column) {
      if (column == null) {
        return;
      }
      if (column.isBlank()) {
        throw new Misconfigured(Notice.of(Notice.Code.CONFIG_NO_VALUE, key));
      }
      String use = uses.putIfAbsent(column, key);
      if (use != null) {
        throw new Misconfigured(Notice.of(Notice.Code.CONFIG_SAME_COLUMN, column, use, key));
      }
    }
  }
}
