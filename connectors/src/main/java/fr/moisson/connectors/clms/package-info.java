/**
 * The Copernicus Land Monitoring Service: its catalogue, and the extracts that it prepares on
 * order.
 */
@NullMarked
package fr.moisson.connectors.clms;

import org.jspecify.annotations.NullMarked;
