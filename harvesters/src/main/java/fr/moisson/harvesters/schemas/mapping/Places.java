package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import org.locationtech.jts.geom.Lineal;

/**
 * Where the rows of a sample lie.
 *
 * @param share of the rows that lie somewhere
 * @param areLines whether most of them are lines: hedges and streets, but no trees
 */
record Places(double share, boolean areLines) {

  private static final double HALF = 0.5;

  static Places of(List<Row> sample) {
    if (sample.isEmpty()) {
      return new Places(1, false);
    }
    long placed = sample.stream().filter(row -> row.geometry() != null).count();
    long lines = sample.stream().filter(row -> row.geometry() instanceof Lineal).count();
    return new Places(placed / (double) sample.size(), lines > HALF * sample.size());
  }
}
