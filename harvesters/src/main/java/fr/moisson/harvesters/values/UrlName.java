package fr.moisson.harvesters.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address reveals about the file behind it. */
public final class UrlName {

  private static final Pattern PACKED = Pattern.compile("\\.(?:zip|gz|bz2|xz|7z)$");

  /** Before the type of what is packed: {@code haies-shp.zip}. */
  private static final Pattern OF_PACKED = Pattern.compile("^.*[-_](?=[a-z0-9]+$)");

  private static final Pattern WITH_EXTENSION = Pattern.compile(".*\\.[a-z0-9]{2,10}");
  private static final Pattern TAR = Pattern.compile("\\.(?:tar\\.gz|tgz)$");
  private static final Pattern ASKED =
      Pattern.compile("(?:^|&)(?:outputformat|format|f)=([^&]+)", Pattern.CASE_INSENSITIVE);

  /** A request for features, whose formats have names of their own. */
  private static final Pattern FEATURES =
      Pattern.compile("(?:^|&)request=getfeature(?:&|$)", Pattern.CASE_INSENSITIVE);

  /** {@code text/xml; subtype=gml/3.2}, {@code application/json; subtype=geojson}. */
  private static final Pattern SUBTYPE =
      Pattern.compile(";\\s*subtype=(\\w+)", Pattern.CASE_INSENSITIVE);

  /** Parameters of programs that serve files: {@code resources.get?fname=haies.zip}. */
  private static final Pattern FILE_NAME =
      Pattern.compile("(?:^|&)f(?:ile)?name=([^&]+)", Pattern.CASE_INSENSITIVE);

  /** Path segments that are no file extension: {@code /api/doc}, {@code /access}. */
  private static final Set<String> STEPS =
      Set.of("doc", "access", "text", "texte", "word", "tab", "website");

  /** A layer of ArcGIS, whose number alone is no name. */
  private static final Pattern LAYER =
      Pattern.compile(".*/rest/services/(?:.+/)?([^/]+)/\\w+Server(/\\d+)");

  private static final Pattern SERVICE =
      Pattern.compile("(?:^|&)service=(wfs|wms|wcs|wmts)(?:&|$)", Pattern.CASE_INSENSITIVE);

  /** From the format or service in the query, the extension, or {@code /exports/csv}. */
  public static Optional<FileType> type(URI url) {
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    Matcher asked = ASKED.matcher(query);
    Matcher service = SERVICE.matcher(query);
    return (asked.find()
            ? asked(decoded(asked.group(1)), FEATURES.matcher(query).find())
            : Optional.<FileType>empty())
        .or(() -> service.find() ? FileType.known(service.group(1)) : Optional.empty())
        .or(() -> ofFile(lastSegment(url).toLowerCase(Locale.ROOT)))
        .or(() -> ofFile(askedFor(url).toLowerCase(Locale.ROOT)));
  }

  /** What a service calls JSON is GeoJSON if it gives features. */
  private static Optional<FileType> asked(String format, boolean isOfFeatures) {
    if (!isOfFeatures) {
      return FileType.named(format);
    }
    Matcher subtype = SUBTYPE.matcher(format);
    // A plus sign that was decoded is a blank.
    return (subtype.find()
            ? FileType.known(subtype.group(1))
            : FileType.named(format.replace(' ', '+')))
        .flatMap(
            type -> type.code().equals("JSON") ? FileType.known("geojson") : Optional.of(type));
  }

  /** The code of the format that an address shows, in its ending or query. */
  public static Optional<String> format(URI url) {
    return type(url).map(FileType::code);
  }

  /** The name of the file, else the format, else the host. */
  public static String title(URI url, @Nullable String format) {
    String name = PlainText.line(decoded(fileName(url))).text();
    if (!name.isEmpty()) {
      return name;
    }
    return format == null ? String.valueOf(url.getRawAuthority()) : format;
  }

  /** The address as it was typed: « à venir » is none, but shows what is meant. */
  static String words(URI url) {
    return decoded(url.toString());
  }

  private static Optional<FileType> ofFile(String name) {
    String unpacked = PACKED.matcher(name).replaceFirst("");
    if (TAR.matcher(name).find()) {
      return FileType.known("tar gz");
    }
    return ending(unpacked)
        .or(() -> unpacked.equals(name) ? Optional.empty() : ofPacked(unpacked))
        .or(() -> ending(name));
  }

  private static Optional<FileType> ofPacked(String name) {
    return ending(OF_PACKED.matcher(name).replaceFirst("")).filter(FileType::isFile);
  }

  /** The type of a file by the extension at the end of its title. */
  public static Optional<FileType> ofTitle(String title) {
    String name = title.strip().toLowerCase(Locale.ROOT);
    return WITH_EXTENSION.matcher(name).matches()
        ? ofFile(name).filter(FileType::isFile)
        : Optional.empty();
  }

  private static Optional<FileType> ending(String name) {
    return STEPS.contains(name) ? Optional.empty() : FileType.known(extension(name));
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A file name with an extension says more than the name of the program that serves it. */
  private static String fileName(URI url) {
    String asked = askedFor(url);
    Matcher layer = LAYER.matcher(Optional.ofNullable(url.getRawPath()).orElse(""));
    return ofFile(asked.toLowerCase(Locale.ROOT)).isPresent()
        ? asked
        : layer.matches() ? layer.group(1) + layer.group(2) : lastSegment(url);
  }

  /** The name of the file in the query; empty if there is none. */
  private static String askedFor(URI url) {
    Matcher named = FILE_NAME.matcher(Optional.ofNullable(url.getRawQuery()).orElse(""));
    return named.find() ? named.group(1) : "";
  }

  private static String lastSegment(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).orElse("");
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** A part of an address, decoded; what is not encoded is returned unchanged. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private UrlName() {}
}
