package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.FileFacts.CrsFrom;
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
public final class GmlRows {

  private static final Set<String> ONE = Set.of("featureMember", "member");
  private static final String MANY = "featureMembers";

  /** As a member, the answer to one of several queries. */
  private static final String COLLECTION = "FeatureCollection";

  /** Answers of a service in place of features. */
  private static final Set<String> FAULTS = Set.of("ExceptionReport", "ServiceExceptionReport");

  private static final String ID = "id";

  /** Used if layers have their own identifiers, as those of databases do. */
  private static final String ID_OF_GML = "gml_id";

  /** Added if there are features of several types, which other programs read as several layers. */
  private static final String TYPE_OF_GML = "gml_type";

  /** Types, and properties with other geometries, that are told. */
  private static final int MOST_TOLD = 20;

  /** Features that members refer to, and that were not asked for. */
  private static final String ADDED = "additionalObjects";

  private final Table table;
  private boolean inMany;
  private GmlCrs bounds = GmlCrs.NONE;

  /** For one walk through the file of a table. */
  GmlRows(Table table) {
    this.table = table;
  }

  /**
   * @throws BadItem if the file is truncated before its first feature, or is not GML
   */
  public static RowReader open(Table table, Consumer<Notice> notices) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> types = new LinkedHashSet<>();
    Set<String> left = new LinkedHashSet<>();
    String crs = null;
    boolean hasId = false;
    boolean hasFeatures = false;
    try (XmlWalk xml = XmlWalk.of(table, notices)) {
      GmlRows survey = new GmlRows(table);
      survey.start(xml);
      while (xml.next()) {
        GmlFeature feature = survey.feature(xml);
        if (feature != null) {
          hasFeatures = true;
          hasId |= feature.id() != null;
          columns.addAll(feature.values().keySet());
          if (types.size() < MOST_TOLD) {
            types.add(feature.type());
          }
          if (left.size() < MOST_TOLD) {
            left.addAll(feature.left());
          }
          ColumnNames.refuseTooMany(table, columns);
          crs = crs == null ? feature.crs() : crs;
        }
      }
    } catch (BadItem e) {
      XmlWalk.refuseAtOnce(e, hasFeatures);
    }
    boolean isGiven = hasId;
    String id = columns.stream().anyMatch(ID::equalsIgnoreCase) ? ID_OF_GML : ID;
    String type = types.size() > 1 ? ColumnNames.free(TYPE_OF_GML, columns) : null;
    if (!left.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.GEOMETRIES_LEFT, List.copyOf(left)));
    }
    if (type != null) {
      notices.accept(Notice.of(Notice.Code.TYPES_TOGETHER, List.copyOf(types), type));
    }
    List<String> all =
        Stream.of(Stream.of(id).filter(name -> isGiven), Stream.ofNullable(type), columns.stream())
            .flatMap(names -> names)
            .distinct()
            .toList();
    GmlRows rows = new GmlRows(table);
    return new XmlFeatureRows(
        FileFacts.of(Table.Format.GML).withCrs(crs, CrsFrom.FILE),
        XmlWalk.of(table, told -> {}),
        all,
        xml -> {
          GmlFeature feature = rows.feature(xml);
          return feature == null ? null : feature.named(id, type);
        });
  }

  /**
   * Moves to the first element.
   *
   * @throws BadItem if there is none, or if it is a report of an error
   */
  void start(XmlWalk xml) throws IOException {
    while (!xml.starts()) {
      if (!xml.next()) {
        throw notGml("– <FeatureCollection>");
      }
    }
    refuseFault(xml);
  }

  /** A service that fails after the first features ends with a report in place of the others. */
  private void refuseFault(XmlWalk xml) throws IOException {
    if (FAULTS.contains(xml.element())) {
      throw notGml(xml.element() + " " + xml.text().strip().replaceAll("\\s+", " "));
    }
  }

  BadItem notGml(String found) {
    return new BadItem(
        Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), found));
  }

  /** The feature that starts here, read to its end; null if none does. */
  @Nullable GmlFeature feature(XmlWalk xml) throws IOException {
    if (xml.starts()) {
      refuseFault(xml);
    }
    if (xml.starts(ADDED)) {
      xml.skip();
    } else if (xml.starts(GmlCrs.BOUNDS)) {
      bounds = GmlCrs.ofBounds(xml, bounds);
    } else if (xml.ends(MANY)) {
      inMany = false;
    } else if (xml.starts(MANY)) {
      inMany = true;
    } else if (xml.starts() && inMany) {
      return GmlFeature.read(xml, bounds);
    } else if (xml.starts() && ONE.contains(xml.element())) {
      String member = xml.element();
      while (xml.next() && !xml.ends(member)) {
        if (xml.starts()) {
          boolean isCollection = xml.element().endsWith(COLLECTION);
          return isCollection ? null : GmlFeature.read(xml, bounds);
        }
      }
    }
    return null;
  }
}
