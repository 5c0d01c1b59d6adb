package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.text.Cell;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The table of names and values that ArcGIS and QGIS write of a feature into its description, as
 * HTML.
 *
 * @param cells by name; none if there is no such table
 * @param isAll whether the description says nothing beside
 */
record KmlTable(Map<String, String> cells, boolean isAll) {

  private static final KmlTable NONE = new KmlTable(Map.of(), false);
  private static final int LONGEST = 1 << 17;
  private static final int LONGEST_NAME = 80;
  private static final int FEWEST = 2;

  /** What ArcGIS writes for nothing. */
  private static final String NOTHING = "<Null>";

  static KmlTable of(String description) {
    if (description.length() > LONGEST || !description.contains("<td")) {
      return NONE;
    }
    Document html = Jsoup.parse(description);
    Map<String, String> cells = new LinkedHashMap<>();
    for (Element row : html.select("tr:not(:has(table))")) {
      Elements pair = row.children();
      String name = pair.isEmpty() ? "" : pair.get(0).text().strip();
      if (pair.size() == 2 && !name.isEmpty() && name.length() <= LONGEST_NAME) {
        String value = pair.get(1).text();
        cells.putIfAbsent(name, value.equals(NOTHING) ? "" : Cell.of(value));
      }
    }
    html.select("table").remove();
    return cells.size() < FEWEST ? NONE : new KmlTable(cells, html.text().isBlank());
  }
}
