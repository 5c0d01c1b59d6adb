/** Rows of spreadsheets: of Excel since 1997, and OpenDocument. */
@NullMarked
package fr.moisson.harvesters.formats.sheet;

import org.jspecify.annotations.NullMarked;
