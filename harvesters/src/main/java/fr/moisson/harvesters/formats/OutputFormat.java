package fr.moisson.harvesters.formats;

import java.util.Arrays;
import java.util.Optional;

/** The formats that rows can be written in. */
public enum OutputFormat {
  CSV("csv", "text/csv"),
  GEOJSON("geojson", "application/geo+json"),
  GPKG("gpkg", "application/geopackage+sqlite3"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String extension;
  private final String mediaType;

  OutputFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The format of a file extension, which is also its name on the command line. */
  public static Optional<OutputFormat> of(String extension) {
    return Arrays.stream(values()).filter(one -> one.extension.equals(extension)).findFirst();
  }

  /** Without dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Its code in the European file-type list, or its usual name if it has none there. */
  public String fileType() {
    return name();
  }
}
