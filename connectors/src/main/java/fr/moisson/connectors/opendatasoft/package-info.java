/** Opendatasoft portals, which Huwise is the name of since 2025. */
@NullMarked
package fr.moisson.connectors.opendatasoft;

import org.jspecify.annotations.NullMarked;
