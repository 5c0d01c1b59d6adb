/** The position of a row, computed from its cells. */
@NullMarked
package fr.moisson.harvesters.formats.place;

import org.jspecify.annotations.NullMarked;
