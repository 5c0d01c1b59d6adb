package fr.moisson.harvesters.formats.file;

/** Formats that a file that cannot be read should be saved in by its original program. */
enum Instead {
  /** It contains geometries. */
  MAP("GeoPackage, GeoJSON, Shapefile (.zip)"),
  /** It is a part of a Shapefile, whose other parts are needed. */
  SHAPEFILE("Shapefile (.zip : .shp + .dbf + .prj)"),
  /** It contains rows. */
  TABLE("XLSX, ODS, CSV"),
  /** It contains rows, possibly with geometries. */
  EITHER("GeoPackage, GeoJSON, XLSX, CSV"),
  /** It describes a service, whose layers contain the data. */
  LAYER("GeoJSON, CSV"),
  /** It may contain anything, or no data at all. */
  NOTHING("");

  private final String formats;

  Instead(String formats) {
    this.formats = formats;
  }

  /** Names of the formats, the same in all languages. */
  String formats() {
    return formats;
  }
}
