/** Files as sources, one by one or as somebody drops them. */
@NullMarked
package fr.moisson.connectors.files;

import org.jspecify.annotations.NullMarked;
