/** JSON answers, read element by element so that their size does not matter. */
@NullMarked
package fr.moisson.connectors.json;

import org.jspecify.annotations.NullMarked;
