package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the members of an archive make of it: a format of its own, or a mere wrapping. */
final class Members {

  private static final String TYPE = "mimetype";
  private static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
  private static final int LONGEST_TYPE = 100;
  private static final int MOST_NAMED = 5;
  private static final Pattern TABLES =
      Pattern.compile(
          ".*\\.(csv|tsv|geojson|json|jsonl|ndjson|geojsonl|gpkg|xlsx|ods|kml|gml)(\\.(gz|bz2|xz))?|.*\\.(7z|zip|tar)",
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

  /** How an archive is called that is none of our formats, in any language. */
  static String label(Zip zip) throws IOException {
    if (zip.has("word/document.xml")) {
      return "DOCX (Word)";
    }
    if (zip.has("ppt/presentation.xml")) {
      return "PPTX (PowerPoint)";
    }
    if (zip.has("xl/workbook.bin")) {
      return "XLSB (Excel)";
    }
    return zip.has(TYPE) ? type(zip) : Magic.ZIP.label() + " – " + some(zip.members());
  }

  private static String some(List<String> members) {
    List<String> files = members.stream().filter(Members::isContent).limit(MOST_NAMED).toList();
    return String.join(", ", files) + (files.size() < members.size() ? "…" : "");
  }

  /** The media type that a document of OpenDocument or an EPUB begins with. */
  private static String type(Zip zip) throws IOException {
    try (InputStream in = zip.read(TYPE)) {
      return new String(in.readNBytes(LONGEST_TYPE), StandardCharsets.US_ASCII);
    }
  }

  private static boolean isSpreadsheet(Zip zip) throws IOException {
    if (!zip.has(TYPE)) {
      return true; // left out by those who pack such files again
    }
    return type(zip).startsWith(SPREADSHEET);
  }

  /**
   * Members that hold tables, in alphabetical order, but occurrences before the pictures of them,
   * and descriptions in JSON last. Texts count when there is nothing else: often they are mere
   * words of explanation.
   */
  static List<String> tables(Archive archive) {
    List<String> tables = matching(archive, TABLES);
    return tables.isEmpty() ? matching(archive, TEXTS) : tables;
  }

  private static List<String> matching(Archive archive, Pattern pattern) {
    return archive.members().stream()
        .filter(Members::isContent)
        .filter(name -> pattern.matcher(name).matches())
        .filter(name -> !DESCRIPTIONS.matcher(name).matches())
        .sorted(
            Comparator.comparing(Members::isJson)
                .thenComparing(name -> !CORES.contains(stem(name).toLowerCase(Locale.ROOT)))
                .thenComparing(name -> name))
        .toList();
  }

  private static boolean isJson(String member) {
    return member.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /**
   * Whether a layer means this member: by its name, with or without folder and ending, or by what
   * stands behind the edition's name, as in {@code Filosofi2017_carreaux_200m_met.gpkg}.
   */
  static boolean isNamed(String member, String layer) {
    return List.of(member, baseName(member), stem(member)).stream()
            .anyMatch(layer::equalsIgnoreCase)
        || stem(member).toLowerCase(Locale.ROOT).endsWith("_" + layer.toLowerCase(Locale.ROOT));
  }

  /** Whether a member is the author's, and not what an operating system leaves. */
  static boolean isContent(String member) {
    return !member.startsWith("__MACOSX/") && !baseName(member).startsWith(".");
  }

  static String baseName(String member) {
    return member.substring(Math.max(member.lastIndexOf('/'), member.lastIndexOf('\\')) + 1);
  }

  static String stem(String member) {
    String plain = Compressed.inside(baseName(member));
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private Members() {}
}
