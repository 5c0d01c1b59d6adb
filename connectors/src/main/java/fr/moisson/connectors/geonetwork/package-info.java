/** Publishing to GeoNetwork 4 and geOrchestra, as ISO 19139 or ISO 19115-3 records. */
@NullMarked
package fr.moisson.connectors.geonetwork;

import org.jspecify.annotations.NullMarked;
