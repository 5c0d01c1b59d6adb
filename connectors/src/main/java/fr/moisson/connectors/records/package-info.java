/** Catalogues over OGC API – Records. */
@NullMarked
package fr.moisson.connectors.records;

import org.jspecify.annotations.NullMarked;
