package fr.moisson.harvesters.formats.scan;

/** Says of boxes, in the coordinates of a file, that nothing in them is wanted. */
@FunctionalInterface
public interface BoxFilter {

  /** For readers of whole files. */
  BoxFilter NOTHING = (minX, minY, maxX, maxY) -> false;

  /** Whether it is certain: a box that is not outside has to be looked at. */
  boolean isCertain(double minX, double minY, double maxX, double maxY);
}
