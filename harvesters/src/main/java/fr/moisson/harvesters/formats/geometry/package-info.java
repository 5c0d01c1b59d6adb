/** Geometries: GeoJSON and well-known binary, and repairing invalid ones. */
@NullMarked
package fr.moisson.harvesters.formats.geometry;

import org.jspecify.annotations.NullMarked;
