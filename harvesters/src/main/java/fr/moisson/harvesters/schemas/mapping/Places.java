package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;

/**
 * Positions and shapes of a sample's rows.
 *
 * @param share of the rows that have a geometry
 * @param areLines whether most of them are lines: hedges and streets, but not trees
 * @param areAreas whether most of them are areas: woods and beds, but not trees
 * @param arePoints whether most of them are points: stations and damages, but not zones
 */
record Places(double share, boolean areLines, boolean areAreas, boolean arePoints) {

  private static final double HALF = 0.5;

  static Places of(List<Row> sample) {
    if (sample.isEmpty()) {
      return new Places(1, false, false, false);
    }
    return new Places(
        share(sample, Geometry.class),
        share(sample, Lineal.class) > HALF,
        share(sample, Polygonal.class) > HALF,
        share(sample, Puntal.class) > HALF);
  }

  /**
   * Whether the schema is for points, and the sample's shapes cannot stand for them, or for zones,
   * and they are points. Things with a surface in the schema, such as parks, may be drawn as areas.
   */
  boolean areOtherThan(Mapping mapping) {
    boolean isOfPoints =
        mapping.schema().indispensable().stream()
            .map(column -> mapping.file().rule(column).compute())
            .anyMatch(ColumnRule.Compute.LONGITUDE::equals);
    boolean isOfSurfaces =
        mapping.file().columns().values().stream()
            .flatMap(rule -> rule.notation().wanted().stream())
            .anyMatch(Unit.M2::measuresAs);
    return (mapping.isOfZones() && arePoints)
        || (isOfPoints && (areLines || (areAreas && !isOfSurfaces)));
  }

  private static double share(List<Row> sample, Class<?> shape) {
    return sample.stream().filter(row -> shape.isInstance(row.geometry())).count()
        / (double) sample.size();
  }
}
