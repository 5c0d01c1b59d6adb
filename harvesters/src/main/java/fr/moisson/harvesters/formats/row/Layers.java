package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses which of several sheets, layers or members of a file is read. */
public final class Layers {

  /**
   * The one that the table names, with or without its folder, ignoring case, accents and
   * punctuation.
   *
   * @throws BadItem if there is none
   */
  public static String named(Table table, List<String> names) {
    return find(table.layer(), names)
        .orElseThrow(
            () ->
                new BadItem(
                    Notice.of(
                        Notice.Code.NO_SUCH_LAYER,
                        table.origin(),
                        String.valueOf(table.layer()),
                        names)));
  }

  /** The one with this name, as in {@link #named}. */
  public static Optional<String> find(@Nullable String layer, List<String> names) {
    String base = ColumnNames.key(String.valueOf(layer));
    return ColumnNames.find(names, layer)
        .or(
            () ->
                names.stream()
                    .filter(name -> ColumnNames.key(MemberNames.baseName(name)).equals(base))
                    .findFirst());
  }

  /**
   * Number of further candidates, after the first with rows, that are searched for one whose rows
   * have positions.
   */
  private static final int MOST_MORE = 8;

  /** Words in names of columns that indicate a place. */
  private static final List<String> NAMED = List.of("insee", "commune", "ville", "postal", "geo");

  /**
   * Names of tables that describe the others and come before them: read me files, lists of columns.
   */
  private static final Pattern DESCRIBING =
      Pattern.compile(
          "lisezmoi.*|alire|readme.*|notice|documentation|metadonnees.*|metadata|dictionnaire.*"
              + "|(?:listedes|liste)?variables|description(?:des(?:champs|variables|colonnes|donnees))?"
              + "|champs|sommaire|presentation|glossaire|lexique|legende|apropos|informations?");

  /** The content of one candidate. */
  public enum Content {
    NONE,
    ROWS,
    /** Rows with positions. */
    PLACES;

    /** The content of a table that has rows, by its columns. */
    public static Content of(List<String> columns, Table.Place place) {
      boolean isPlaced =
          !Positions.of(columns, place).isEmpty()
              || ColumnNames.find(columns, place.commune()).filter(columns::contains).isPresent()
              || columns.stream()
                  .map(ColumnNames::key)
                  .anyMatch(key -> NAMED.stream().anyMatch(key::contains));
      return isPlaced ? PLACES : ROWS;
    }
  }

  /** Inspects one candidate. */
  public interface Look {
    Content into(String name) throws IOException;
  }

  /**
   * The one that the table names, else the first whose rows have positions, else the first with
   * rows, else the first; tables that describe others come last. The choice is reported if there
   * are others.
   */
  public static String choose(Table table, List<String> names, Look look, Consumer<Notice> notices)
      throws IOException {
    if (table.layer() != null) {
      return named(table, names);
    }
    String chosen = names.size() > 1 ? chosen(names, look) : names.get(0);
    tell(table, names, chosen, notices);
    return chosen;
  }

  /** The first whose rows have positions, else the first with rows, else the first. */
  public static String chosen(List<String> names, Look look) throws IOException {
    String first = null;
    int more = 0;
    // The sort is stable: the others keep their order.
    for (String name : names.stream().sorted(Comparator.comparing(Layers::describes)).toList()) {
      if (more > MOST_MORE) {
        break;
      }
      Content content = look.into(name);
      if (content == Content.PLACES && !describes(name)) {
        return name;
      }
      first = first == null && content != Content.NONE ? name : first;
      more += first == null ? 0 : 1;
    }
    return first == null ? names.get(0) : first;
  }

  /** Whether a table is named as one that describes the others. */
  public static boolean describes(String name) {
    return DESCRIBING.matcher(ColumnNames.key(MemberNames.stem(name))).matches();
  }

  public static void tell(
      Table table, List<String> names, String chosen, Consumer<Notice> notices) {
    if (names.size() > 1) {
      notices.accept(Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), names, chosen));
    }
  }

  private Layers() {}
}
