package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.csv.DarwinCoreRows;
import fr.moisson.harvesters.formats.csv.GtfsRows;
import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.shapefile.ShapefileRows;
import fr.moisson.harvesters.formats.sheet.OdsWorkbook;
import fr.moisson.harvesters.formats.sheet.XlsxWorkbook;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its members whether an archive is a format of its own, or a mere container. */
final class ArchiveMembers {

  private static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
  private static final Pattern TABLES =
      Pattern.compile(
          ".*\\.(csv|tsv|geojson|topojson|json|jsonl|ndjson|geojsonl|gpkg|xlsx?|ods|dbf|kml|kmz|gpx|gml)(\\.(gz|bz2|xz))?|.*\\.(7z|zip|tar)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TEXTS = Pattern.compile(".*\\.txt", Pattern.CASE_INSENSITIVE);

  /** Core tables of a Darwin Core archive that has no descriptor. */
  private static final Set<String> CORES = Set.of("occurrence", "occurrences");

  /** Files that describe the tables beside them. */
  private static final Pattern DESCRIPTIONS =
      Pattern.compile("(.*/)?(metadata|datapackage|schema)\\.json", Pattern.CASE_INSENSITIVE);

  /**
   * The format of the archive itself; empty if it is a mere container, or of no supported format.
   */
  static Optional<Format> format(Zip zip) throws IOException {
    if (zip.has(XlsxWorkbook.MAIN)) {
      return Optional.of(Format.XLSX);
    }
    if (zip.has(OdsWorkbook.CONTENT) && isSpreadsheet(zip)) {
      return Optional.of(Format.ODS);
    }
    if (GtfsRows.is(zip)) {
      return Optional.of(Format.GTFS);
    }
    if (DarwinCoreRows.is(zip)) {
      return Optional.of(Format.DARWIN_CORE);
    }
    boolean isOfShapes = !ShapefileRows.layers(zip).isEmpty() && data(zip).isEmpty();
    return isOfShapes ? Optional.of(Format.SHAPEFILE) : Optional.empty();
  }

  /** Whether the archive is a mere container of tables, other than texts. */
  static boolean isContainer(Zip zip) throws IOException {
    return format(zip).isEmpty() && !data(zip).isEmpty();
  }

  private static boolean isSpreadsheet(Zip zip) throws IOException {
    // Tools that repack such files omit it.
    return zip.mediaType().map(type -> type.startsWith(SPREADSHEET)).orElse(true);
  }

  /**
   * Members with tables, in alphabetical order, but occurrences come before their pictures, and
   * dBASE tables, mostly annexes, come later, then TopoJSON, mostly simplified, and descriptions in
   * JSON last; Shapefiles are left out. Texts count only if there is nothing else, as they are
   * often mere explanations.
   */
  static List<String> tables(Archive archive) throws IOException {
    List<String> tables = data(archive);
    boolean isOfTexts = tables.isEmpty() && ShapefileRows.layers(archive).isEmpty();
    return isOfTexts ? matching(archive, TEXTS) : tables;
  }

  /** Beside Shapefiles, JSON is a style or metadata, and a read me file says what they hold. */
  private static List<String> data(Archive archive) throws IOException {
    boolean isOfShapes = !ShapefileRows.layers(archive).isEmpty();
    List<String> tables = new ArrayList<>();
    for (String name : matching(archive, TABLES)) {
      boolean isJson = MemberNames.hasExtension(name, ".json");
      boolean describes = isOfShapes && (isJson || Layers.describes(name));
      if (!describes && !ShapefileRows.isPart(archive, name)) {
        tables.add(name);
      }
    }
    return tables;
  }

  private static List<String> matching(Archive archive, Pattern pattern) {
    return archive.members().stream()
        .filter(MemberNames::isContent)
        .filter(name -> pattern.matcher(name).matches())
        .filter(name -> !DESCRIPTIONS.matcher(name).matches())
        .sorted(
            Comparator.comparing((String name) -> MemberNames.hasExtension(name, ".json"))
                .thenComparing(name -> MemberNames.hasExtension(name, ".topojson"))
                .thenComparing(name -> MemberNames.hasExtension(name, ".dbf"))
                .thenComparing(
                    name -> !CORES.contains(MemberNames.stem(name).toLowerCase(Locale.ROOT)))
                .thenComparing(name -> name))
        .toList();
  }

  private ArchiveMembers() {}
}
