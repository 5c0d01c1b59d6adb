/** Rows of delimited texts, alone or as GTFS and Darwin Core pack them. */
@NullMarked
package fr.moisson.harvesters.formats.csv;

import org.jspecify.annotations.NullMarked;
