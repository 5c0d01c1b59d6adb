/** Rows of Shapefiles and their dBASE tables. */
@NullMarked
package fr.moisson.harvesters.formats.shapefile;

import org.jspecify.annotations.NullMarked;
