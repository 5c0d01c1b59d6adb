/** Where a row lies, from its cells. */
@NullMarked
package fr.moisson.harvesters.formats.place;

import org.jspecify.annotations.NullMarked;
