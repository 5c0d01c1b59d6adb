/** Catalogues of earth observation products by OData, as the Copernicus Data Space has it. */
@NullMarked
package fr.moisson.connectors.odata;

import org.jspecify.annotations.NullMarked;
