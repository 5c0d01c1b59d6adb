package fr.moisson.harvesters.formats.sheet;

import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a spreadsheet: the one that the table names, else the first visible one with
 * a table whose rows have positions, else the first with any table. A sheet is read twice: the
 * first reading finds the header under its titles, leaves out empty and hidden columns, and refuses
 * a damaged file before anything is made of it.
 */
public final class SheetRows implements RowReader {

  private final Workbook workbook;
  private final Workbook.Grid grid;
  private final SheetLayout layout;
  private final MergedCells.Filler merged;
  private final CellLinks links;

  /** Names of the columns of links, by the index of the one whose cells lead there. */
  private final Map<Integer, String> linked;

  private final TableHead head;
  private final BrokenRows broken = BrokenRows.lines();

  private SheetRows(
      Workbook workbook,
      Workbook.Grid grid,
      SheetLayout layout,
      MergedCells.Filler merged,
      CellLinks links,
      FileFacts facts) {
    this.workbook = workbook;
    this.grid = grid;
    this.layout = layout;
    this.merged = merged;
    this.links = links;
    this.linked = layout.linked(links);
    this.head =
        new TableHead(
            Stream.concat(layout.names().stream(), linked.values().stream()).toList(),
            layout.labels(),
            Set.of(),
            facts);
  }

  /**
   * @param workbook closed with the rows, or if they cannot be opened
   * @throws BadItem if there is no such sheet, or no sheet at all
   */
  public static SheetRows open(Table table, Workbook workbook, Consumer<Notice> notices)
      throws IOException {
    return Owned.by(workbook, () -> opened(table, workbook, notices));
  }

  private static SheetRows opened(Table table, Workbook workbook, Consumer<Notice> notices)
      throws IOException {
    Choice choice = choose(table, workbook, notices);
    AroundCells around = choice.around();
    around.hidden().tell(table, notices);
    choice.layout().tell(notices);
    if (!around.uncomputed().isEmpty()) {
      notices.accept(
          Notice.of(
              Notice.Code.FORMULAS_UNCOMPUTED,
              table.origin(),
              HiddenParts.letters(around.uncomputed())));
    }
    SheetLayout layout = choice.layout();
    MergedCells merged = around.merged().from(layout.firstLine());
    List<String> columns = layout.namesAt(merged.places());
    if (!columns.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.MERGED_CELLS, table.origin(), columns));
    }
    Workbook.Grid grid = workbook.open(choice.sheet(), layout.percents());
    grid.around().links().stop(); // those of the first reading are complete
    FileFacts facts = FileFacts.of(table.format()).withLayer(choice.sheet());
    SheetRows rows = new SheetRows(workbook, grid, layout, merged.filler(), around.links(), facts);
    if (!rows.linked.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.CELLS_LINKED, table.origin(), rows.linked.values()));
    }
    return rows;
  }

  /** Whether no sheet has a row, judged by its first lines. */
  public static boolean isEmpty(Table table, Workbook workbook) throws IOException {
    try (workbook) {
      for (String sheet : candidates(table, workbook)) {
        try (Workbook.Grid grid = workbook.open(sheet, new BitSet())) {
          SheetLayout layout = SheetLayout.ofHead(grid);
          if (layout != null && layout.rows() > 0) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private static List<String> candidates(Table table, Workbook workbook) {
    Map<String, Boolean> sheets = workbook.sheets();
    List<String> all = List.copyOf(sheets.keySet());
    if (table.layer() != null) {
      return List.of(Layers.named(table, all));
    }
    List<String> visible = all.stream().filter(sheets::get).toList();
    return visible.isEmpty() ? all : visible;
  }

  private static Choice choose(Table table, Workbook workbook, Consumer<Notice> notices)
      throws IOException {
    List<String> sheets = candidates(table, workbook);
    if (table.layer() != null) {
      return survey(workbook, sheets.get(0));
    }
    if (sheets.isEmpty()) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "0 × sheet"));
    }
    Map<String, Choice> surveyed = new LinkedHashMap<>();
    String chosen =
        Layers.chosen(
            sheets,
            sheet -> {
              Choice choice = survey(workbook, sheet);
              surveyed.put(sheet, choice);
              return choice.layout().isTable()
                  ? Layers.Content.of(choice.layout().names(), table.place())
                  : Layers.Content.NONE;
            });
    Choice choice = surveyed.get(chosen);
    if (choice != null && choice.layout().isTable()) {
      Layers.tell(table, sheets, chosen, notices);
      return choice;
    }
    return surveyed.values().stream()
        .max(Comparator.comparingLong(one -> one.layout().rows()))
        .orElseThrow();
  }

  private static Choice survey(Workbook workbook, String sheet) throws IOException {
    try (Workbook.Grid grid = workbook.open(sheet, new BitSet())) {
      SheetLayout layout = SheetLayout.of(grid);
      return new Choice(
          sheet,
          layout == null ? new SheetLayout(1, 0, 0, List.of(), List.of(), List.of(), 0) : layout,
          grid.around());
    }
  }

  private record Choice(String sheet, SheetLayout layout, AroundCells around) {}

  @Override
  public @Nullable Row read() throws IOException {
    List<String> cells = grid.next();
    while (cells != null) {
      boolean isBelowTitles = grid.line() >= layout.firstLine();
      if (isBelowTitles && cells.equals(layout.header())) {
        broken.addHeader(grid.line()); // header of a second table pasted below
      } else if (isBelowTitles) {
        return row(merged.filled(grid.line(), cells));
      }
      cells = grid.next();
    }
    return null;
  }

  private Row row(List<String> cells) {
    Map<String, String> values = new LinkedHashMap<>(layout.names().size() * 2);
    for (int i = 0; i < layout.names().size(); i++) {
      values.put(layout.names().get(i), Cell.at(cells, layout.places().get(i)));
    }
    linked.forEach(
        (place, name) -> values.put(name, links.at(place, grid.line(), Cell.at(cells, place))));
    return new Row(values, null, grid.line());
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    grid.close();
    workbook.close();
  }
}
