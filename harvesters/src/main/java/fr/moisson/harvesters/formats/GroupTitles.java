package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.RowReaderWrapper;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table whose groups have titles between them, such as « SECTEUR NORD » alone in its
 * line: the rows below have it in a column instead. All titles are years, or begin with the same
 * word for a part of a territory or of a work; other rows of which only a name is known are data. A
 * table that does not begin with such a line is read as it is.
 */
final class GroupTitles extends RowReaderWrapper {

  private static final String COLUMN = "groupe";

  /** Rows that show whether a table has groups. */
  private static final int SAMPLE = 500;

  private static final int FEWEST_GROUPS = 2;

  /** On average: rows that lack values are often as many as the others. */
  private static final int FEWEST_ROWS = 2;

  /** Keys; parks, sites and roads are themselves in rows. */
  private static final Set<String> WORDS =
      Set.of(
          "secteur",
          "zone",
          "quartier",
          "commune",
          "ville",
          "canton",
          "arrondissement",
          "departement",
          "territoire",
          "bassin",
          "pole",
          "lot",
          "tournee",
          "circuit",
          "annee",
          "mois");

  private static final Predicate<String> NONE = cell -> false;

  private static final int LONGEST_QUOTE = 80;

  private final Queue<Row> ahead = new ArrayDeque<>();
  private @Nullable Exception fault;

  /** The column of the titles; empty if the table has no groups. */
  private final String column;

  private final Predicate<String> isTitle;

  /** Where rows have the title of their group: its own column if it has nothing else. */
  private final String target;

  private final TableHead head;
  private String group = "";
  private String firstTitle = "";
  private long titles;
  private long firstLine;

  GroupTitles(RowReader reader) {
    super(reader);
    begin();
    String first = columnOfFirst();
    isTitle = titles(first);
    column = isTitle == NONE ? "" : first;
    boolean isFilled =
        ahead.stream().anyMatch(row -> !isGroup(row) && !row.value(column).isEmpty());
    List<String> all = reader.columns();
    target = isFilled ? ColumnNames.free(COLUMN, all) : column;
    head = isFilled ? reader.head().withLast(target) : reader.head();
  }

  /** Reads the first rows, if the first one may be a title. */
  private void begin() {
    try {
      Row row = reader.read();
      boolean mayBegin = row != null && !FirstTable.lone(row).isEmpty();
      int weight = 0;
      while (row != null) {
        ahead.add(row);
        weight += row.weight();
        boolean isEnough = ahead.size() == SAMPLE || weight > Rows.LARGEST_AT_A_TIME;
        row = mayBegin && !isEnough ? reader.read() : null;
      }
    } catch (IOException | BadItem e) {
      fault = e; // after these rows
    }
  }

  /** Where the first row has its only cell, if that is the first column or the second. */
  private String columnOfFirst() {
    return ahead.stream()
        .limit(1)
        .flatMap(row -> row.values().entrySet().stream().limit(2))
        .filter(cell -> !cell.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /**
   * What distinguishes the titles in a column from its other cells; {@link #NONE} if there are
   * none.
   */
  private Predicate<String> titles(String one) {
    List<String> of = new ArrayList<>();
    List<String> others = new ArrayList<>();
    long before = 0;
    for (Row row : ahead) {
      String cell = row.value(one);
      if (FirstTable.lone(row).isEmpty() || cell.isEmpty()) {
        others.add(cell);
      } else if (row.number() == before + 1) {
        return NONE; // one below the other: rows that lack values, or titles of two kinds
      } else {
        of.add(cell);
        before = row.number();
      }
    }
    if (of.size() < FEWEST_GROUPS || others.size() < of.size() * FEWEST_ROWS) {
      return NONE;
    }
    String word = firstWord(of.get(0));
    Predicate<String> kind =
        WORDS.contains(word)
            ? cell -> firstWord(cell).equals(word)
            : FirstTable.YEAR.asMatchPredicate();
    return of.stream().allMatch(kind) && others.stream().noneMatch(kind) ? kind : NONE;
  }

  private static String firstWord(String cell) {
    return ColumnNames.key(cell.split("[^\\p{L}]", 2)[0]);
  }

  @Override
  public @Nullable Row read() throws IOException {
    Row row = next();
    while (row != null && isGroup(row)) {
      group = row.value(column);
      if (titles++ == 0) {
        firstTitle = group;
        firstLine = row.number();
      }
      row = next();
    }
    if (row == null || column.isEmpty() || !row.value(target).isEmpty()) {
      return row;
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.put(target, group);
    return new Row(values, row.geometry(), row.number());
  }

  private @Nullable Row next() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.remove();
    }
    AheadRows.refuse(fault);
    return reader.read();
  }

  private boolean isGroup(Row row) {
    return !column.isEmpty()
        && isTitle.test(row.value(column))
        && FirstTable.lone(row).equals(row.value(column));
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public void tell(Consumer<Notice> notices) {
    super.tell(notices);
    if (titles > 0) {
      String text = Beginning.withEllipsis(firstTitle, LONGEST_QUOTE);
      notices.accept(Notice.of(Notice.Code.GROUP_TITLES, titles, text, target).at(firstLine));
    }
  }
}
