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

/** Which of several sheets, layers or members of a file is read. */
public final class Layers {

  /**
   * The one that the table names, with or without its folder, but for case, accents and
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
                        String.join(", ", names))));
  }

  /** The one of this name, as {@link #named}. */
  public static Optional<String> find(@Nullable String layer, List<String> names) {
    String base = ColumnNames.key(String.valueOf(layer));
    return ColumnNames.find(names, layer)
        .or(
            () ->
                names.stream()
                    .filter(name -> ColumnNames.key(MemberNames.baseName(name)).equals(base))
                    .findFirst());
  }

  /** After the first with rows, so many more are looked at for one whose rows lie somewhere. */
  private static final int MOST_MORE = 8;

  /** Words of columns that name a place in a way of their own. */
  private static final List<String> NAMED = List.of("insee", "commune", "ville", "postal", "geo");

  /** What describes the others, and stands before them: a table as well, of columns or of words. */
  private static final Pattern DESCRIBING =
      Pattern.compile(
          "lisezmoi.*|alire|readme.*|notice|documentation|metadonnees.*|metadata|dictionnaire.*"
              + "|(?:listedes|liste)?variables|description(?:des(?:champs|variables|colonnes|donnees))?"
              + "|champs|sommaire|presentation|glossaire|lexique|legende|apropos|informations?");

  /** What there is to read in one of them. */
  public enum Content {
    NONE,
    ROWS,
    /** Rows that lie somewhere. */
    PLACES;

    /** Of columns with rows. */
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

  /** Finds out what there is in one of them. */
  public interface Look {
    Content into(String name) throws IOException;
  }

  /**
   * The one that the table names, else the first whose rows lie somewhere, else the first with
   * rows, else the first, those that describe others behind them; told when there are others.
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

  /** Of those, the first whose rows lie somewhere, else the first with rows, else the first. */
  public static String chosen(List<String> names, Look look) throws IOException {
    String first = null;
    int more = 0;
    // A stable order: the others stay in theirs.
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

  private static boolean describes(String name) {
    return DESCRIBING.matcher(ColumnNames.key(MemberNames.stem(name))).matches();
  }

  public static void tell(
      Table table, List<String> names, String chosen, Consumer<Notice> notices) {
    if (names.size() > 1) {
      notices.accept(
          Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), String.join(", ", names), chosen));
    }
  }

  private Layers() {}
}
