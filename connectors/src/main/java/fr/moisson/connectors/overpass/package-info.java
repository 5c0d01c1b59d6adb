/** OpenStreetMap, through the Overpass API. */
@NullMarked
package fr.moisson.connectors.overpass;

import org.jspecify.annotations.NullMarked;
