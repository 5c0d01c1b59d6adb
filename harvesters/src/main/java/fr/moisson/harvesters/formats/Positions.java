package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds a row's place in its columns, in the coordinates of the file. Columns that the officer
 * names are the only ones; otherwise the usual names are tried, shapes before points, degrees
 * before metres, and the first that holds a place in that row wins.
 */
final class Positions {

  private static final List<String> SHAPES =
      List.of(
          "geoshape",
          "geometry",
          "geometrie",
          "geom",
          "thegeom",
          "wkt",
          "geomwkt",
          "geojson",
          // The exports of GeoNature, of today and of before.
          "geojson4326",
          "geometriewkt4326");

  /** Names without accents, case and punctuation, longitude then latitude. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("longitude", "latitude"),
          List.of("lon", "lat"),
          List.of("lng", "lat"),
          List.of("long", "lat"),
          List.of("xlong", "ylat"),
          List.of("xlon", "ylat"),
          List.of("xwgs84", "ywgs84"),
          List.of("xwgs", "ywgs"),
          List.of("longwgs84", "latwgs84"),
          List.of("lonwgs84", "latwgs84"),
          List.of("longitudewgs84", "latitudewgs84"),
          List.of("stoplon", "stoplat"),
          List.of("xcentroid4326", "ycentroid4326"),
          List.of("geolon", "geolat"),
          List.of("coordlon", "coordlat"),
          List.of("coordx", "coordy"),
          List.of("coordonneex", "coordonneey"),
          List.of("xl93", "yl93"),
          List.of("xlambert93", "ylambert93"),
          List.of("xlamb93", "ylamb93"),
          List.of("lambertx", "lamberty"),
          List.of("x", "y"));

  private static final List<String> POINTS =
      List.of(
          "geopoint2d",
          "geopoint",
          "pointgeo",
          "coordonnees",
          "coordonneesxy",
          "coordonneesgps",
          "coordonneesgeo",
          "coordonneesgeographiques",
          "coordinates",
          "latlon",
          "latlong",
          "latitudelongitude",
          "geolocalisation",
          "geolocation",
          "localisation",
          "location",
          "position",
          "gps");

  private final List<Finder> finders;

  private Positions(List<Finder> finders) {
    this.finders = List.copyOf(finders);
  }

  static Positions of(List<String> columns, Table.Place place) {
    List<Finder> stated = new ArrayList<>();
    ColumnNames.find(columns, place.geometry())
        .ifPresent(column -> stated.add(new OneCell(column)));
    pair(columns, place.longitude(), place.latitude()).ifPresent(stated::add);
    return new Positions(stated.isEmpty() ? usual(columns) : stated);
  }

  private static List<Finder> usual(List<String> columns) {
    List<Finder> finders = new ArrayList<>();
    SHAPES.forEach(name -> oneCell(columns, name).ifPresent(finders::add));
    PAIRS.forEach(names -> pair(columns, names.get(0), names.get(1)).ifPresent(finders::add));
    pair(columns, only(columns, "longitude"), only(columns, "latitude")).ifPresent(finders::add);
    POINTS.forEach(name -> oneCell(columns, name).ifPresent(finders::add));
    return finders;
  }

  private static Optional<Finder> oneCell(List<String> columns, String name) {
    return ColumnNames.find(columns, name).map(OneCell::new);
  }

  private static Optional<Finder> pair(
      List<String> columns, @Nullable String longitude, @Nullable String latitude) {
    return ColumnNames.find(columns, longitude)
        .flatMap(x -> ColumnNames.find(columns, latitude).map(y -> new TwoCells(x, y)));
  }

  /** « Longitude du point (WGS 84) », provided that one column only speaks of a longitude. */
  private static @Nullable String only(List<String> columns, String word) {
    List<String> found =
        columns.stream().filter(column -> ColumnNames.key(column).contains(word)).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  boolean isEmpty() {
    return finders.isEmpty();
  }

  @Nullable Geometry find(Map<String, String> values) {
    for (Finder finder : finders) {
      Geometry found = finder.find(values);
      if (found != null && !found.isEmpty()) {
        return found;
      }
    }
    return null;
  }

  private interface Finder {
    @Nullable Geometry find(Map<String, String> values);
  }

  private record OneCell(String column) implements Finder {

    @Override
    public @Nullable Geometry find(Map<String, String> values) {
      return PlaceText.read(values.getOrDefault(column, ""));
    }
  }

  private record TwoCells(String x, String y) implements Finder {

    @Override
    public @Nullable Geometry find(Map<String, String> values) {
      OptionalDouble longitude = Numbers.decimal(values.getOrDefault(x, ""));
      OptionalDouble latitude = Numbers.decimal(values.getOrDefault(y, ""));
      return longitude.isEmpty() || latitude.isEmpty()
          ? null
          : GeoJsonGeometry.FACTORY.createPoint(
              new CoordinateXY(longitude.getAsDouble(), latitude.getAsDouble()));
    }
  }
}
