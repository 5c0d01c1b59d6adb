package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads properties in which nothing is nested or escaped, as in most files, several times as fast
 * as a parser.
 */
public final class PlainValues {

  private static final int MOST_EXPECTED = 128;

  private final List<String> columns;
  private final byte[][] names;

  public PlainValues(List<String> columns) {
    this.columns = List.copyOf(columns);
    names = columns.stream().map(JsonBytes::quoted).toArray(byte[][]::new);
  }

  /**
   * The values by column, as a parser gives them; null if it takes one to read them, or if there
   * are others than the first columns in their order.
   */
  public @Nullable Map<String, String> read(Properties properties) {
    JsonBytes json = new JsonBytes();
    json.bytes = properties.object();
    Map<String, String> values = new LinkedHashMap<>(Math.min(2 * names.length, MOST_EXPECTED));
    json.expect('{');
    if (json.ends('}')) {
      return values;
    }
    int column = 0;
    do {
      json.next();
      boolean isNext = column < names.length && json.skip(names[column]);
      String value = isNext ? value(json) : null;
      if (value == null) {
        return null;
      }
      values.put(columns.get(column++), value);
    } while (json.more('}'));
    return values;
  }

  private static @Nullable String value(JsonBytes json) {
    json.expect(':');
    byte kind = json.next();
    int from = json.at;
    if (kind == '{' || kind == '[' || (kind == '"' && json.string())) {
      return null;
    }
    if (kind == '"') {
      return new String(json.bytes, from + 1, json.at - from - 2, UTF_8);
    }
    json.value();
    return kind == 'n' ? "" : new String(json.bytes, from, json.at - from, UTF_8);
  }
}
