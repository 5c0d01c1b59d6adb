/** Rows of GeoPackages. */
@NullMarked
package fr.moisson.harvesters.formats.geopackage;

import org.jspecify.annotations.NullMarked;
