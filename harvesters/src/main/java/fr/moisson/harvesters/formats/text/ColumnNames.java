package fr.moisson.harvesters.formats.text;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.values.Mojibake;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cleans and compares the names of columns. */
public final class ColumnNames {

  /** Maximum number of columns in a spreadsheet. */
  public static final int MOST = 16_384;

  /**
   * Where a Shapefile cuts names, in bytes, of which an accented letter takes two where the file is
   * in UTF-8.
   */
  public static final int SHAPEFILE_LENGTH = 10;

  /** Ends the name of a column of the addresses to which the cells of another one lead. */
  public static final String LINK = "_lien";

  private static final char LAST_OF_ASCII = 0x7f;
  private static final String UNNAMED = "colonne_";
  private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** « 1_Essence », « 3. Hauteur »; {@code lat_4_Position} in forms of Epicollect. */
  private static final Pattern QUESTION =
      Pattern.compile("^\\s*(lat_|long_|)\\d{1,2}\\s*[-_.):]\\s*(?=\\p{L})");

  /** A name without case, accents and punctuation: {@code codeinsee} for « Code INSEE ». */
  public static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > LAST_OF_ASCII) {
        return keyOfAnyLetters(name);
      }
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        key.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        key.append((char) (c - 'A' + 'a'));
      }
    }
    return key.toString();
  }

  /** A name without the number of its question in a form. */
  public static String withoutNumber(String name) {
    return QUESTION.matcher(name).replaceFirst("$1");
  }

  private static String keyOfAnyLetters(String name) {
    return NOT_ALPHANUMERIC.matcher(plain(name)).replaceAll("");
  }

  /** A name without case and accents; punctuation is kept. */
  public static String plain(String name) {
    return Marks.removed(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
  }

  /**
   * The words of a name, between its punctuation, without case and accents; the first one is empty
   * if the name begins with punctuation.
   */
  public static Stream<String> words(String name) {
    return NOT_ALPHANUMERIC.splitAsStream(plain(name));
  }

  /** Whether a Shapefile, be it in Latin-1 or in UTF-8, has no room for another letter. */
  public static boolean isFull(String name) {
    return name.length() == SHAPEFILE_LENGTH
        || name.getBytes(StandardCharsets.UTF_8).length == SHAPEFILE_LENGTH;
  }

  /**
   * The column with this name: exactly if possible, else ignoring case, accents and punctuation.
   */
  public static Optional<String> find(Collection<String> columns, @Nullable String name) {
    if (name == null || columns.contains(name)) {
      return Optional.ofNullable(name);
    }
    String key = key(name);
    return columns.stream().filter(column -> key(column).equals(key)).findFirst();
  }

  /** The columns with these names, each as {@link #find} finds it, in the order of the names. */
  public static Stream<String> found(Collection<String> columns, Collection<String> names) {
    return names.stream().flatMap(name -> find(columns, name).stream());
  }

  /**
   * Makes names unique, and repairs those that were decoded with the wrong charset: {@code
   * colonne_3} for the third column if it has no name, {@code nom_2} for a second « nom ».
   */
  public static List<String> unique(List<String> header) {
    List<String> names = new ArrayList<>(header.size());
    Set<String> taken = new HashSet<>();
    Map<String, Integer> ranks = new HashMap<>(); // where to go on, since thousands may be alike
    for (int i = 0; i < header.size(); i++) {
      String stated = Mojibake.repair(header.get(i)).replaceAll("\\s+", " ").strip();
      String name = stated.isEmpty() ? UNNAMED + (i + 1) : stated;
      String candidate = name;
      while (!taken.add(candidate)) {
        candidate = name + "_" + ranks.merge(name, 2, (rank, two) -> rank + 1);
      }
      names.add(candidate);
    }
    return List.copyOf(names);
  }

  /** Whether a column has no name but that of its rank. */
  public static boolean isUnnamed(String name) {
    return name.startsWith(UNNAMED) && name.substring(UNNAMED.length()).matches("\\d+");
  }

  /** Says which names were put right, as they are now. */
  public static void tellRepaired(List<String> header, Consumer<Notice> notices) {
    List<String> repaired =
        header.stream().map(Mojibake::repair).filter(name -> !header.contains(name)).toList();
    if (!repaired.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.MOJIBAKE, repaired));
    }
  }

  /** An unused name for one more column: {@code nom_2} if there is a « Nom ». */
  public static String free(String name, Collection<String> columns) {
    Set<String> taken = new HashSet<>();
    columns.forEach(column -> taken.add(column.toLowerCase(Locale.ROOT)));
    return take(name, taken);
  }

  /** Adds an unused name to those that are taken, which are in lower case. */
  public static String take(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /**
   * Refuses a table with too many columns, as work and memory grow with them.
   *
   * @throws BadItem if there are more than a spreadsheet can have
   */
  public static void refuseTooMany(Table table, Collection<String> columns) {
    if (columns.size() > MOST) {
      throw new BadItem(
          Notice.of(Notice.Code.TOO_MANY_COLUMNS, table.origin(), columns.size(), MOST));
    }
  }

  private ColumnNames() {}
}
