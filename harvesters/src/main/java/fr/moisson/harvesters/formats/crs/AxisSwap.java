package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.formats.geometry.VertexMove;
import org.locationtech.jts.geom.CoordinateSequence;

/** Swaps the axes of a geometry. */
public record AxisSwap() implements VertexMove {

  @Override
  public void filter(CoordinateSequence sequence, int i) {
    double x = sequence.getX(i);
    sequence.setOrdinate(i, CoordinateSequence.X, sequence.getY(i));
    sequence.setOrdinate(i, CoordinateSequence.Y, x);
  }
}
