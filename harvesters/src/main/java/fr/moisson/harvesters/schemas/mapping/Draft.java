package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The row under construction, and what was lost in all rows so far. Converted values are cached,
 * since inventories repeat the same few ones.
 */
final class Draft {

  private final List<String> columns;
  private final Function<Row, String> communes;
  private final Map<Conversion, Memo<MappedCell>> remembered = new IdentityHashMap<>();
  private final Memo<BotanicalName> plants = new Memo<>();
  private final Memo<BotanicalName> species = new Memo<>();
  private final Map<String, Lost> lost = new TreeMap<>();
  private final Map<String, Map<String, Lost>> others = new TreeMap<>();
  private final Map<String, Lost> measured = new TreeMap<>();
  private Map<String, String> values = Map.of();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, String> unsaid = new HashMap<>();

  /** Values that a column could not hold: their number, and one of them. */
  record Lost(long count, String example) {
    Lost plus(Lost more) {
      return new Lost(count + more.count, example);
    }
  }

  /**
   * @param communes INSEE code of the commune in which a row lies; empty if unknown
   */
  Draft(List<String> columns, Function<Row, String> communes) {
    this.columns = columns;
    this.communes = communes;
  }

  String communeOf(Row row) {
    return communes.apply(row);
  }

  void begin() {
    values = new LinkedHashMap<>(columns.size() * 2);
    columns.forEach(column -> values.put(column, ""));
    remarks.clear();
    unsaid.clear();
  }

  String value(String column) {
    return values.getOrDefault(column, "");
  }

  void put(String column, String value) {
    values.put(column, value);
  }

  void putIfEmpty(String column, String value) {
    if (value(column).isEmpty()) {
      put(column, value);
    }
  }

  /** For what the source does not say, rather than for what could not be read. */
  void putIfUnsaid(String column, String value) {
    if (!unsaid.containsKey(column)) {
      putIfEmpty(column, value);
    }
  }

  MappedCell convert(Conversion conversion, String raw) {
    return remembered
        .computeIfAbsent(conversion, any -> new Memo<>())
        .get(raw, conversion::convert);
  }

  /** The parts of a whole plant's name. */
  BotanicalName plant(String name) {
    return plants.get(name, BotanicalName::of);
  }

  /** The parts of a species in a column of its own. */
  BotanicalName species(String text, String genus) {
    return species.get(genus + "\n" + text, any -> BotanicalName.ofSpecies(text, genus));
  }

  /**
   * Converts a value into a column; a value that the column cannot hold is counted and becomes a
   * remark.
   */
  void take(String column, Conversion conversion, String raw) {
    MappedCell cell = convert(conversion, raw);
    if (cell.isLost()) {
      lose(column, raw);
      return;
    }
    if (cell.isOther()) {
      others
          .computeIfAbsent(column, any -> new TreeMap<>())
          .merge(cell.value(), new Lost(1, raw), Lost::plus);
      remark(column, raw);
    }
    put(column, cell.value());
  }

  /** Counts a value that a column cannot hold, and makes it a remark. */
  void lose(String column, String raw) {
    lost.merge(column, new Lost(1, raw), Lost::plus);
    unsay(column, raw);
    remark(column, raw);
  }

  /** Counts a surface that is not that of the contour, which takes its place. */
  void measureAgain(String column, String stated) {
    measured.merge(column, new Lost(1, stated), Lost::plus);
  }

  /** Records that a column does not hold the source's text. */
  void unsay(String column, String raw) {
    unsaid.put(column, raw);
  }

  void remark(String column, String raw) {
    remarks.add(column + " : " + raw);
  }

  /** Writes the remarks after the source's own, which are not repeated. */
  void writeRemarks(String column) {
    StringJoiner all = new StringJoiner(" ; ");
    String own = value(column);
    if (!own.isEmpty()) {
      all.add(own);
    }
    remarks.stream().filter(remark -> !own.contains(remark)).forEach(all::add);
    put(column, all.toString());
  }

  Map<String, String> values() {
    return values;
  }

  /** By column of the schema, the source's text that the column could not hold in this row. */
  Map<String, String> unsaid() {
    return unsaid;
  }

  Map<String, Lost> lost() {
    return lost;
  }

  /** By column, the surfaces that were measured again. */
  Map<String, Lost> measured() {
    return measured;
  }

  /** Values replaced by « autre » or the like, by column, then by the replacement. */
  Map<String, Map<String, Lost>> others() {
    return others;
  }
}
