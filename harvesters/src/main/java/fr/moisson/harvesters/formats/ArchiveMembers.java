package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.csv.DarwinCoreRows;
import fr.moisson.harvesters.formats.csv.GtfsRows;
import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.Zip;
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
import java.util.stream.Collectors;

/** What the members of an archive make of it: a format of its own, or a mere wrapping. */
final class ArchiveMembers {

  private static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
  private static final Pattern TABLES =
      Pattern.compile(
          ".*\\.(csv|tsv|geojson|json|jsonl|ndjson|geojsonl|gpkg|xlsx?|ods|dbf|kml|gpx|gml)(\\.(gz|bz2|xz))?|.*\\.(7z|zip|tar)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TEXTS = Pattern.compile(".*\\.txt", Pattern.CASE_INSENSITIVE);

  /** What other tables of a Darwin Core archive extend, where nothing in it says so. */
  private static final Set<String> CORES = Set.of("occurrence", "occurrences");

  /** What describes the tables beside it. */
  private static final Pattern DESCRIPTIONS =
      Pattern.compile("(.*/)?(metadata|datapackage|schema)\\.json", Pattern.CASE_INSENSITIVE);

  /** The format that the archive is; empty for a mere wrapping, or for none of ours. */
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
    return ShapefileRows.layers(zip).isEmpty() ? Optional.empty() : Optional.of(Format.SHAPEFILE);
  }

  private static boolean isSpreadsheet(Zip zip) throws IOException {
    // It is left out by those who pack such files again.
    return zip.mediaType().map(type -> type.startsWith(SPREADSHEET)).orElse(true);
  }

  /**
   * Members that hold tables, in alphabetical order, but occurrences before the pictures of them,
   * and tables of dBASE, mostly annexes, behind them, and descriptions in JSON last; those of
   * Shapefiles are not counted. Texts count when there is nothing else: often they are mere words
   * of explanation.
   */
  static List<String> tables(Archive archive) {
    List<String> tables = matching(archive, TABLES);
    tables.removeIf(name -> ShapefileRows.isPart(archive, name));
    return tables.isEmpty() ? matching(archive, TEXTS) : tables;
  }

  private static List<String> matching(Archive archive, Pattern pattern) {
    return archive.members().stream()
        .filter(MemberNames::isContent)
        .filter(name -> pattern.matcher(name).matches())
        .filter(name -> !DESCRIPTIONS.matcher(name).matches())
        .sorted(
            Comparator.comparing(ArchiveMembers::isJson)
                .thenComparing(ArchiveMembers::isDbase)
                .thenComparing(
                    name -> !CORES.contains(MemberNames.stem(name).toLowerCase(Locale.ROOT)))
                .thenComparing(name -> name))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isJson(String member) {
    return member.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static boolean isDbase(String member) {
    return member.toLowerCase(Locale.ROOT).endsWith(".dbf");
  }

  private ArchiveMembers() {}
}
