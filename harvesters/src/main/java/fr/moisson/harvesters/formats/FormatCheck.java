package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file really is. Servers answer pages and errors under any name and any media type, so the
 * first characters are believed before both.
 */
public final class FormatCheck {

  private static final int HEAD = 1 << 16;
  private static final int EXCERPT = 80;

  /** Of a page, as much as its title is in. */
  private static final int SPOKEN = 4096;

  private static final Pattern TAGS =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<[^>]*>");
  private static final Set<String> OF_FEATURES = Set.of("Feature", "FeatureCollection");
  private static final Pattern ESRI =
      Pattern.compile(
          "\"(esriGeometry|esriFieldType)[A-Za-z0-9]+\"|\"features\"\\s*:\\s*\\[\\s*\\{\\s*\"attributes\"");
  private static final Pattern LINES =
      Pattern.compile("\\s*\\{[^\\n]*\\}\\s*?\\n\\s*\\{.*", Pattern.DOTALL);

  /** The first element of XML, without its prefix. */
  private static final Pattern ROOT =
      Pattern.compile(
          "\\s*(?:<\\?[^>]*\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>\\s*)*"
              + "<(?:[\\w.-]+:)?([\\w.-]+)",
          Pattern.DOTALL);

  private static final Pattern GML =
      Pattern.compile(
          "http://www\\.opengis\\.net/(gml|wfs)\\b.*<(?:[\\w.-]+:)?(featureMembers?|members?)\\b",
          Pattern.DOTALL);
  private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*[\"}]|\\[\\s*[{\\]])");
  private static final Pattern MARKUP = Pattern.compile("\\s*<[!?a-zA-Z]");
  private static final Set<Format> OF_CELLS = Set.of(Format.CSV, Format.GTFS);
  private static final Set<Format> OF_XML = Set.of(Format.KML, Format.GML);

  /** Name of the part that holds a workbook with a password, in a compound file. */
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private static final int SHOWN_BYTES = 8;

  /**
   * The format of a file that nobody described, as it is: see {@link Unwrapped} for what came in a
   * zip or a gzip. What is none of ours is refused by {@link Rows#open}, which says what it is.
   *
   * @param name of the file, for its extension where the content leaves a doubt; empty for what has
   *     none, such as standard input
   * @param mediaType as declared
   */
  public static Format guess(Path file, String name, @Nullable String mediaType) {
    Optional<Format> binary = binary(file);
    if (binary.isPresent()) {
      return binary.get();
    }
    String head = head(file);
    if (JSON.matcher(head).lookingAt()) {
      return json(head);
    }
    Matcher root = ROOT.matcher(head);
    if (root.lookingAt()) {
      String element = root.group(1);
      if (element.equals("kml")) {
        return Format.KML;
      }
      if (element.equals("FeatureCollection") || GML.matcher(head).find()) {
        return Format.GML;
      }
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean saysJson = lower.endsWith("json") || (mediaType != null && mediaType.contains("json"));
    return saysJson ? Format.GEOJSON : Format.CSV;
  }

  private static Format json(String head) {
    if (ESRI.matcher(head).find()) {
      return Format.ESRI_JSON;
    }
    if (isOfFeatures(head)) {
      return Format.GEOJSON;
    }
    return isLines(head) ? Format.JSON_LINES : Format.JSON;
  }

  /**
   * Whether the root, or the first item of an array that is the root, is a feature or several: a
   * column may hold one, as {@code geo_shape} of Opendatasoft does.
   */
  private static boolean isOfFeatures(String head) {
    try (JsonParser parser = Json.FACTORY.createParser(head)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        parser.nextToken();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("type") && OF_FEATURES.contains(parser.getText())) {
          return true;
        }
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          JsonToken first = parser.nextToken();
          return first == JsonToken.START_OBJECT || first == JsonToken.END_ARRAY;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false; // the head ends there, and features in the rest are found by who reads them
    }
  }

  /** Whether the first line of JSON is an object, and another one begins behind it. */
  static boolean isLines(String head) {
    return LINES.matcher(head).matches();
  }

  /** An archive that is none of our formats is refused by whoever reads it. */
  private static Optional<Format> binary(Path file) {
    try {
      Magic magic = Magic.of(file);
      if (magic == Magic.ZIP) {
        try (Zip zip = Zip.open(file, file.toUri())) {
          return Members.format(zip);
        }
      }
      return magic == Magic.SQLITE ? Optional.of(Format.GEOPACKAGE) : Optional.empty();
    } catch (BadItem e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses what cannot be read as the format it is said to have. */
  static void refuseForeign(Table table, String head) throws IOException {
    Magic magic = Magic.of(table.file());
    if (magic == Magic.COMPOUND && holds(table.file(), ENCRYPTED)) {
      throw new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, table.origin()));
    }
    if (magic == Magic.ZIP) {
      throw notThat(table, zipped(table));
    }
    if (magic != Magic.OTHER) {
      throw notThat(table, magic.label());
    }
    if (Encoding.isBinary(table.file())) {
      throw notThat(table, firstBytes(table.file()));
    }
    Optional<String> foreign = TextMagic.label(head);
    if (foreign.isPresent()) {
      throw notThat(table, foreign.get() + " – " + words(head));
    }
    boolean isMarkup = MARKUP.matcher(head).lookingAt();
    boolean isJson = JSON.matcher(head).lookingAt();
    if (OF_XML.contains(table.format())
        ? !isMarkup
        : isMarkup || (isJson && OF_CELLS.contains(table.format()))) {
      throw notThat(table, head);
    }
  }

  /** Refuses what is no zip where the format is one. */
  static void refuseUnzipped(Table table) throws IOException {
    Magic magic = Magic.of(table.file());
    if (magic != Magic.ZIP && magic != Magic.EMPTY_ZIP) {
      refuseForeign(table, "");
      throw notThat(table, head(table.file()));
    }
  }

  private static String zipped(Table table) throws IOException {
    try (Zip zip = Zip.open(table.file(), table.origin())) {
      return Members.label(zip);
    }
  }

  private static boolean holds(Path file, byte[] wanted) throws IOException {
    int at = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int one = in.read();
      while (one >= 0 && at < wanted.length) {
        // Its first letter comes once only, so that nothing has to be read again.
        at = one == (wanted[at] & 0xff) ? at + 1 : one == wanted[0] ? 1 : 0;
        one = in.read();
      }
    }
    return at == wanted.length;
  }

  private static String firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return "0x" + HexFormat.of().formatHex(in.readNBytes(SHOWN_BYTES));
    }
  }

  static BadItem notThat(Table table, String head) {
    return new BadItem(
        Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), excerpt(head)));
  }

  /** What a page or a report says to people, as far as there is any. */
  private static String words(String head) {
    String beginning = head.substring(0, Math.min(SPOKEN, head.length()));
    String words = TAGS.matcher(beginning).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return words.isEmpty() ? excerpt(head) : words;
  }

  private static String excerpt(String head) {
    String text = head.strip();
    return text.substring(0, Math.min(EXCERPT, text.length()));
  }

  static BadItem malformed(Table table, JsonProcessingException fault) {
    JsonLocation at = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
    return malformed(table, at.getLineNr(), at.getColumnNr(), fault);
  }

  /** Where a parser stopped, and not its reason: that is English, and about tokens. */
  static BadItem malformed(Table table, long line, long column, Exception fault) {
    // What is not counted, because it is not read, is the very beginning.
    return new BadItem(
        Notice.of(
            Notice.Code.MALFORMED,
            table.origin(),
            table.format(),
            Math.max(1, line),
            Math.max(1, column)),
        fault);
  }

  private static String head(Path file) {
    try {
      Text text = new Text(file, Encoding.ofHead(file));
      return text.head(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FormatCheck() {}
}
