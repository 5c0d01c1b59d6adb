/** OpenStreetMap objects, as the Overpass API returns them. */
@NullMarked
package fr.moisson.harvesters.formats.osm;

import org.jspecify.annotations.NullMarked;
