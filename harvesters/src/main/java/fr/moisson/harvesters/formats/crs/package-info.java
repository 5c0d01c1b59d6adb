/** Coordinate reference systems: which one it is, and from one to another. */
@NullMarked
package fr.moisson.harvesters.formats.crs;

import org.jspecify.annotations.NullMarked;
