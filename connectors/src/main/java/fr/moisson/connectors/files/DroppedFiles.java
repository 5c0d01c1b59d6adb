package fr.moisson.connectors.files;

import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Decides which files of a folder are datasets: all except hidden files, temporary files of
 * programs ({@code ~$arbres.xlsx}, {@code .~lock…#}, {@code arbres.gpkg-wal}), and files that are
 * still being written. The files of one Shapefile are one dataset.
 */
final class DroppedFiles {

  private static final Pattern PATTERN = Pattern.compile(".*[*?\\[{].*");
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "[.~].*|.*(~|\\.(part|filepart|crdownload|tmp|swp|bak)|-(wal|shm|journal))"
              + "|thumbs\\.db|desktop\\.ini",
          Pattern.CASE_INSENSITIVE);

  /** What Java puts in a name for bytes that it cannot decode. */
  private static final char UNDECODED = '\uFFFD';

  private static final String SHAPES = ".shp";
  private static final Set<String> BESIDE_SHAPES =
      Set.of(
          ".shx",
          ".dbf",
          ".prj",
          ".cpg",
          ".qpj",
          ".qix",
          ".qmd",
          ".qml",
          ".sbn",
          ".sbx",
          ".cst",
          ".fix",
          ".shp.xml");

  /**
   * One dataset.
   *
   * @param id the file's name without its extension; with it, if another file has the same
   * @param parts the file itself, and those that belong to it
   */
  record Dropped(String id, List<Folder.Entry> parts) {

    Folder.Entry file() {
      return parts.get(0);
    }
  }

  /** Whether a name was written in another encoding than that of this system. */
  static boolean isUndecoded(String name) {
    return name.indexOf(UNDECODED) >= 0;
  }

  static boolean isPattern(String path) {
    return PATTERN.matcher(path).matches();
  }

  /**
   * The file names that match a pattern.
   *
   * @param key the option that contains the pattern
   * @throws Misconfigured if the pattern is invalid
   */
  static Predicate<String> wanted(String key, String pattern) {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, pattern, "*.csv"), e);
    }
    return name -> {
      try {
        return !UNFINISHED.matcher(name).matches()
            && matcher.matches(Path.of(name.replace(UNDECODED, '_')));
      } catch (InvalidPathException e) {
        return false; // not a valid file name on this system
      }
    };
  }

  /** The datasets among all files of a folder, in their order. */
  static List<Dropped> of(List<Folder.Entry> entries, Predicate<String> wanted) {
    Map<String, List<Folder.Entry>> beside = beside(entries);
    List<List<Folder.Entry>> datasets = new ArrayList<>();
    Map<String, Integer> stems = new HashMap<>();
    for (Folder.Entry entry : entries) {
      if (wanted.test(entry.name()) && !belongsToShapes(entry, beside)) {
        List<Folder.Entry> parts = new ArrayList<>(List.of(entry));
        parts.addAll(beside.getOrDefault(lower(entry), List.of()));
        datasets.add(parts);
        stems.merge(MemberNames.stem(entry.name()), 1, Integer::sum);
      }
    }
    return datasets.stream().map(parts -> dropped(parts, stems)).toList();
  }

  private static Dropped dropped(List<Folder.Entry> parts, Map<String, Integer> stems) {
    String name = parts.get(0).name();
    String stem = MemberNames.stem(name);
    return new Dropped(stems.getOrDefault(stem, 0) > 1 ? name : stem, parts);
  }

  /** The files that belong to each Shapefile. */
  private static Map<String, List<Folder.Entry>> beside(List<Folder.Entry> entries) {
    Map<String, List<Folder.Entry>> beside = new HashMap<>();
    entries.stream()
        .map(DroppedFiles::lower)
        .filter(name -> name.endsWith(SHAPES))
        .forEach(name -> beside.put(name, new ArrayList<>()));
    for (Folder.Entry entry : entries) {
      List<Folder.Entry> parts = beside.get(shapesOf(entry));
      if (parts != null) {
        parts.add(entry);
      }
    }
    return beside;
  }

  private static boolean belongsToShapes(
      Folder.Entry entry, Map<String, List<Folder.Entry>> beside) {
    return beside.containsKey(shapesOf(entry));
  }

  /** The Shapefile to which a file belongs by its name; empty if none. */
  private static String shapesOf(Folder.Entry entry) {
    String name = lower(entry);
    return BESIDE_SHAPES.stream()
        .filter(name::endsWith)
        .map(ending -> name.substring(0, name.length() - ending.length()) + SHAPES)
        .findFirst()
        .orElse("");
  }

  private static String lower(Folder.Entry entry) {
    return entry.name().toLowerCase(Locale.ROOT);
  }

  private DroppedFiles() {}
}
