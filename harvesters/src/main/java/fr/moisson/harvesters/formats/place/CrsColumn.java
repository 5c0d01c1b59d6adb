package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/**
 * The column in which each row gives the metric system of its position, by code or name, as in
 * tables of Géorisques and of the water agencies, which cover France and overseas.
 */
final class CrsColumn {

  private static final Set<String> NAMES =
      Set.of(
          "epsg", "codeepsg", "epsgcode", "srid", "codesrid", "geomsrid", "geometriesrid", "crs");

  /**
   * « LibelleProjection » and « Système de coordonnées »; the codes of the Sandre are not those of
   * EPSG.
   */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?!cd|code).*projection.*|systeme(?:de)?(?:coord|projection|reference|geodesique).*|srs");

  /** Only a few codes are in use; if there are more, they are something else. */
  private static final int MOST_SYSTEMS = 16;

  private final String column;

  /** EPSG code by the text of cells; 0 if it is not a metric system. */
  private final Map<String, Integer> known = new HashMap<>();

  private CrsColumn(String column) {
    this.column = column;
  }

  static Optional<CrsColumn> of(List<String> columns) {
    return Stream.<Predicate<String>>of(NAMES::contains, IN_WORDS.asMatchPredicate())
        .flatMap(kind -> columns.stream().filter(column -> kind.test(ColumnNames.key(column))))
        .findFirst()
        .map(CrsColumn::new);
  }

  /** A copy of a place in metres that has the row's system; empty if the row states none. */
  Optional<Geometry> stated(Geometry place, Map<String, String> values) {
    if (!MetricSystem.isMetric(place.getEnvelopeInternal())) {
      return Optional.empty();
    }
    String said = values.getOrDefault(column, "").strip();
    Integer code = known.get(said);
    if (code == null) {
      if (known.size() == MOST_SYSTEMS) {
        return Optional.empty();
      }
      code = code(said);
      known.put(said, code);
    }
    if (code == 0) {
      return Optional.empty();
    }
    Geometry copy = place.copy();
    copy.setSRID(code);
    return Optional.of(copy);
  }

  private static int code(String said) {
    return EpsgCode.in(said).filter(epsg -> ToWgs84.declared("EPSG:" + epsg).isMetric()).orElse(0);
  }
}
