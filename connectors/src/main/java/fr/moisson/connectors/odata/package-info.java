/** Catalogues of Earth observation products over OData, as in the Copernicus Data Space. */
@NullMarked
package fr.moisson.connectors.odata;

import org.jspecify.annotations.NullMarked;
