package fr.moisson.harvesters.formats.file;

/** What a file that is not read can be saved as instead, by the program that it comes from. */
enum Instead {
  /** It holds places. */
  MAP("GeoPackage, GeoJSON, Shapefile (.zip)"),
  /** It is a part of a Shapefile, whose others are needed. */
  SHAPEFILE("Shapefile (.zip : .shp + .dbf + .prj)"),
  /** It holds rows. */
  TABLE("XLSX, ODS, CSV"),
  /** It holds rows, be it with places. */
  EITHER("GeoPackage, GeoJSON, XLSX, CSV"),
  /** It may hold anything, or no data at all. */
  NOTHING("");

  private final String formats;

  Instead(String formats) {
    this.formats = formats;
  }

  /** Their names, in any language. */
  String formats() {
    return formats;
  }
}
