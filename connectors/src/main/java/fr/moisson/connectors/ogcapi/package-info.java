/** Collections of features, by the OGC APIs. */
@NullMarked
package fr.moisson.connectors.ogcapi;

import org.jspecify.annotations.NullMarked;
