package fr.moisson.harvesters.formats;

import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Puts each vertex of a geometry somewhere else. */
interface VertexMove extends CoordinateSequenceFilter {

  @Override
  default boolean isDone() {
    return false;
  }

  @Override
  default boolean isGeometryChanged() {
    return true;
  }
}
