package fr.moisson.harvesters.formats;

/** The formats that rows can be written in. */
public enum OutputFormat {
  CSV("csv", "text/csv", Integer.MAX_VALUE),
  GEOJSON("geojson", "application/geo+json", Integer.MAX_VALUE),
  /** SQLite allows 2000 columns, of which one is the key and one the geometry. */
  GPKG("gpkg", "application/geopackage+sqlite3", 1998),
  /** A sheet has 16,384 columns, of which two are for the position. */
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 16_382),
  /** GeoParquet if there are geometries. Each column needs its own buffers. */
  PARQUET("parquet", "application/vnd.apache.parquet", 4000);

  private final String extension;
  private final String mediaType;
  private final int mostColumns;

  OutputFormat(String extension, String mediaType, int mostColumns) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.mostColumns = mostColumns;
  }

  /** Whether the types of columns or the kinds of geometries must be known before the first row. */
  public boolean needsTypes() {
    return this != GEOJSON;
  }

  /** Without dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Maximum number of columns for attributes. */
  int mostColumns() {
    return mostColumns;
  }

  /** Its code in the European file-type list, or its usual name if it has none there. */
  public String fileType() {
    return name();
  }
}
