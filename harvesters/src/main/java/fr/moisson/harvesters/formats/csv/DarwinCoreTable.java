package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of one file in {@code meta.xml}.
 *
 * @param name last word of its type, such as {@code Occurrence}
 * @param file beside the description
 * @param key place of the column with the identifiers of rows of the core; -1 if there is none
 * @param columns last words of the terms, by the index of their column
 * @param defaults values of all rows, or of those that leave a column empty
 */
record DarwinCoreTable(
    String name,
    String file,
    int key,
    String encoding,
    char separator,
    char quote,
    int headerLines,
    Map<Integer, String> columns,
    Map<String, String> defaults) {

  /** Name of the column with the identifiers of the core, if it is no term itself. */
  static final String ID = "id";

  private static final Pattern PLACE = Pattern.compile("\\d{1,4}");

  /** The core first, then the extensions. */
  static List<DarwinCoreTable> read(XmlWalk xml) throws IOException {
    List<DarwinCoreTable> tables = new ArrayList<>();
    while (xml.next()) {
      if (xml.starts("core")) {
        tables.add(0, one(xml, ID));
      } else if (xml.starts("extension")) {
        tables.add(one(xml, "coreid"));
      }
    }
    return tables;
  }

  private static DarwinCoreTable one(XmlWalk xml, String key) throws IOException {
    String element = xml.element();
    String name = lastWord(or(xml.attribute("rowType"), element));
    String encoding = or(xml.attribute("encoding"), "UTF-8");
    String between = or(xml.attribute("fieldsTerminatedBy"), ",").replace("\\t", "\t");
    String around = xml.attribute("fieldsEnclosedBy");
    int lines = place(xml.attribute("ignoreHeaderLines"), 0);
    String file = "";
    int id = -1;
    Map<Integer, String> columns = new TreeMap<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("location") && file.isEmpty()) {
        file = xml.text().strip();
      } else if (xml.starts(key)) {
        id = place(xml.attribute("index"), 0);
        columns.putIfAbsent(id, key);
      } else if (xml.starts("field")) {
        String column = lastWord(or(xml.attribute("term"), ""));
        int place = place(xml.attribute("index"), -1);
        String value = xml.attribute("default");
        if (place >= 0) {
          columns.put(place, column);
        }
        if (value != null) {
          defaults.put(column, value);
        }
      }
    }
    char quote =
        around == null ? CsvLayout.QUOTE : around.isEmpty() ? CsvLayout.NO_QUOTE : around.charAt(0);
    return new DarwinCoreTable(
        name, file, id, encoding, between.charAt(0), quote, lines, columns, defaults);
  }

  private static String or(@Nullable String stated, String otherwise) {
    return stated == null || stated.isEmpty() ? otherwise : stated;
  }

  private static int place(@Nullable String stated, int otherwise) {
    return stated != null && PLACE.matcher(stated).matches() ? Integer.parseInt(stated) : otherwise;
  }

  private static String lastWord(String term) {
    return term.substring(Math.max(term.lastIndexOf('/'), term.lastIndexOf('#')) + 1);
  }

  boolean isNamed(@Nullable String layer) {
    return name.equalsIgnoreCase(layer) || (layer != null && MemberNames.isNamed(file, layer));
  }

  CsvLayout layout() {
    int width = columns.keySet().stream().mapToInt(place -> place + 1).max().orElse(0);
    List<String> header = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      header.add(columns.getOrDefault(i, ""));
    }
    return new CsvLayout(separator, quote, header, false, false, 0, width, 0, 0, headerLines + 1L);
  }
}
