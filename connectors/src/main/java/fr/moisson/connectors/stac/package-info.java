/** Catalogues of images and other products of earth observation, by the STAC API. */
@NullMarked
package fr.moisson.connectors.stac;

import org.jspecify.annotations.NullMarked;
