package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.FileFacts.CrsFrom;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Features of GML 2.1.2, <a href="https://portal.ogc.org/files/?artifact_id=4700">3.1.1</a> and <a
 * href="https://portal.ogc.org/files/?artifact_id=20509">3.2.1</a>, as returned by feature services
 * (WFS 1.0, 1.1, 2.0): the content of {@code featureMember}, {@code featureMembers} or {@code
 * member}. The file is read twice, so that all columns are known before the first row.
 */
public final class GmlRows implements RowReader {

  private static final Set<String> ONE = Set.of("featureMember", "member");
  private static final String MANY = "featureMembers";

  /** Answers of a service in place of features. */
  private static final Set<String> FAULTS = Set.of("ExceptionReport", "ServiceExceptionReport");

  private static final String ID = "id";

  /** Used if layers have their own identifiers, as those of databases do. */
  private static final String ID_OF_GML = "gml_id";

  private final XmlWalk xml;
  private final String id;
  private final List<String> columns;
  private final @Nullable String crs;
  private final BrokenRows broken = BrokenRows.features();
  private long number;
  private boolean inMany;

  private GmlRows(XmlWalk xml, String id, List<String> columns, @Nullable String crs) {
    this.xml = xml;
    this.id = id;
    this.columns = List.copyOf(columns);
    this.crs = crs;
  }

  /**
   * @throws BadItem if the file is truncated before its first feature, or is not GML
   */
  public static GmlRows open(Table table, Consumer<Notice> notices) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    String crs = null;
    boolean hasId = false;
    boolean hasFeatures = false;
    try (GmlRows survey = new GmlRows(XmlWalk.of(table, notices), ID, List.of(), null)) {
      survey.refuseOthers(table);
      GmlFeature feature = survey.next();
      while (feature != null) {
        hasFeatures = true;
        hasId |= feature.id() != null;
        columns.addAll(feature.values().keySet());
        ColumnNames.refuseTooMany(table, columns);
        crs = crs == null ? feature.crs() : crs;
        feature = survey.next();
      }
    } catch (BadItem e) {
      XmlWalk.refuseAtOnce(e, hasFeatures);
    }
    boolean isGiven = hasId;
    String id = columns.stream().anyMatch(ID::equalsIgnoreCase) ? ID_OF_GML : ID;
    List<String> all =
        Stream.concat(Stream.of(id).filter(name -> isGiven), columns.stream()).distinct().toList();
    return new GmlRows(XmlWalk.of(table, told -> {}), id, all, crs);
  }

  private void refuseOthers(Table table) throws IOException {
    boolean begun = false;
    while (!begun && xml.next()) {
      begun = xml.starts();
    }
    if (!begun || FAULTS.contains(xml.element())) {
      String why = begun ? xml.element() + " " + xml.text().strip() : "– <FeatureCollection>";
      throw new BadItem(Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), why));
    }
  }

  private @Nullable GmlFeature next() throws IOException {
    while (xml.next()) {
      if (xml.ends(MANY)) {
        inMany = false;
      } else if (xml.starts(MANY)) {
        inMany = true;
      } else if (xml.starts() && inMany) {
        return GmlFeature.read(xml);
      } else if (xml.starts() && ONE.contains(xml.element())) {
        String member = xml.element();
        while (xml.next() && !xml.ends(member)) {
          if (xml.starts()) {
            return GmlFeature.read(xml);
          }
        }
      }
    }
    return null;
  }

  @Override
  public @Nullable Row read() throws IOException {
    GmlFeature feature = next();
    while (feature != null) {
      number++;
      if (!feature.isBroken()) {
        return new Row(feature.values(id), feature.geometry(), number);
      }
      broken.add(number);
      feature = next();
    }
    return null;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public FileFacts facts() {
    return FileFacts.of(Table.Format.GML).withCrs(crs, CrsFrom.FILE);
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
