/** JSON answers, read element by element. */
@NullMarked
package fr.moisson.connectors.json;

import org.jspecify.annotations.NullMarked;
