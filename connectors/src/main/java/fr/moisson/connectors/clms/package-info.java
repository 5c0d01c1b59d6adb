/** The Copernicus Land Monitoring Service: its catalogue, and extracts to order. */
@NullMarked
package fr.moisson.connectors.clms;

import org.jspecify.annotations.NullMarked;
