package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies properties unparsed, if parsing and writing them would give the same result: exactly the
 * columns, in order, each with a value that needs no change.
 */
public final class PropertiesCopy {

  private final JsonBytes json = new JsonBytes();
  private final byte[][] names;
  private final boolean[] isJson;
  private final boolean endsInId;

  public PropertiesCopy(List<String> columns, Set<String> jsonColumns) {
    int count = columns.size();
    names = new byte[count][];
    isJson = new boolean[count];
    for (int i = 0; i < count; i++) {
      names[i] = JsonBytes.quoted(columns.get(i));
      isJson[i] = jsonColumns.contains(columns.get(i));
    }
    endsInId = count > 0 && columns.get(count - 1).equals("id") && !isJson[count - 1];
  }

  /** Appends the object to a text; false, and nothing appended, if it needs a change. */
  public boolean put(Properties properties, ByteText text) {
    int before = text.length();
    json.bytes = properties.object();
    json.at = 0;
    text.put('{');
    int count = members(text);
    if (count == names.length - 1 && endsInId) {
      count += id(properties.id(), text.put(count == 0 ? "" : ",")) ? 1 : 0;
    }
    if (count != names.length) {
      text.backTo(before);
      return false;
    }
    text.put('}');
    return true;
  }

  /** Number of columns that were appended, in order; negative if there are others. */
  private int members(ByteText text) {
    json.expect('{');
    if (json.ends('}')) {
      return 0;
    }
    int count = 0;
    do {
      json.next();
      int from = json.at;
      if (count == names.length || !json.skip(names[count])) {
        return -1;
      }
      if (count > 0) {
        text.put(',');
      }
      text.put(json.bytes, from, json.at).put(':');
      json.expect(':');
      if (!value(text, isJson[count])) {
        return -1;
      }
      count++;
    } while (json.more('}'));
    return count;
  }

  private boolean value(ByteText text, boolean inJsonColumn) {
    byte kind = json.next();
    int from = json.at;
    if (kind == '"') {
      boolean escapes = json.string();
      int end = json.at;
      if (end - from == 2) {
        text.put("null");
        return true;
      }
      text.put(json.bytes, from, end);
      return !escapes && !mayBeStripped(from + 1, end - 1) && !isNull(from + 1, end - 1);
    }
    json.value();
    text.put(json.bytes, from, json.at);
    return kind == 'n' || (inJsonColumn && kind != '{' && kind != '[');
  }

  private boolean id(@Nullable String id, ByteText text) {
    if (id == null) {
      return false;
    }
    text.put(names[names.length - 1], 0, names[names.length - 1].length).put(':');
    text.put(id.isEmpty() ? "null" : '"' + id + '"');
    return true;
  }

  /** Whether a text may have white space at either end; outside of ASCII, that has three bytes. */
  private boolean mayBeStripped(int from, int to) {
    byte first = json.bytes[from];
    byte last = json.bytes[to - 1];
    boolean isLastLong = to - from > 2 && (json.bytes[to - 3] & 0xF0) == 0xE0;
    return first == ' ' || last == ' ' || (first & 0xF0) == 0xE0 || isLastLong;
  }

  private boolean isNull(int from, int to) {
    return to - from == 4 && new String(json.bytes, from, 4, UTF_8).equalsIgnoreCase("NULL");
  }
}
