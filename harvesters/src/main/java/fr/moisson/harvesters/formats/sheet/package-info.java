/** Rows of spreadsheets: Excel (since Excel 97) and OpenDocument. */
@NullMarked
package fr.moisson.harvesters.formats.sheet;

import org.jspecify.annotations.NullMarked;
