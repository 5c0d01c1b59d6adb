package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.place.PlaceText;
import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.territory.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/** Columns computed from the geometry of a row. */
final class Computed {

  /** About a centimetre, as in our GeoJSON. */
  private static final int DECIMALS = 7;

  private static final String SQUARE_METRES = "m2";

  private static final String CRS = "EPSG:4326";

  private static final double SAME_PLACE = 1e-6;

  /** In degrees: a centre may lie beside its contour, but only by some kilometres. */
  private static final double NEAR = 0.1;

  /** As {@link #DECIMALS}, in metres. */
  private static final int DECIMALS_OF_METRES = 2;

  private static final double SAME_METRE = 1;

  private static final int DECIMALS_OF_AREAS = 1;

  /** Surfaces on maps differ from those on the ground, and contours are simplified. */
  private static final double SAME_SHARE = 0.01;

  private static final Map<Integer, Optional<OutputCrs>> SYSTEMS = new ConcurrentHashMap<>();

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,20})?");

  static Filling longitude(String column, @Nullable String source) {
    return ordinate(column, source, place -> place.getCoordinate().getX());
  }

  static Filling latitude(String column, @Nullable String source) {
    return ordinate(column, source, place -> place.getCoordinate().getY());
  }

  /**
   * @param own the source's number, for rows outside of France, and where it is the same but for a
   *     metre
   * @param withoutPlace for rows without a place
   */
  static Filling easting(
      String column, @Nullable String source, Filling own, Filling withoutPlace) {
    return metres(column, source, own, withoutPlace, place -> place.getCoordinate().getX());
  }

  /** As {@link #easting}. */
  static Filling northing(
      String column, @Nullable String source, Filling own, Filling withoutPlace) {
    return metres(column, source, own, withoutPlace, place -> place.getCoordinate().getY());
  }

  /** Leaves out the source's value, which is told. */
  static Filling refused(String column, @Nullable String source) {
    return (row, draft) -> {
      String raw = said(row, source);
      if (!raw.isEmpty()) {
        draft.lose(column, raw);
      }
    };
  }

  private static Filling metres(
      String column,
      @Nullable String source,
      Filling own,
      Filling withoutPlace,
      Function<Geometry, Double> along) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      if (place == null || place.isEmpty()) {
        withoutPlace.fill(row, draft);
        return;
      }
      Optional<OutputCrs> system = legal(place);
      if (system.isEmpty()) {
        own.fill(row, draft);
        return;
      }
      double value = along.apply(system.get().of(point(place)));
      OptionalDouble written =
          source == null ? OptionalDouble.empty() : Numbers.decimal(row.value(source));
      if (written.isPresent() && Math.abs(written.getAsDouble() - value) < SAME_METRE) {
        own.fill(row, draft);
      } else {
        draft.put(column, text(value, DECIMALS_OF_METRES));
      }
    };
  }

  /** The source's own text, if it has such a column. */
  static String said(Row row, @Nullable String source) {
    return source == null ? "" : row.value(source).strip();
  }

  private static Optional<OutputCrs> legal(Geometry place) {
    return MetricSystem.legal(place.getCoordinate())
        .flatMap(
            system -> SYSTEMS.computeIfAbsent(system.epsg(), any -> OutputCrs.find(system.crs())));
  }

  static Filling crs(String column, @Nullable String source) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      boolean isPlaced = place != null && !place.isEmpty();
      draft.put(column, isPlaced ? CRS : said(row, source));
    };
  }

  /**
   * Computes also the columns of tables that follow the schema already, whose axes may be swapped
   * or in metres.
   *
   * @param otherwise for other columns, and ordinates of rows that are not points
   */
  static Filling corrected(
      ColumnRule.@Nullable Compute what, String column, String source, Filling otherwise) {
    if (what == null) {
      return otherwise;
    }
    return switch (what) {
      case LONGITUDE -> ofPoint(longitude(column, source), otherwise);
      case LATITUDE -> ofPoint(latitude(column, source), otherwise);
      case EASTING -> ofPoint(easting(column, source, otherwise, otherwise), otherwise);
      case NORTHING -> ofPoint(northing(column, source, otherwise, otherwise), otherwise);
      case CRS -> ofPoint(crs(column, source), otherwise);
      case POINT -> point(column, source);
      case CONTOUR -> contour(column, source, otherwise);
      case ZONE, COMMUNE, NUMBER -> otherwise;
    };
  }

  private static Filling ofPoint(Filling computed, Filling otherwise) {
    return (row, draft) -> {
      boolean isPoint = row.geometry() instanceof Point point && !point.isEmpty();
      (isPoint ? computed : otherwise).fill(row, draft);
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
      String written = said(row, source);
      OptionalDouble own = Numbers.decimal(written);
      boolean isSame =
          own.isPresent()
              && written.indexOf(',') < 0
              && Math.abs(own.getAsDouble() - value) < SAME_PLACE;
      draft.put(column, isSame ? written : text(value, DECIMALS));
    };
  }

  private static Geometry point(Geometry place) {
    return place.getNumPoints() == 1 ? place : place.getInteriorPoint();
  }

  private static String text(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /**
   * Surfaces of zones: those of their contours, which may be a part of what the source measured;
   * the source's own number is kept where it is nearly the same.
   */
  static List<Filling> areas(Mapping mapping) {
    return mapping.file().columns().entrySet().stream()
        .filter(
            rule -> mapping.isOfZones() && SQUARE_METRES.equals(rule.getValue().notation().to()))
        .map(rule -> area(rule.getKey()))
        .toList();
  }

  private static Filling area(String column) {
    return (row, draft) -> {
      String stated = draft.value(column);
      OptionalDouble written = Numbers.decimal(stated);
      Geometry zone = row.geometry();
      if (written.isEmpty() || zone == null) {
        return;
      }
      double area = Measure.of(zone).area();
      if (area > 0 && Math.abs(written.getAsDouble() - area) > area * SAME_SHARE) {
        draft.measureAgain(column, stated);
        draft.put(column, text(area, DECIMALS_OF_AREAS));
      }
    };
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
      String own = said(row, source);
      draft.put(
          column,
          place == null || isSame(own, place) ? own : ShapeText.wkt(ShapeText.rounded(place)));
    };
  }

  /**
   * The source's own point is kept, unless it is in metres or has its latitude first, and so lies
   * far from the row's place.
   */
  static Filling point(String column, @Nullable String source) {
    return (row, draft) -> {
      Geometry place = row.geometry();
      String own = said(row, source);
      draft.put(
          column,
          place == null || place.isEmpty() || isNear(own, place)
              ? own
              : ShapeText.wkt(ShapeText.rounded(point(place))));
    };
  }

  private static boolean isNear(String text, Geometry place) {
    return PlaceText.read(text) instanceof Point point
        && place.getEnvelopeInternal().distance(point.getEnvelopeInternal())
            < (place instanceof Point ? SAME_PLACE : NEAR);
  }

  /**
   * @param own the source's text, for rows without a surface
   */
  static Filling contour(String column, @Nullable String source, Filling own) {
    Filling contour = wkt(column, source);
    return (row, draft) -> (row.geometry() instanceof Polygonal ? contour : own).fill(row, draft);
  }

  /** Whether a text begins with the place's degrees, and not with the metres they come from. */
  private static boolean isSame(String text, Geometry place) {
    Matcher number = NUMBER.matcher(text);
    return number.find()
        && Math.abs(Double.parseDouble(number.group()) - place.getCoordinate().getX()) < SAME_PLACE;
  }

  private Computed() {}
}
