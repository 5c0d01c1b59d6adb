package fr.moisson.harvesters.formats.geometry;

import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Moves each vertex of a geometry. */
public interface VertexMove extends CoordinateSequenceFilter {

  @Override
  default boolean isDone() {
    return false;
  }

  @Override
  default boolean isGeometryChanged() {
    return true;
  }
}
