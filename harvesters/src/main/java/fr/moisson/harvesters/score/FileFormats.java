package fr.moisson.harvesters.score;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import java.util.Set;

/**
 * Ratings of file types in data.europa.eu, by their codes in the European list. Its two lists are
 * short: GML, GeoPackage and WFS are in neither, though they are open and machine-readable; points
 * are counted as they are given there.
 */
final class FileFormats {

  private static final String TABLE = EuropeanCodes.AUTHORITY + "file-type/";
  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

  static final Set<String> OPEN =
      Set.of(
          "BMP",
          "CSV",
          "DBF",
          "GEOJSON",
          "GZIP",
          "HTML",
          "ICS",
          "JPEG2000",
          "JSON",
          "JSON_LD",
          "KML",
          "KMZ",
          "NETCDF",
          "ODS",
          "PNG",
          "RDF_N_QUADS",
          "RDF_N_TRIPLES",
          "RDF_TRIG",
          "RDF_TURTLE",
          "RDF_XML",
          "RSS",
          "RTF",
          "TAR",
          "TIFF",
          "TSV",
          "TXT",
          "WMS_SRVC",
          "XML",
          "ZIP");

  static final Set<String> MACHINE_READABLE =
      Set.of(
          "CSV",
          "GEOJSON",
          "ICS",
          "JSON",
          "JSON_LD",
          "KML",
          "KMZ",
          "NETCDF",
          "ODS",
          "RDFA",
          "RDF_N_QUADS",
          "RDF_N_TRIPLES",
          "RDF_TRIG",
          "RDF_TURTLE",
          "RDF_XML",
          "RSS",
          "SHP",
          "XLS",
          "XLSX",
          "XML");

  /** The media types registered with IANA that are used for data and their documents. */
  static final Set<String> REGISTERED =
      Set.of(
          "application/geo+json",
          "application/geopackage+sqlite3",
          "application/gml+xml",
          "application/gzip",
          "application/json",
          "application/ld+json",
          "application/pdf",
          "application/rdf+xml",
          "application/vnd.apache.parquet",
          "application/vnd.google-earth.kml+xml",
          "application/vnd.google-earth.kmz",
          "application/vnd.ms-excel",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.shp",
          "application/vnd.sqlite3",
          "application/xml",
          "application/zip",
          "image/jpeg",
          "image/png",
          "image/tiff",
          "text/csv",
          "text/html",
          "text/plain",
          "text/tab-separated-values",
          "text/turtle",
          "text/xml");

  static boolean isListed(String iri) {
    return iri.startsWith(TABLE);
  }

  static boolean isOpen(String iri) {
    return isListed(iri) && OPEN.contains(iri.substring(TABLE.length()));
  }

  static boolean isMachineReadable(String iri) {
    return isListed(iri) && MACHINE_READABLE.contains(iri.substring(TABLE.length()));
  }

  static boolean isRegistered(String iri) {
    return iri.startsWith(MEDIA_TYPES) && REGISTERED.contains(iri.substring(MEDIA_TYPES.length()));
  }

  private FileFormats() {}
}
