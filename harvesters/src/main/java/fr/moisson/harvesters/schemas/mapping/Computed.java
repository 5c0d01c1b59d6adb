package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.text.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Columns computed from the position of a row. */
final class Computed {

  /** About a centimetre, as in our GeoJSON. */
  private static final int DECIMALS = 7;

  private static final String CRS = "EPSG:4326";

  private static final double SAME_PLACE = 1e-6;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,20})?");

  static Filling longitude(String column, @Nullable String source) {
    return ordinate(column, source, place -> place.getCoordinate().getX());
  }

  static Filling latitude(String column, @Nullable String source) {
    return ordinate(column, source, place -> place.getCoordinate().getY());
  }

  static Filling crs(String column, @Nullable String source) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      boolean isPlaced = place != null && !place.isEmpty();
      draft.put(column, isPlaced ? CRS : source == null ? "" : row.value(source).strip());
    };
  }

  /**
   * Computes also the columns of tables that follow the schema already, whose axes may be swapped
   * or in metres.
   *
   * @param otherwise for other columns, and for rows that are not points
   */
  static Filling ofPoint(
      ColumnRule.@Nullable Compute what, String column, String source, Filling otherwise) {
    if (what == null) {
      return otherwise;
    }
    Filling ofPoint =
        switch (what) {
          case LONGITUDE -> longitude(column, source);
          case LATITUDE -> latitude(column, source);
          case CRS -> crs(column, source);
          case WKT, COMMUNE, NUMBER -> otherwise;
        };
    return (row, draft) -> {
      boolean isPoint = row.geometry() instanceof Point point && !point.isEmpty();
      (isPoint ? ofPoint : otherwise).fill(row, draft);
    };
  }

  /** If the source gives the same place, its own text is kept. */
  private static Filling ordinate(
      String column, @Nullable String source, Function<Geometry, Double> along) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      if (place == null || place.isEmpty()) {
        return;
      }
      double value = along.apply(point(place));
      String written = source == null ? "" : row.value(source).strip();
      OptionalDouble own = Numbers.decimal(written);
      boolean isSame =
          own.isPresent()
              && written.indexOf(',') < 0
              && Math.abs(own.getAsDouble() - value) < SAME_PLACE;
      draft.put(column, isSame ? written : text(value));
    };
  }

  private static Geometry point(Geometry place) {
    return place.getNumPoints() == 1 ? place : place.getInteriorPoint();
  }

  private static String text(double degrees) {
    BigDecimal rounded = BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** The code that the source gives or, without one, that of the commune in which the row lies. */
  static Filling commune(String column, Matching.@Nullable Found found) {
    return (row, draft) -> {
      String raw = found == null ? "" : row.value(found.source().column()).strip();
      if (found == null || raw.isEmpty()) {
        draft.put(column, draft.communeOf(row));
        return;
      }
      MappedCell said = draft.convert(found.conversion(), raw);
      String code = said.value().isEmpty() ? draft.communeOf(row) : said.value();
      if (code.isEmpty()) {
        draft.take(column, found.conversion(), raw);
      } else {
        draft.put(column, code);
      }
    };
  }

  static Filling wkt(String column, @Nullable String source) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      String own = source == null ? "" : row.value(source).strip();
      draft.put(
          column,
          place == null || isSame(own, place) ? own : ShapeText.wkt(ShapeText.rounded(place)));
    };
  }

  /** Whether a text begins with the place's degrees, and not with the metres they come from. */
  private static boolean isSame(String text, Geometry place) {
    Matcher number = NUMBER.matcher(text);
    return number.find()
        && Math.abs(Double.parseDouble(number.group()) - place.getCoordinate().getX()) < SAME_PLACE;
  }

  private Computed() {}
}
