package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.text.Blocks;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Header;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a sheet. The header is the first line that fills more than half as many cells as
 * the fullest of the first lines; the lines above are titles.
 *
 * @param firstLine the first line of data
 * @param titles line of the last title above the header; 0 if there is none
 * @param units line of the units that are joined to the header; 0 if there are none
 * @param header cells of the header
 * @param places indexes of the columns in a row; empty columns without a name are left out
 * @param names of the columns
 * @param rows number of rows of data
 */
record SheetLayout(
    long firstLine,
    long titles,
    long units,
    List<String> header,
    List<Integer> places,
    List<String> names,
    long rows) {

  private static final int SAMPLE = 100;

  /** « Part boisée (%) », but not « pct_id ». */
  private static final Pattern PERCENTS =
      Pattern.compile("(?iu)%|pourcent|(?:^|[^\\p{L}])pct$|^pct[_ ](?!id)");

  /** Null if the sheet is empty. */
  static @Nullable SheetLayout of(Workbook.Grid grid) throws IOException {
    return of(grid, true);
  }

  /** The same, judged by the first lines only. */
  static @Nullable SheetLayout ofHead(Workbook.Grid grid) throws IOException {
    return of(grid, false);
  }

  private static @Nullable SheetLayout of(Workbook.Grid grid, boolean whole) throws IOException {
    List<Line> sample = new ArrayList<>();
    List<String> cells = grid.next();
    while (cells != null) {
      sample.add(new Line(grid.line(), cells));
      cells = sample.size() < SAMPLE ? grid.next() : null;
    }
    if (sample.isEmpty()) {
      return null;
    }
    long most = sample.stream().mapToLong(line -> line.cells().size()).max().orElse(0);
    long fullest = sample.stream().mapToLong(Line::filled).max().orElse(0);
    List<Header.Line> lines =
        sample.stream().map(line -> new Header.Line(line.cells(), line.filled(), false)).toList();
    Header found = Header.of(lines, fullest, most);
    long first =
        found.data() < sample.size()
            ? sample.get(found.data()).line()
            : sample.get(sample.size() - 1).line() + 1;
    long titles = found.line() > 0 ? sample.get(found.line() - 1).line() : 0;
    long units = found.units() > 0 ? sample.get(found.units()).line() : 0;
    return survey(whole ? grid : null, sample, first, titles, units, found.names());
  }

  private static SheetLayout survey(
      Workbook.@Nullable Grid grid,
      List<Line> sample,
      long firstLine,
      long titles,
      long units,
      List<String> header)
      throws IOException {
    BitSet used = new BitSet();
    IntStream.range(0, header.size()).filter(i -> !header.get(i).isEmpty()).forEach(used::set);
    long rows = 0;
    for (Line line : sample) {
      if (line.line() >= firstLine) {
        use(used, line.cells());
        rows++;
      }
    }
    if (grid != null && sample.size() == SAMPLE) {
      List<String> cells = grid.next();
      while (cells != null) {
        use(used, cells);
        rows++;
        cells = grid.next();
      }
    }
    List<Integer> places = used.stream().boxed().toList();
    List<String> names =
        IntStream.range(0, used.length()).mapToObj(i -> Cell.at(header, i)).toList();
    List<String> unique = ColumnNames.unique(names);
    return new SheetLayout(
        firstLine, titles, units, header, places, places.stream().map(unique::get).toList(), rows);
  }

  private static void use(BitSet used, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        used.set(i);
      }
    }
  }

  /** Names of the columns as in the header; empty if a column has none. */
  List<String> labels() {
    return places.stream().map(place -> Cell.at(header, place)).toList();
  }

  /** Names of the columns at some indexes, among those that are read. */
  List<String> namesAt(SortedSet<Integer> some) {
    return some.stream().filter(places::contains).map(places::indexOf).map(names::get).toList();
  }

  /**
   * Names for the columns of links, by the index of the one whose cells lead there; none if lines
   * have several rows side by side, as a column would be that of the first row only.
   */
  Map<Integer, String> linked(CellLinks links) {
    Map<Integer, String> linked = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>(names);
    boolean isOneRow = Blocks.of(labels()).size() <= 1;
    for (int place : links.places(firstLine)) {
      if (isOneRow && places.contains(place)) {
        String name = ColumnNames.free(names.get(places.indexOf(place)) + ColumnNames.LINK, taken);
        linked.put(place, name);
        taken.add(name);
      }
    }
    return linked;
  }

  /** Indexes of the columns whose names announce percents. */
  BitSet percents() {
    BitSet percents = new BitSet();
    for (int i = 0; i < names.size(); i++) {
      if (PERCENTS.matcher(names.get(i)).find()) {
        percents.set(places.get(i));
      }
    }
    return percents;
  }

  /** Reports what had to be guessed. */
  void tell(Consumer<Notice> notices) {
    if (!names.isEmpty() && header.stream().allMatch(String::isEmpty)) {
      notices.accept(Notice.of(Notice.Code.NO_HEADER, names));
    }
    ColumnNames.tellRepaired(header, notices);
    if (titles > 0) {
      notices.accept(Notice.of(Notice.Code.TITLES_ABOVE, titles));
    }
    if (units > 0) {
      notices.accept(Notice.of(Notice.Code.UNITS_BELOW, units));
    }
  }

  /** Whether a sheet with this layout is a table, and not a cover page. */
  boolean isTable() {
    return names.size() > 1 && rows > 0;
  }

  private record Line(long line, List<String> cells) {
    long filled() {
      return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }
  }
}
