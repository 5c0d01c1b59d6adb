package fr.moisson.harvesters.dcat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the <a href="https://op.europa.eu/en/web/eu-vocabularies">European authority
 * tables</a> that occur in the environmental data of a town.
 */
public final class EuropeanCodes {

  public static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
  public static final String THEMES = AUTHORITY + "data-theme";
  public static final String FRENCH = AUTHORITY + "language/FRA";
  static final String FRANCE = AUTHORITY + "country/FRA";

  private static final Set<String> ACCESS_RIGHTS = Set.of("PUBLIC", "RESTRICTED", "NON_PUBLIC");

  private static final Set<String> FILES =
      Set.of(
          ("7Z BMP BZIP2 CSV DBF DGN DMP DOC DOCX DWG DXF E00 ECW EPS EPUB GDB GEOJSON "
                  + "GEOTIFF GIF GML GMZ GPKG GRID GRID_ASCII GZIP HDF ICS INDD JPEG JPEG2000 JSON "
                  + "JSON_LD KML KMZ LAS LAZ LPK MDB MIF_MID MOV MP3 MPEG2 MPEG4 MPEG4_AVC MRSID MXD "
                  + "N3 NETCDF ODB ODC ODF ODG ODP ODS ODT OWL PDF PNG PPS PPSX PPT PPTX PSD QGS RAR "
                  + "RDF RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML RSS RTF SCHEMA_XML "
                  + "SDMX SHP SKOS_XML SQL STL SVG TAB TAR TAR_GZ TAR_XZ TIFF TSV TXT WAV WEBP XLS "
                  + "XLSB XLSM XLSX XML XSLT XYZ XZ YAML ZIP")
              .split(" "));

  /** File formats for which the list has neither an entry nor a near equivalent. */
  private static final Set<String> UNLISTED_FILES = Set.of("FGB", "PARQUET", "SQLITE");

  private static final Set<String> SERVICES =
      Set.of(
          "ATOM",
          "HTML",
          "MAP_PRVW",
          "MAP_SRVC",
          "REST",
          "SPARQLQ",
          "WCS_SRVC",
          "WFS_SRVC",
          "WMS_SRVC");

  /** Other names of file types, and the nearest type for formats that the list lacks. */
  private static final Map<String, String> NEAREST =
      Map.of(
          "WCS", "WCS_SRVC",
          "WFS", "WFS_SRVC",
          "WMS", "WMS_SRVC",
          "WMTS", "MAP_SRVC",
          "API", "REST",
          "GTFS", "ZIP",
          "GBFS", "JSON",
          "NDJSON", "JSON",
          "GPX", "XML",
          "NETEX", "XML");

  private static final Pattern CODE = Pattern.compile("[0-9A-Z][0-9A-Z_]*");
  private static final Pattern CODE_IN_IRI =
      Pattern.compile(
          "https?://publications\\.europa\\.eu/(?:resource|mdr)/authority/([a-z-]+)/(\\w+)");

  /** The IRI of a frequency, if the text has the form of a code. */
  public static Optional<String> frequency(@Nullable String code) {
    return code != null && CODE.matcher(code).matches()
        ? Optional.of(AUTHORITY + "frequency/" + code)
        : Optional.empty();
  }

  /** The IRI of an access right. */
  public static Optional<String> access(@Nullable String code) {
    return code != null && ACCESS_RIGHTS.contains(code)
        ? Optional.of(AUTHORITY + "access-right/" + code)
        : Optional.empty();
  }

  /** The IRI of a language, if the text has the form of a code. */
  public static Optional<String> language(String code) {
    return CODE.matcher(code).matches()
        ? Optional.of(AUTHORITY + "language/" + code)
        : Optional.empty();
  }

  /** Whether the format is that of a service or a page, and of no file. */
  public static boolean isServed(@Nullable String format) {
    return format != null && !isFile(format) && fileType(format).isPresent();
  }

  /** The IRI of a file type. */
  public static Optional<String> fileType(String format) {
    String code = NEAREST.getOrDefault(format, format);
    return FILES.contains(code) || SERVICES.contains(code)
        ? Optional.of(AUTHORITY + "file-type/" + code)
        : Optional.empty();
  }

  /** Whether a format is one of downloadable files, and not one of services. */
  public static boolean isFile(@Nullable String format) {
    return format != null
        && (FILES.contains(NEAREST.getOrDefault(format, format))
            || UNLISTED_FILES.contains(format));
  }

  /** The authority table that an IRI belongs to. */
  public static String scheme(String iri) {
    return iri.substring(0, iri.lastIndexOf('/'));
  }

  /** The code that an IRI of the given table stands for. */
  public static Optional<String> code(String table, String iri) {
    Matcher matcher = CODE_IN_IRI.matcher(iri);
    return matcher.matches() && matcher.group(1).equals(table)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  private EuropeanCodes() {}
}
