/** Rows of delimited text, as single files or packed as GTFS and Darwin Core archives. */
@NullMarked
package fr.moisson.harvesters.formats.csv;

import org.jspecify.annotations.NullMarked;
