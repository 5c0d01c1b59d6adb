/** OpenStreetMap, by the Overpass interface. */
@NullMarked
package fr.moisson.connectors.overpass;

import org.jspecify.annotations.NullMarked;
