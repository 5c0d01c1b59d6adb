/** Opendatasoft portals; the product has been called Huwise since 2025. */
@NullMarked
package fr.moisson.connectors.opendatasoft;

import org.jspecify.annotations.NullMarked;
