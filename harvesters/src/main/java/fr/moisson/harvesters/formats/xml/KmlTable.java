package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.text.Cell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The HTML table of names and values that ArcGIS and QGIS write into the description of a feature.
 * If a name occurs twice, its first value is kept.
 *
 * @param cells by name; none if there is no such table
 * @param isAll whether the description contains nothing else, be it words, links or pictures
 */
record KmlTable(Map<String, String> cells, boolean isAll) {

  private static final KmlTable NONE = new KmlTable(Map.of(), false);
  private static final int LONGEST = 1 << 17;
  private static final int LONGEST_NAME = 80;
  private static final int FEWEST = 2;

  /** Links and pictures, whose addresses are not in the text. */
  private static final String LINKS = "a[href], img[src]";

  /** Embedded pictures, which no cell can hold. */
  private static final String INLINE = "img[src^=data:]";

  /** ArcGIS's notation for a missing value. */
  private static final String NOTHING = "<Null>";

  static KmlTable of(String description) {
    if (description.length() > LONGEST || !description.contains("<td")) {
      return NONE;
    }
    Document html = Jsoup.parse(description);
    Map<String, String> cells = new LinkedHashMap<>();
    for (Element row : html.select("tr:not(:has(table))")) {
      if ((cells.isEmpty() && isTitle(row)) || take(row, cells)) {
        row.remove();
      }
    }
    boolean isAll = html.text().isBlank() && html.select(LINKS).isEmpty();
    return cells.size() < FEWEST ? NONE : new KmlTable(cells, isAll);
  }

  private static boolean isTitle(Element row) {
    return row.childrenSize() < 2 && row.select(LINKS).isEmpty();
  }

  /** Whether the cells contain all of the row. */
  private static boolean take(Element row, Map<String, String> cells) {
    String name = row.childrenSize() == 2 ? row.child(0).text().strip() : "";
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    String value = value(row.child(1));
    String known = cells.putIfAbsent(name, value);
    return (known == null || known.equals(value))
        && row.child(0).select(LINKS).isEmpty()
        && row.select(INLINE).isEmpty();
  }

  /** The text of a cell, followed by the addresses of its links. */
  private static String value(Element cell) {
    String text = cell.text().strip();
    Stream<String> links =
        cell.select(LINKS).not(INLINE).stream()
            .map(link -> link.attr(link.hasAttr("href") ? "href" : "src").strip())
            .filter(link -> !link.equals(text) && !link.equals("mailto:" + text));
    String words = text.equals(NOTHING) ? "" : Cell.of(text);
    return Stream.concat(Stream.of(words), links)
        .filter(part -> !part.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
