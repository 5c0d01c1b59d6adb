/** Queries by box, time and value on GeoPackages that Moisson has written. */
@NullMarked
package fr.moisson.harvesters.formats.features;

import org.jspecify.annotations.NullMarked;
