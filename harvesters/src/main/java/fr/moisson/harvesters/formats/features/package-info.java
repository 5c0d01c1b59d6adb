/** A GeoPackage of ours that is asked again and again: by box, time and values. */
@NullMarked
package fr.moisson.harvesters.formats.features;

import org.jspecify.annotations.NullMarked;
