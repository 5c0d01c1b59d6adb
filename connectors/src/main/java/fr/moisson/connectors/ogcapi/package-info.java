/** Collections of features over OGC API – Features. */
@NullMarked
package fr.moisson.connectors.ogcapi;

import org.jspecify.annotations.NullMarked;
