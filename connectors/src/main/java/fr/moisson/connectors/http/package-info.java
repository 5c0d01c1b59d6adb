/** The only door to the network. */
@NullMarked
package fr.moisson.connectors.http;

import org.jspecify.annotations.NullMarked;
