/** Writes to GeoNetwork 4 and geOrchestra, as records of ISO 19139 or ISO 19115-3. */
@NullMarked
package fr.moisson.connectors.geonetwork;

import org.jspecify.annotations.NullMarked;
