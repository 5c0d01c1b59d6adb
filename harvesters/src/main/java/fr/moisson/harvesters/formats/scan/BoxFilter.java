package fr.moisson.harvesters.formats.scan;

/** Tells which boxes, in the coordinates of a file, contain nothing wanted. */
@FunctionalInterface
public interface BoxFilter {

  /** Excludes no box, for readers of whole files. */
  BoxFilter NOTHING = (minX, minY, maxX, maxY) -> false;

  /** Whether a box certainly contains nothing wanted; if not, its content must be examined. */
  boolean isCertain(double minX, double minY, double maxX, double maxY);
}
