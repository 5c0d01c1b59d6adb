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
import fr.moisson.harvesters.values.WebAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Placemarks of <a href="https://docs.ogc.org/is/12-007r2/12-007r2.html">KML 2.3</a>: folder, name,
 * description, address, times, extended data and place, always in WGS 84. Styles, tours and
 * overlays are left out; links to other files are told, but not followed. The file is read twice,
 * so that all columns are known before the first row.
 */
public final class KmlRows {

  /** Elements of a placemark with values; the last ones are within those of times. */
  private static final Set<String> TEXTS = Set.of("name", "address", "when", "begin", "end");

  private static final Set<String> TIMES = Set.of("TimeStamp", "TimeSpan");

  private static final int MOST_LINKS = 10;

  /**
   * @throws BadItem if the file is truncated before its first placemark, only links to a file that
   *     has placemarks, or is not KML
   */
  public static RowReader open(Table table, Consumer<Notice> notices) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    boolean kml = false;
    boolean hasPlacemarks = false;
    boolean inLink = false;
    Set<Object> links = new LinkedHashSet<>();
    KmlFolders folders = new KmlFolders();
    KmlKinds kinds = new KmlKinds();
    try (XmlWalk xml = XmlWalk.of(table, notices)) {
      while (xml.next()) {
        kml |= xml.starts("kml");
        folders.see(xml);
        kinds.see(xml);
        inLink = xml.starts("NetworkLink") || inLink && !xml.ends("NetworkLink");
        if (inLink && xml.starts("href")) {
          learn(links, xml.text().strip());
        } else if (kinds.isAt(xml)) {
          Feature placemark = placemark(xml, folders, kinds);
          hasPlacemarks = true;
          columns.addAll(placemark.values().keySet());
          ColumnNames.refuseTooMany(table, columns);
        }
      }
    } catch (BadItem e) {
      XmlWalk.refuseAtOnce(e, hasPlacemarks);
    }
    if (!kml) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "– <kml>"));
    }
    if (!hasPlacemarks && !links.isEmpty()) {
      throw new BadItem(
          Notice.of(Notice.Code.LINK_INSTEAD, table.origin(), links.iterator().next()));
    }
    if (!links.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.LINKS_BESIDE, table.origin(), links));
    }
    KmlFolders seen = new KmlFolders();
    KmlKinds known = new KmlKinds();
    return new XmlFeatureRows(
        FileFacts.of(Table.Format.KML).withCrs("EPSG:4326", CrsFrom.FILE),
        XmlWalk.of(table, told -> {}),
        columns,
        xml -> {
          seen.see(xml);
          known.see(xml);
          return known.isAt(xml) ? placemark(xml, seen, known) : null;
        });
  }

  /** A few are enough to know what is missing; a fragment leads to the file itself. */
  private static void learn(Set<Object> links, String address) {
    if (links.size() < MOST_LINKS && !address.isEmpty() && !address.startsWith("#")) {
      links.add(WebAddress.read(address).<Object>map(uri -> uri).orElse(address));
    }
  }

  /** Reads the placemark that starts here, to its end. */
  private static Feature placemark(XmlWalk xml, KmlFolders folders, KmlKinds kinds)
      throws IOException {
    String kind = xml.element();
    Map<String, String> values = new LinkedHashMap<>();
    folders.path().ifPresent(path -> values.put(KmlFolders.COLUMN, path));
    KmlGeometry geometry = new KmlGeometry();
    while (xml.next() && !xml.ends(kind)) {
      if (xml.starts("description")) {
        describe(Cell.of(xml.text()), values);
      } else if (xml.starts() && TEXTS.contains(xml.element())) {
        String element = xml.element();
        values.put(element, Cell.of(xml.text()));
      } else if (xml.starts("ExtendedData")) {
        extended(xml, values);
      } else if (xml.starts() && KmlGeometry.is(xml.element())) {
        geometry.read(xml);
      } else if (xml.starts() && kinds.fields(kind).contains(xml.element())) {
        String field = xml.element();
        values.put(field, Cell.of(xml.text()));
      } else if (xml.starts() && !TIMES.contains(xml.element())) {
        xml.skip();
      }
    }
    return new Feature(values, geometry.geometry(), geometry.isBroken());
  }

  private static void describe(String text, Map<String, String> values) {
    KmlTable table = KmlTable.of(text);
    if (!table.isAll() || isOtherwiseSaid(table, values)) {
      values.put("description", text);
    }
    table.cells().forEach(values::putIfAbsent);
  }

  /** A row « name » of the table may have another value. */
  private static boolean isOtherwiseSaid(KmlTable table, Map<String, String> values) {
    return table.cells().entrySet().stream()
        .anyMatch(
            cell -> !values.getOrDefault(cell.getKey(), cell.getValue()).equals(cell.getValue()));
  }

  private static void extended(XmlWalk xml, Map<String, String> values) throws IOException {
    Map<String, String> data = new LinkedHashMap<>();
    String name = "";
    boolean isArray = false;
    while (xml.next() && !xml.ends("ExtendedData")) {
      if (xml.starts("Data") || xml.starts("SimpleArrayData")) {
        isArray = xml.starts("SimpleArrayData");
        name = String.valueOf(xml.attribute("name"));
      } else if (xml.starts("value")) {
        data.merge(name, Cell.of(xml.text()), isArray ? GmlFeature::both : KmlRows::different);
      } else if (xml.starts("SimpleData")) {
        String simple = String.valueOf(xml.attribute("name"));
        data.merge(simple, Cell.of(xml.text()), KmlRows::different);
      }
    }
    data.forEach((column, value) -> take(column, value, values));
  }

  /** Some converters write all data twice, with and without a schema. */
  private static String different(String one, String other) {
    return one.equals(other) ? one : GmlFeature.both(one, other);
  }

  /** Data may be called like an element of the placemark, whose value is kept. */
  private static void take(String column, String value, Map<String, String> values) {
    String known = values.getOrDefault(column, "");
    boolean isElement = TEXTS.contains(column) || column.equals("description");
    if (known.isEmpty() || (!isElement && !value.isEmpty())) {
      values.put(column, value);
    } else if (!value.isEmpty() && !value.equals(known)) {
      values.put(ColumnNames.free(column, values.keySet()), value);
    }
  }

  private KmlRows() {}
}
