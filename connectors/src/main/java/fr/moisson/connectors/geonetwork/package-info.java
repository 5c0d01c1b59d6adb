/** Writes to GeoNetwork 4 and geOrchestra, as records of ISO 19139. */
@NullMarked
package fr.moisson.connectors.geonetwork;

import org.jspecify.annotations.NullMarked;
