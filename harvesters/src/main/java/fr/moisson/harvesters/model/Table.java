package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows as received, in a file on this machine, and how to read them.
 *
 * @param origin where the file came from, for the provenance of what is made of it
 * @param charset as declared by its server; null when it did not say
 * @param layer sheet, layer or member to read when the file has several; null takes the first that
 *     holds a table
 */
public record Table(
    Path file,
    Format format,
    @Nullable String charset,
    Place place,
    URI origin,
    @Nullable String layer) {

  /** A table whose file holds nothing else. */
  public Table(Path file, Format format, @Nullable String charset, Place place, URI origin) {
    this(file, format, charset, place, origin, null);
  }

  /** How rows are written. */
  public enum Format {
    CSV("CSV"),
    GEOJSON("GEOJSON"),
    /** One JSON object a line. */
    JSON_LINES("JSON"),
    /** Office Open XML workbook (ECMA-376). */
    XLSX("XLSX"),
    /** OpenDocument spreadsheet. */
    ODS("ODS"),
    /** OGC GeoPackage. */
    GEOPACKAGE("GPKG"),
    /** OGC KML; KMZ is a zip with one. */
    KML("KML"),
    /** A zip with the .shp, .dbf, .prj and .cpg of one or more layers. */
    SHAPEFILE("SHP");

    private final String fileType;

    Format(String fileType) {
      this.fileType = fileType;
    }

    /** Its code in the European file-type list. */
    public String fileType() {
      return fileType;
    }
  }

  /**
   * Where a row says what place it is about. What is null is looked for under its usual names.
   *
   * @param crs EPSG code of the coordinates, e.g. {@code EPSG:2154}; null means WGS 84
   */
  public record Place(
      @JsonPropertyDescription("Colonne de la longitude (ou de x).") @Nullable String longitude,
      @JsonPropertyDescription("Colonne de la latitude (ou de y).") @Nullable String latitude,
      @JsonPropertyDescription(
              "Colonne qui contient le point ou la géométrie : « lat, lon », WKT ou GeoJSON.")
          @Nullable String geometry,
      @JsonPropertyDescription("Système de coordonnées, par exemple EPSG:2154 ; WGS 84 par défaut.")
          @Nullable String crs,
      @JsonPropertyDescription("Colonne du code INSEE de la commune.") @Nullable String commune,
      @JsonPropertyDescription(
              "Vrai si les lignes ne portent aucun lieu et sont déjà celles du territoire.")
          boolean alreadyCut) {

    public static final Place GUESSED = new Place(null, null, null, null, null, false);
  }
}
