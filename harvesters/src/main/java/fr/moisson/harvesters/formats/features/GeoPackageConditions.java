package fr.moisson.harvesters.formats.features;

import fr.moisson.harvesters.formats.geopackage.GeoPackageLayer;
import fr.moisson.harvesters.formats.geopackage.GeoPackageRowWriter;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.model.PlainLetters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Translates a query into SQL conditions on a table of a GeoPackage that we wrote. */
final class GeoPackageConditions {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  private static final String MEETS = "(maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)";
  private static final String WITHIN = "(minx >= ? AND maxx <= ? AND miny >= ? AND maxy <= ?)";

  /**
   * Rows without a geometry, which the index does not know. Rows are numbered from 1, so where it
   * knows as many as there are, none of them is looked at.
   */
  private static final String PLACELESS =
      "SELECT p.rowid FROM (SELECT 1 WHERE (SELECT max(rowid) FROM %1$s)"
          + " > (SELECT count(*) FROM %2$s)) CROSS JOIN %1$s p WHERE p.%3$s IS NULL";

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param exact name of the SQL function that tests a geometry itself
   * @param boxes around the bounds, in the coordinates of the file; null if they cannot be
   *     determined
   */
  static GeoPackageConditions of(
      FeatureQuery query,
      GeoPackageFeatureTable layer,
      String exact,
      @Nullable List<Envelope> boxes) {
    GeoPackageConditions all = new GeoPackageConditions();
    if (query.bounds() != null) {
      all.bounds(layer, exact, boxes, query.bounds().crs() == layer.crs());
    }
    GeoPackageFeatureTable.Property time = layer.time().orElse(null);
    if (query.time() != null && time != null) {
      all.time(time, query.time());
    }
    if (!query.where().equals(ColumnCondition.NONE)) {
      all.conditions.add(all.where(query.where()));
    }
    return all;
  }

  private String where(ColumnCondition condition) {
    if (condition instanceof ColumnCondition.Comparison one) {
      values.add(one.value());
      return GeoPackageLayer.quoted(one.column()) + " " + one.operator().sql() + " ?";
    }
    if (condition instanceof ColumnCondition.Contains one) {
      values.add(PlainLetters.of(one.text()));
      return "instr(%s(%s), ?) %s"
          .formatted(
              FoldedText.NAME, GeoPackageLayer.quoted(one.column()), one.isStart() ? "= 1" : "> 0");
    }
    if (condition instanceof ColumnCondition.Missing one) {
      return GeoPackageLayer.quoted(one.column()) + " IS NULL";
    }
    if (condition instanceof ColumnCondition.Not one) {
      return "NOT (" + where(one.condition()) + ")";
    }
    return condition instanceof ColumnCondition.Or any
        ? joined(any.conditions(), " OR ", "0")
        : joined(((ColumnCondition.And) condition).conditions(), " AND ", "1");
  }

  private String joined(List<ColumnCondition> parts, String word, String none) {
    return parts.isEmpty()
        ? none
        : parts.stream().map(this::where).collect(Collectors.joining(word, "(", ")"));
  }

  /** The columns to sort by, each followed by a comma. */
  static String order(FeatureQuery query) {
    return query.order().stream()
        .map(
            one -> {
              String column = GeoPackageLayer.quoted(one.column());
              return column + " IS NULL, " + column + (one.descending() ? " DESC, " : ", ");
            })
        .collect(Collectors.joining());
  }

  /**
   * The index tells which geometries may intersect the boxes, and which are entirely inside; only
   * the others are tested themselves.
   *
   * @param isOwn whether the boxes are the bounds themselves
   */
  private void bounds(
      GeoPackageFeatureTable layer, String exact, @Nullable List<Envelope> boxes, boolean isOwn) {
    String geometry = layer.geometry();
    if (geometry == null) {
      return;
    }
    String column = GeoPackageLayer.quoted(geometry);
    String looked = exact + "(" + column + ")";
    if (boxes == null) {
      conditions.add(looked);
      return;
    }
    String name = GeoPackageLayer.index(layer.name(), geometry);
    String index = GeoPackageLayer.quoted(name);
    String found = "SELECT id FROM " + index + " WHERE ";
    conditions.add(
        "rowid IN ("
            + String.join(" UNION ", Collections.nCopies(boxes.size(), found + MEETS))
            + " UNION "
            + PLACELESS.formatted(
                GeoPackageLayer.quoted(layer.name()),
                GeoPackageLayer.quoted(name + "_rowid"),
                column)
            + ")");
    for (Envelope box : boxes) {
      Collections.addAll(values, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
    }
    if (!isOwn) {
      conditions.add(looked);
      return;
    }
    String inside = String.join(" OR ", Collections.nCopies(boxes.size(), WITHIN));
    conditions.add(
        "(EXISTS (SELECT 1 FROM %s r WHERE r.id = t.rowid AND (%s)) OR %s)"
            .formatted(index, inside, looked));
    for (Envelope box : boxes) {
      Collections.addAll(values, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
    }
  }

  private void time(GeoPackageFeatureTable.Property property, FeatureQuery.Span span) {
    String column = GeoPackageLayer.quoted(property.name());
    DateTimeFormatter format =
        property.type() == ColumnType.DATE ? DAY : GeoPackageRowWriter.MOMENT;
    limit(column, ">=", span.start(), format);
    limit(column, "<=", span.end(), format);
  }

  private void limit(
      String column, String sign, @Nullable Instant limit, DateTimeFormatter format) {
    if (limit != null) {
      conditions.add("(" + column + " IS NULL OR " + column + " " + sign + " ?)");
      values.add(format.format(limit));
    }
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** The clause of all conditions; empty if there are none. */
  String where() {
    return isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** Sets the parameters; returns the index of the next one. */
  int bind(PreparedStatement statement) throws SQLException {
    int place = 1;
    for (Object value : values) {
      statement.setObject(place++, value instanceof Boolean truth ? (truth ? 1 : 0) : value);
    }
    return place;
  }
}
