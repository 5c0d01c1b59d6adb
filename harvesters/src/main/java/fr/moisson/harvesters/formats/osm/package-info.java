/** Objects of OpenStreetMap, as the Overpass API gives them. */
@NullMarked
package fr.moisson.harvesters.formats.osm;

import org.jspecify.annotations.NullMarked;
