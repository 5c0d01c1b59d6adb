package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Rows of an XML format that is always in WGS 84, with one element per row. */
abstract class XmlFeatureRows implements RowReader {

  private final XmlWalk xml;
  private final List<String> columns;
  private final Table.Format format;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  /**
   * The content of an element.
   *
   * @param broken whether its geometry is invalid
   */
  record Feature(Map<String, String> values, @Nullable Geometry geometry, boolean broken) {}

  /**
   * @param xml at its start; closed with this object
   * @param columns of all rows
   */
  XmlFeatureRows(Table.Format format, XmlWalk xml, Set<String> columns) {
    this.format = format;
    this.xml = xml;
    this.columns = List.copyOf(columns);
  }

  /** The row that starts here, read to its end; null if none does. */
  abstract @Nullable Feature feature(XmlWalk walk) throws IOException;

  @Override
  public @Nullable Row read() throws IOException {
    while (xml.next()) {
      Feature feature = feature(xml);
      if (feature == null) {
        continue;
      }
      number++;
      if (!feature.broken()) {
        return new Row(feature.values(), feature.geometry(), number);
      }
      broken.add(number);
    }
    return null;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public FileFacts facts() {
    return FileFacts.of(format).withCrs("EPSG:4326", FileFacts.CrsFrom.FILE);
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
