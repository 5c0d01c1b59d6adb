package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Rows of an XML format with one element per row. */
final class XmlFeatureRows implements RowReader {

  private final TableHead head;
  private final XmlWalk xml;
  private final Reading reading;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  /**
   * The content of an element.
   *
   * @param broken whether its geometry is invalid
   */
  record Feature(Map<String, String> values, @Nullable Geometry geometry, boolean broken) {}

  /** What a format makes of its elements. */
  interface Reading {

    /** The row that starts here, read to its end; null if none does. */
    @Nullable Feature feature(XmlWalk xml) throws IOException;
  }

  /**
   * @param xml at its start; closed with this object
   * @param columns of all rows
   */
  XmlFeatureRows(FileFacts facts, XmlWalk xml, Collection<String> columns, Reading reading) {
    this.head = TableHead.of(List.copyOf(columns), Set.of(), facts);
    this.xml = xml;
    this.reading = reading;
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (xml.next()) {
      Feature feature = reading.feature(xml);
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
  public TableHead head() {
    return head;
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
