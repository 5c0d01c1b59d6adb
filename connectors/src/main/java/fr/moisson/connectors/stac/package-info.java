/** Catalogues of satellite images and other Earth observation products, over the STAC API. */
@NullMarked
package fr.moisson.connectors.stac;

import org.jspecify.annotations.NullMarked;
