/** Shapes and their notations: GeoJSON, well-known binary, what mends them. */
@NullMarked
package fr.moisson.harvesters.formats.geometry;

import org.jspecify.annotations.NullMarked;
