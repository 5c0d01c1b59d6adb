package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table without the lines below it: totals, sources, notes. These are reported, not lost
 * silently.
 *
 * <p>Only lines at the end of the file count, so that few rows are held back. If such lines also
 * occur within the table, it has subtotals or a column of remarks, and its last ones are kept, too;
 * subtotals are told.
 */
final class Footnotes extends RowReaderWrapper {

  /** More lines than people write below a table. */
  private static final int MOST = 40;

  /** A table of fewer rows may still have so many lines below it. */
  private static final int FEW = 5;

  private static final int LONGEST_QUOTE = 80;
  private static final int LONG_SENTENCE = 60;

  /** A table of two columns may lack any of its values. */
  private static final int FEWEST_COLUMNS = 3;

  /** Rows that show which columns are always filled. */
  private static final int SAMPLE = 100;

  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(?:(?:sources?|notes?(?: de lecture)?|nota|n\\.? ?b\\.?|champs?|lecture|l[ée]gende|remarques?"
              + "|avertissements?|attention|mise à jour|mis à jour le|unit[ée]s?|pr[ée]cisions?"
              + "|r[ée]f[ée]rences?|contacts?|cr[ée]dits?|auteurs?|producteurs?"
              + "|date de (?:mise à jour|l[’']extraction|publication))\\s*+(?:(?:\\(\\d\\)|\\d)\\s*+)?:.*"
              + "|\\(\\d{1,9} (?:lignes?|rows?)(?: [\\p{L}()]{1,12})?\\)"
              + "|(?:\\((?:\\d{1,2}|\\p{L}{1,2})\\)|\\*+|©)\\s*:?\\s*\\p{L}.*)");

  /** The same without a colon, with nothing beside them; « Source du Lison » is a spring. */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)(?:sources? .*(?:,|\\b(?:19|20)\\d\\d\\b).*|(?:extraction|extrait) (?:du|le|au) .*"
              + "|donn[ée]es (?:arr[êe]t|extrait|provisoire|estim|issues|mises à jour|au \\d).*"
              + "|copyright .*|fin (?:du|de la) (?:fichier|tableau|liste)\\W*)");

  /** « s : secret statistique », « n.d. = non disponible »: legends of signs in cells. */
  private static final Pattern SIGN =
      Pattern.compile(
          "(?!\\d)(?:\\p{L}\\.?){1,3}\\s*[:=]\\s*\\p{L}.{3,}|[-–—…/#ε]\\s*[:=]\\s*\\p{L}.{3,}");

  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");

  private static final Pattern TOTAL =
      Pattern.compile("(?i)(?:total|totaux)(?:\\s+(?:g[ée]n[ée]ral|global))?\\s*:?");

  /**
   * « Total : 3 arbres », with nothing beside it; but « Total 24/24 » and « Total Access 79000 »
   * are filling stations.
   */
  private static final Pattern SUM =
      Pattern.compile(
          "(?i)(?:(?:nombre )?(?:total|totaux)\\b|nombre d(?:e |[’']))"
              + "(?:[^:=]{0,40}[:=]\\s*\\d.{0,40}|\\s*\\d[\\d\\s.,]{0,20}(?:\\p{L}[\\p{L}\\s]{0,30})?)");

  /**
   * Labels of the figures of several rows, if their line lacks what all of these have. « Ensemble
   * sportif », « Mini-golf » and « Maxi Zoo » are places.
   */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?iu)(?:(?:sous[- ]?)?(?:total|totaux)\\b.*|nombre d(?:e|es|[’'].*)\\b.*"
              + "|\\d{1,6} (?:sites|points|lieux|arbres|stations|communes|bacs|composteurs|parcelles)"
              + "|ensemble(?: (?:du |des |de la |de l[’'])?(?:commune|ville|territoire|agglo|epci|pays|d[ée]part)\\p{L}*)?"
              + "|(?:(?:sommes?|cumul|moyennes?|m[ée]dianes?|[ée]carts?[- ]types?)(?: (?:des?|du|par|sur|\\(|\\d).*)?"
              + "|min(?:imum|i)?|max(?:imum|i)?)(?: (?:annuel|mensuel|g[ée]n[ée]ral|glob|tot|pond[ée]r)\\p{L}*)?)\\s*:?");

  /** Keys of columns of INSEE codes of communes. */
  private static final Pattern COMMUNE = Pattern.compile(".*insee.*|.*co?de?commune.*");

  private static final Pattern CODE = Pattern.compile("\\d[\\dAB]\\d{3}");

  private final Queue<Row> held = new ArrayDeque<>();
  private final Queue<Row> ready = new ArrayDeque<>();
  private final Positions positions;
  private final List<String> codes;
  private long given;
  private boolean mayEnd = true;
  private boolean hasSubtotals;
  private @Nullable Notice below;
  private @Nullable Row subtotal;
  private long subtotals;

  /** Columns that have been filled in all rows of the sample. */
  private final List<String> keys;

  /**
   * @param positions of rows: those that have one are no totals
   */
  Footnotes(RowReader reader, Positions positions) {
    super(reader);
    this.positions = positions;
    codes =
        reader.columns().stream()
            .filter(column -> COMMUNE.matcher(ColumnNames.key(column)).matches())
            .toList();
    keys = new ArrayList<>(reader.columns());
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (ready.isEmpty()) {
      Row row = reader.read();
      if (row == null && held.size() <= given + FEW) {
        leaveOut();
        return null;
      }
      if (row == null) {
        release();
      } else if (mayEnd && isFootnote(row)) {
        held.add(row);
        // A table that begins with such lines consists of them.
        if (given == 0 || held.size() > MOST) {
          mayEnd = false;
          release();
        }
      } else {
        if (!held.isEmpty()) {
          hasSubtotals |= held.stream().anyMatch(this::isSubtotal);
          mayEnd &= held.stream().allMatch(one -> isSubtotal(one) && !isTotal(first(one)));
          release();
        }
        ready.add(row);
      }
    }
    Row row = ready.remove();
    count(row);
    return row;
  }

  private void count(Row row) {
    if (hasSubtotals && isSubtotal(row)) {
      subtotal = subtotals++ == 0 ? row : subtotal;
    } else if (given < SAMPLE) {
      keys.removeIf(column -> row.value(column).isEmpty());
    }
    given++;
  }

  /** The rows held back belong to the table. */
  private void release() {
    ready.addAll(held);
    held.clear();
  }

  private void leaveOut() {
    Row first = held.peek();
    if (first != null) {
      String text = first(first);
      below =
          Notice.of(Notice.Code.FOOTNOTES, held.size(), Beginning.withEllipsis(text, LONGEST_QUOTE))
              .at(first.number());
      held.clear();
    }
  }

  private static Stream<String> filled(Row row) {
    return row.values().values().stream().filter(cell -> !cell.isEmpty());
  }

  private static String first(Row row) {
    return filled(row).findFirst().orElse("");
  }

  private static boolean isNote(String text) {
    return NOTE.matcher(text).matches();
  }

  /** Whether a text with nothing beside it is a note or a sum. */
  static boolean isLoneNote(String text) {
    String plain = Marks.limited(text);
    return Stream.of(NOTE, ALONE, ADDRESS, SUM, SIGN)
        .anyMatch(pattern -> pattern.matcher(plain).matches());
  }

  private static boolean isTotal(String text) {
    return TOTAL.matcher(text).matches();
  }

  private boolean isFootnote(Row row) {
    String first = "";
    int others = 0;
    for (String cell : row.values().values()) {
      if (first.isEmpty()) {
        first = cell;
      } else if (!cell.isEmpty()) {
        others++;
      }
    }
    int columns = row.values().size();
    if (others > 0 && isTotal(first)) {
      // Filling stations may have this name, too.
      return !isPlaced(row) && hasFigures(row);
    }
    return columns >= FEWEST_COLUMNS
        // A sentence with commas fills several cells, but seldom all.
        && (others < columns - 1 && isNote(first)
            || !hasSubtotals && isSubtotal(row)
            || others == 0 && (!held.isEmpty() || isLoneNote(first) || isSentence(first)));
  }

  /** Whether a row has the figures of several others, and lacks what they all have. */
  private boolean isSubtotal(Row row) {
    return lacksKey(row)
        && FIGURE.matcher(Marks.limited(first(row))).matches()
        && hasFigures(row)
        && !isPlaced(row);
  }

  /** A loop, as it is the first test of each row. */
  private boolean lacksKey(Row row) {
    for (String column : keys) {
      if (row.value(column).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlaced(Row row) {
    return positions.areIn(row.values())
        || codes.stream().anyMatch(column -> CODE.matcher(row.value(column)).matches());
  }

  private static boolean hasFigures(Row row) {
    List<String> others = filled(row).skip(1).toList();
    return !others.isEmpty() && others.stream().allMatch(cell -> Numbers.decimal(cell).isPresent());
  }

  private static boolean isSentence(String text) {
    return text.length() >= LONG_SENTENCE && text.indexOf(' ') > 0;
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    if (below != null) {
      notices.accept(below);
    }
    if (subtotal != null) {
      String text = first(subtotal);
      notices.accept(
          Notice.of(Notice.Code.SUBTOTALS, subtotals, Beginning.withEllipsis(text, LONGEST_QUOTE))
              .at(subtotal.number()));
    }
  }
}
