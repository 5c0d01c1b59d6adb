package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.FileFacts.CrsFrom;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.xml.XmlFeatureRows.Feature;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waypoints, routes and tracks of <a href="https://www.topografix.com/GPX/1/1/">GPX 1.1</a> and
 * 1.0, always in WGS 84: mostly paths for walkers and cyclists. Data about the points of a route or
 * a track are left out, except for heights. The file is read twice, so that all columns are known
 * before the first row.
 */
public final class GpxRows {

  private static final Set<String> ROWS = Set.of("wpt", "rte", "trk");

  /**
   * @throws BadItem if the file is truncated before its first row, or is not GPX
   */
  public static RowReader open(Table table, Consumer<Notice> notices) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    boolean gpx = false;
    boolean hasRows = false;
    try (XmlWalk xml = XmlWalk.of(table, notices)) {
      while (xml.next()) {
        gpx |= xml.starts("gpx");
        if (isRow(xml)) {
          columns.addAll(featureAt(xml).values().keySet());
          hasRows = true;
          ColumnNames.refuseTooMany(table, columns);
        }
      }
    } catch (BadItem e) {
      XmlWalk.refuseAtOnce(e, hasRows);
    }
    if (!gpx) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "– <gpx>"));
    }
    return new XmlFeatureRows(
        FileFacts.of(Table.Format.GPX).withCrs("EPSG:4326", CrsFrom.FILE),
        XmlWalk.of(table, told -> {}),
        columns,
        xml -> isRow(xml) ? featureAt(xml) : null);
  }

  private static boolean isRow(XmlWalk xml) {
    return xml.starts() && ROWS.contains(xml.element());
  }

  /** Reads the waypoint, route or track that starts here, to its end. */
  private static Feature featureAt(XmlWalk xml) throws IOException {
    String row = xml.element();
    Map<String, String> values = new LinkedHashMap<>();
    GpxGeometry geometry = new GpxGeometry();
    geometry.at(xml);
    while (xml.next() && !xml.ends(row)) {
      if (!xml.starts()) {
        continue;
      }
      String element = xml.element();
      switch (element) {
        case "trkseg" -> geometry.line(xml);
        case "rtept" -> geometry.point(xml);
        case "extensions" -> extended(xml, values);
        case "link" -> {
          add(values, element, String.valueOf(xml.attribute("href")));
          xml.skip();
        }
        default -> add(values, element, xml.text());
      }
    }
    geometry.height(values.get("ele"));
    return new Feature(values, geometry.geometry(), geometry.isBroken());
  }

  /** A row may have several links. */
  private static void add(Map<String, String> values, String element, String text) {
    values.merge(element, Cell.of(text), (one, other) -> one + " " + other);
  }

  /**
   * Elements of any schema; those with text become values. Categories are repeated elements, which
   * Garmin writes once for each version of its schema.
   */
  private static void extended(XmlWalk xml, Map<String, String> values) throws IOException {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    String name = null;
    while (xml.next() && !xml.ends("extensions")) {
      if (xml.starts()) {
        name = xml.element();
        text.setLength(0);
      } else if (xml.ends() && name != null) {
        String cell = Cell.of(text.toString());
        Set<String> cells = texts.computeIfAbsent(name, element -> new LinkedHashSet<>());
        if (!cell.isEmpty()) {
          cells.add(cell);
        }
        name = null;
      } else {
        xml.addText(text);
      }
    }
    texts.forEach((element, cells) -> values.putIfAbsent(element, String.join(" | ", cells)));
  }

  private GpxRows() {}
}
