package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of the features read so far. Most features have the columns of the one before, in the
 * same order, which is checked without any lookup.
 */
final class FeatureColumns {

  private final Map<String, Column> all = new HashMap<>();
  private final List<Column> previous = new ArrayList<>();
  private final Column id = column("id");
  private Set<String> names = new LinkedHashSet<>();
  private Set<String> texts = new LinkedHashSet<>();
  private int rank;
  private int part;
  private int feature;

  private static final class Column {
    private final String name;
    private final byte[] quoted;
    private int part;
    private int textPart;
    private int feature;

    Column(String name) {
      this.name = name;
      this.quoted = JsonBytes.quoted(name);
    }
  }

  private Column column(String name) {
    return all.computeIfAbsent(name, Column::new);
  }

  /** Starts with another part of the file. */
  void part(Set<String> newNames, Set<String> newTexts) {
    names = newNames;
    texts = newTexts;
    part++;
  }

  void feature() {
    feature++;
    rank = 0;
  }

  /** Records the members of the object that begins here. */
  void read(JsonBytes json) {
    json.expect('{');
    if (json.ends('}')) {
      return;
    }
    do {
      json.next();
      Column column = rank < previous.size() ? previous.get(rank) : null;
      if (column == null || !json.skip(column.quoted)) {
        column = column(json);
        if (rank < previous.size()) {
          previous.set(rank, column);
        } else {
          previous.add(column);
        }
      }
      rank++;
      json.expect(':');
      take(column, json.next() == '"');
      json.value();
    } while (json.more('}'));
  }

  private Column column(JsonBytes json) {
    int from = json.at + 1;
    if (json.string()) {
      throw UnexpectedBytes.FEATURE;
    }
    return column(new String(json.bytes, from, json.at - 1 - from, UTF_8));
  }

  /** Records the identifier beside the properties, unless they contain one. */
  void takeId() {
    if (id.feature != feature) {
      take(id, true);
    }
  }

  void take(Collection<String> columns, Collection<String> textColumns) {
    columns.forEach(name -> take(column(name), textColumns.contains(name)));
  }

  private void take(Column column, boolean isText) {
    column.feature = feature;
    if (column.part != part) {
      column.part = part;
      names.add(column.name);
    }
    if (isText && column.textPart != part) {
      column.textPart = part;
      texts.add(column.name);
    }
  }
}
