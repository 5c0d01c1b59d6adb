package fr.moisson.harvesters.values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of file or service, from {@code file-types.csv}.
 *
 * @param code in the European file-type list, or the usual name of a format that the list lacks
 * @param media the media type to state; null if none fits
 * @param accepted media types that do not contradict the type
 */
public record FileType(String code, @Nullable String media, Set<String> accepted) {

  /** Packages: a packed file still has its own type, such as CSV for a zipped CSV. */
  private static final Set<String> PACKAGES =
      Set.of("ZIP", "GZIP", "TAR", "TAR_GZ", "7Z", "RAR", "BZIP2", "XZ");

  private static final Set<String> PACKAGE_MEDIA =
      Set.of(
          "application/zip",
          "application/x-zip-compressed",
          "application/gzip",
          "application/x-gzip",
          "application/x-7z-compressed",
          "application/x-bzip2",
          "application/x-xz");

  private static final Pattern MEDIA =
      Pattern.compile("([a-z]+/[a-z0-9][a-z0-9.+_-]{0,126}) *(?:;.*)?", Pattern.DOTALL);
  private static final Pattern REGISTRY =
      Pattern.compile("^https?://www\\.iana\\.org/assignments/media-types/");
  private static final Pattern PATH = Pattern.compile("^.*/(?=[^/]+/?$)");
  private static final Pattern NEW_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,14}");

  /**
   * Words that name a type alone, but not in a sentence such as {@code WWW:DOWNLOAD-1.0-http}, or «
   * COG 2026 », INSEE's list of communes.
   */
  private static final Set<String> ONLY_ALONE =
      Set.of(
          "www", "text", "texte", "word", "access", "tab", "shape", "api", "website", "atom",
          "cog");

  /** Words of sources for an unknown format. */
  private static final Set<String> NO_NAME =
      Set.of(
          "",
          "other",
          "autre",
          "unknown",
          "inconnu",
          "none",
          "null",
          "nan",
          "bin",
          "binary",
          "file",
          "fichier",
          "data",
          "donnees",
          "url",
          "link",
          "lien",
          "document",
          "octetstream",
          "download");

  private static final Map<String, FileType> BY_NAME = new HashMap<>();
  private static final Map<String, FileType> BY_MEDIA = new HashMap<>();
  private static final Set<String> UNREGISTERED = new HashSet<>();

  static {
    List<FileType> types = Lexicon.read("file-types.csv").stream().map(FileType::learn).toList();
    // A media type means the type that it is for, such as XLS for Excel's, before those that accept
    // it, as CSV does; then the first of the table: application/json is JSON before GEOJSON.
    types.forEach(type -> learn(Stream.ofNullable(type.media), type));
    types.stream()
        .filter(type -> type.media != null)
        .forEach(type -> learn(type.accepted.stream(), type));
  }

  private static void learn(Stream<String> media, FileType type) {
    media.filter(other -> !isVague(other)).forEach(other -> BY_MEDIA.putIfAbsent(other, type));
  }

  private static FileType learn(NamedCsvRecord row) {
    String code = row.getField("code");
    List<String> unregistered = Lexicon.values(row, "unregistered").toList();
    UNREGISTERED.addAll(unregistered);
    Set<String> accepted = new HashSet<>(Lexicon.values(row, "accepted").toList());
    accepted.addAll(unregistered);
    FileType type = new FileType(code, Lexicon.cell(row, "media"), Set.copyOf(accepted));
    BY_NAME.put(Folding.fold(code), type);
    Lexicon.values(row, "names").forEach(name -> BY_NAME.put(Folding.fold(name), type));
    return type;
  }

  /** Whether a media type is too general to tell the type. */
  private static boolean isVague(String media) {
    return media.equals("application/octet-stream")
        || media.equals("text/plain")
        || PACKAGE_MEDIA.contains(media);
  }

  private static final Remembered<Optional<FileType>> NAMED = new Remembered<>(FileType::find);

  private static final Remembered<Optional<FileType>> KNOWN =
      new Remembered<>(name -> Optional.ofNullable(BY_NAME.get(Folding.fold(name))));

  /** The type from any words of a source: a name, extension, media type, IRI or OGC protocol. */
  public static Optional<FileType> named(String stated) {
    return NAMED.of(stated);
  }

  private static Optional<FileType> find(String stated) {
    String last = stated.contains("://") ? PATH.matcher(stated).replaceFirst("") : stated;
    Optional<FileType> ofMedia = media(stated).flatMap(FileType::ofMedia);
    return ofMedia.or(() -> known(last)).or(() -> amongWords(last));
  }

  static Optional<FileType> known(String name) {
    return KNOWN.of(name);
  }

  /** A short name that the table lacks is taken as a format. */
  public static Optional<FileType> unheardOf(String stated) {
    String name = stated.strip().toLowerCase(Locale.ROOT).replaceFirst("^[*.]+", "");
    return NEW_NAME.matcher(name).matches() && !NO_NAME.contains(Folding.squeeze(name))
        ? Optional.of(new FileType(name.toUpperCase(Locale.ROOT), null, Set.of()))
        : Optional.empty();
  }

  public static Optional<FileType> ofMedia(String media) {
    return Optional.ofNullable(BY_MEDIA.get(media));
  }

  /** The bare media type, in lower case, from a header or an IANA address. */
  public static Optional<String> media(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = MEDIA.matcher(REGISTRY.matcher(lower).replaceFirst(""));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Whether IANA may list a media type: none that begins with « x- » (RFC 6838), nor those that the
   * table knows not to be there.
   */
  public static boolean isRegistered(String media) {
    return !UNREGISTERED.contains(media) && !media.contains("/x-");
  }

  /** The package that a media type stands for, which tells nothing of what is in it. */
  public static Optional<FileType> ofPackage(String media) {
    return PACKAGE_MEDIA.contains(media)
        ? PACKAGES.stream()
            .flatMap(code -> known(code).stream())
            .filter(type -> media.equals(type.media) || type.accepted.contains(media))
            .min(
                Comparator.comparing((FileType type) -> type.code.length())
                    .thenComparing(FileType::code))
        : Optional.empty();
  }

  public boolean isPackage() {
    return PACKAGES.contains(code);
  }

  /** Whether it is handed out as files, unlike what services and sites answer. */
  public boolean isFile() {
    return accepted.contains("application/octet-stream")
        || media != null && !media.equals("text/html");
  }

  /** JSON may be GeoJSON, and XML GML; neither is wrong, but one says more. */
  public boolean isWiderThan(FileType other) {
    return (code.equals("JSON") || code.equals("XML"))
        && media != null
        && other.accepted.contains(media);
  }

  public boolean admits(String stated) {
    return stated.equals(media)
        || accepted.contains(stated)
        || PACKAGE_MEDIA.contains(stated)
        || BY_MEDIA.get(stated) == null && media == null;
  }

  /** « Esri Shapefile (shp) » and « csv.zip » name one type; « csv et geojson » names none. */
  private static Optional<FileType> amongWords(String stated) {
    String[] words = Folding.fold(stated).split(" ");
    if (words.length > 12) {
      return Optional.empty();
    }
    Map<String, FileType> found = new HashMap<>();
    List<String> list = Arrays.asList(words);
    for (int from = 0; from < words.length; from++) {
      for (int to = from + 1; to <= Math.min(words.length, from + 3); to++) {
        String name = String.join(" ", list.subList(from, to));
        FileType type = BY_NAME.get(name);
        if (type != null && !ONLY_ALONE.contains(name)) {
          found.put(type.code, type);
        }
      }
    }
    List<FileType> packages = found.values().stream().filter(FileType::isPackage).toList();
    if (found.size() > 1) {
      found.keySet().removeAll(PACKAGES);
    }
    // Of « ZIP (SHP + CSV) », the package is one.
    return found.size() == 1
        ? found.values().stream().findFirst()
        : packages.stream().min(Comparator.comparing(FileType::code));
  }
}
