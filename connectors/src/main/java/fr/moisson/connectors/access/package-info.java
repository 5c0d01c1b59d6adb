/** How services that want to know who asks are told. */
@NullMarked
package fr.moisson.connectors.access;

import org.jspecify.annotations.NullMarked;
