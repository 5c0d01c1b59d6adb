package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.moisson.harvesters.formats.file.Compound;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Magic;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.json.JsonRows;
import fr.moisson.harvesters.formats.json.UmapRows;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.Prolog;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects the real format of a file. Servers send pages and errors under any name and media type,
 * so that the first characters count more than both.
 */
public final class FormatCheck {

  private static final Set<String> OF_FEATURES = Set.of("Feature", "FeatureCollection");
  private static final Pattern ESRI =
      Pattern.compile(
          "\"(esriGeometry|esriFieldType)[A-Za-z0-9]+\"|\"features\"\\s*:\\s*\\[\\s*\\{\\s*\"attributes\"");

  /** The first element of XML, without its prefix. */
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)");

  private static final Pattern GML =
      Pattern.compile(
          "http://www\\.opengis\\.net/(gml|wfs)\\b.*<(?:[\\w.-]+:)?(featureMembers?|members?)\\b",
          Pattern.DOTALL);

  /**
   * The format of an undescribed file as it is; for content in a zip or a gzip, see {@link
   * UnpackedFile}. Unsupported files are refused by {@link Rows#open}, which says what they are.
   *
   * @param name of the file, for its extension if the content is ambiguous; empty without a name,
   *     as for standard input
   * @param mediaType as declared
   */
  public static Format guess(Path file, String name, @Nullable String mediaType) {
    Optional<Format> binary = binary(file);
    if (binary.isPresent()) {
      return binary.get();
    }
    String head = head(file);
    if (FormatMismatch.isJson(head)) {
      return json(head);
    }
    Matcher root = ROOT.matcher(Prolog.skipped(head));
    if (root.lookingAt()) {
      String element = root.group(1);
      if (element.equals("kml")) {
        return Format.KML;
      }
      if (element.equals("gpx")) {
        return Format.GPX;
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
    if (UmapRows.is(head)) {
      return Format.UMAP;
    }
    if (ESRI.matcher(head).find()) {
      return Format.ESRI_JSON;
    }
    if (isOfFeatures(head) || GeoJson.isAlone(head)) {
      return Format.GEOJSON;
    }
    return JsonRows.isLines(head) ? Format.JSON_LINES : Format.JSON;
  }

  /**
   * Whether the root, or the first item of a root array, is a feature or a collection of features.
   * Deeper ones do not count: a column may hold one, as Opendatasoft's {@code geo_shape} does.
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
      return false; // end of the head; features in the rest are found by the reader
    }
  }

  private static String head(Path file) {
    try {
      return Text.headOf(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An archive of no supported format is refused by its reader. */
  private static Optional<Format> binary(Path file) {
    try {
      Magic magic = Magic.of(file);
      if (magic == Magic.ZIP) {
        try (Zip zip = Zip.open(file, file.toUri())) {
          return ArchiveMembers.format(zip);
        }
      }
      if (magic == Magic.COMPOUND) {
        boolean isWorkbook = Compound.of(file) == Compound.WORKBOOK;
        return isWorkbook ? Optional.of(Format.XLS) : Optional.empty();
      }
      return switch (magic) {
        case SQLITE -> Optional.of(Format.GEOPACKAGE);
        case DBASE -> Optional.of(Format.DBASE);
        default -> Optional.empty();
      };
    } catch (BadItem e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FormatCheck() {}
}
