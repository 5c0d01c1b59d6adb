/** Territories from geo.api.gouv.fr. */
@NullMarked
package fr.moisson.connectors.geoapi;

import org.jspecify.annotations.NullMarked;
