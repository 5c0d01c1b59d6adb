package fr.moisson.harvesters.formats;

import org.locationtech.jts.geom.CoordinateSequence;

/** Puts axes that had changed places in order. */
record Swap() implements VertexMove {

  @Override
  public void filter(CoordinateSequence sequence, int i) {
    double x = sequence.getX(i);
    sequence.setOrdinate(i, CoordinateSequence.X, sequence.getY(i));
    sequence.setOrdinate(i, CoordinateSequence.Y, x);
  }
}
