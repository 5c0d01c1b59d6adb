package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.FranceExtent;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Finds the place of a row in its columns. If the officer names columns, only these are used;
 * otherwise the usual names are tried, shapes before points, degrees before metres, and the first
 * column with a place in that row is taken. A guessed place far from France is discarded: the
 * numbers mean something else, and must not contradict the commune that the row names.
 */
public final class Positions {

  private static final List<String> SHAPES =
      List.of(
          ("geoshape geometry geometrie geom thegeom wkt geomwkt geojson"
                  // Exports of GeoNature, current and older.
                  + " geojson4326 geometriewkt4326"
                  // Brownfields of the CNIG, which have a point besides.
                  + " geomsurf")
              .split(" "));

  private static final List<String> POINTS =
      List.of(
          ("geopoint2d geopoint pointgeo coordonneesgeographiques geolocalisation geolocation"
                  + " localisation location geompoint"
                  // Answers of Overpass, maps of GoGoCarto, and things that SensorThings measures.
                  + " center geo locations featureofinterest"
                  // Darwin Core, for what is not a point.
                  + " footprintwkt")
              .split(" "));

  /**
   * Words of which one makes a name that of a place, if all the others are used for coordinates.
   */
  private static final Set<String> PLACES =
      Set.of("coordonnees", "coordinates", "coords", "coord", "coor", "gps", "position");

  /** About a metre, in degrees. */
  private static final double SAME_PLACE = 1e-5;

  private final List<Finder> finders;
  private final boolean guessed;
  private final @Nullable CrsColumn crs;

  /**
   * @param crs column where each row states its system; null if there is none
   */
  private Positions(List<Finder> finders, boolean guessed, @Nullable CrsColumn crs) {
    this.finders = List.copyOf(finders);
    this.guessed = guessed;
    this.crs = crs;
  }

  public static Positions of(List<String> columns, Table.Place place) {
    List<Finder> stated = new ArrayList<>();
    ColumnNames.find(columns, place.geometry()).ifPresent(column -> stated.add(oneCell(column)));
    ColumnNames.find(columns, place.longitude())
        .flatMap(x -> ColumnNames.find(columns, place.latitude()).map(y -> TwoCells.of(x, y)))
        .ifPresent(stated::add);
    CrsColumn crs = CrsColumn.of(columns).orElse(null);
    return stated.isEmpty()
        ? new Positions(usual(columns), true, crs)
        : new Positions(stated, false, crs);
  }

  /** Places in a column with another name. */
  public static Positions inOne(String column, boolean longitudeFirst) {
    return new Positions(List.of(new OneCell(column, longitudeFirst)), true, null);
  }

  /** Places in two columns with other names. */
  public static Positions inTwo(String x, String y) {
    return new Positions(List.of(TwoCells.of(x, y)), true, null);
  }

  private static List<Finder> usual(List<String> columns) {
    List<Finder> finders = new ArrayList<>();
    named(columns, SHAPES).forEach(finders::add);
    named(columns, GridCellCode.COLUMNS).forEach(finders::add);
    AxisPairs.of(columns).forEach(pair -> finders.add(TwoCells.of(pair, columns)));
    named(columns, POINTS).forEach(finders::add);
    columns.stream().filter(Positions::isPlace).map(Positions::oneCell).forEach(finders::add);
    return finders;
  }

  private static Stream<Finder> named(List<String> columns, List<String> names) {
    return ColumnNames.found(columns, names).map(Positions::oneCell);
  }

  /** Whether the name of a column is a usual one for places. */
  static boolean isUsual(String column) {
    String key = ColumnNames.key(column);
    return SHAPES.contains(key) || POINTS.contains(key) || isPlace(column);
  }

  /** « Coordonnées GPS », « lat_lon », « Position (long, lat) ». */
  private static boolean isPlace(String column) {
    Set<String> words = AxisName.words(column);
    boolean both = AxisName.isOfBoth(words);
    return both || (AxisName.of(column).isEmpty() && words.stream().anyMatch(PLACES::contains));
  }

  private static Finder oneCell(String column) {
    Set<String> words = AxisName.words(column);
    String key = ColumnNames.key(column);
    int longitude = Math.max(key.indexOf("lon"), key.indexOf("lng"));
    boolean first =
        AxisName.isOfBoth(words)
            && (longitude < 0
                ? key.indexOf('x') < key.indexOf('y')
                : longitude < key.indexOf("lat"));
    return new OneCell(column, first);
  }

  public boolean isEmpty() {
    return finders.isEmpty();
  }

  /** Whether a row has a position, wherever it is. */
  public boolean areIn(Map<String, String> values) {
    return finders.stream().anyMatch(finder -> finder.find(values) != null);
  }

  /**
   * The values of a row whose axes were swapped, with its columns of longitude and latitude
   * corrected as well.
   *
   * @param place of the row
   */
  public Map<String, String> inOrder(Map<String, String> values, Point place) {
    Pair pair = cells(finders.stream()).map(TwoCells::pair).findFirst().orElse(null);
    if (pair == null) {
      return values;
    }
    String east = values.getOrDefault(pair.longitude(), "");
    String north = values.getOrDefault(pair.latitude(), "");
    if (!isAt(east, place.getY()) || !isAt(north, place.getX())) {
      return values;
    }
    Map<String, String> turned = new LinkedHashMap<>(values);
    turned.put(pair.longitude(), north);
    turned.put(pair.latitude(), east);
    return turned;
  }

  private static boolean isAt(String cell, double degrees) {
    return Ordinate.read(cell)
        .filter(one -> Math.abs(one.value() - degrees) < SAME_PLACE)
        .isPresent();
  }

  /** Two columns whose numbers, if both are in degrees, are the place of their row. */
  public record Pair(String longitude, String latitude) {}

  /** Empty if something else may be the place of a row with such numbers. */
  public Optional<Pair> certain() {
    return cells(finders.stream().limit(1))
        .filter(cells -> !cells.doubtful())
        .map(TwoCells::pair)
        .findFirst();
  }

  private static Stream<TwoCells> cells(Stream<Finder> finders) {
    return finders
        .filter(TwoCells.class::isInstance)
        .map(TwoCells.class::cast)
        .filter(TwoCells::areInDegrees);
  }

  /**
   * The place in WGS 84; null if there is none.
   *
   * @param toWgs84 gives null for a place that lies nowhere
   */
  public @Nullable Geometry find(
      Map<String, String> values, UnaryOperator<@Nullable Geometry> toWgs84) {
    for (Finder finder : finders) {
      Found found = finder.find(values);
      if (found != null && !found.place().isEmpty()) {
        Geometry placed = placed(found.place(), values, toWgs84);
        if (placed != null && (!guessed || found.isCertain() || FranceExtent.isNear(placed))) {
          return placed;
        }
      }
    }
    return null;
  }

  /** A stated system that does not lead to France is ignored. */
  private @Nullable Geometry placed(
      Geometry place, Map<String, String> values, UnaryOperator<@Nullable Geometry> toWgs84) {
    if (crs != null && place.getSRID() == GeoJsonGeometry.FACTORY.getSRID()) {
      Geometry stated = crs.stated(place, values).map(toWgs84).orElse(null);
      if (stated != null && FranceExtent.isNear(stated)) {
        return stated;
      }
    }
    return toWgs84.apply(place);
  }

  /**
   * A place found in a row.
   *
   * @param isCertain whether it can be nothing but a place
   */
  record Found(Geometry place, boolean isCertain) {

    static Found point(Coordinate position, boolean isCertain) {
      return new Found(GeoJsonGeometry.FACTORY.createPoint(position), isCertain);
    }
  }

  interface Finder {
    @Nullable Found find(Map<String, String> values);
  }

  private record OneCell(String column, boolean longitudeFirst) implements Finder {

    @Override
    public @Nullable Found find(Map<String, String> values) {
      String cell = values.getOrDefault(column, "").strip();
      Geometry text = PlaceText.read(cell);
      Geometry shape = text == null ? GridCellCode.read(cell) : text;
      if (shape != null) {
        return new Found(shape, true);
      }
      Coordinate pair = PairText.read(cell, longitudeFirst);
      return pair == null ? null : Found.point(pair, false);
    }
  }
}
