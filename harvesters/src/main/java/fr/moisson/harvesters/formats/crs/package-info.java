/** Coordinate reference systems: identifying them, and transforming between them. */
@NullMarked
package fr.moisson.harvesters.formats.crs;

import org.jspecify.annotations.NullMarked;
