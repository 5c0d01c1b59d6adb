/** Rows of spreadsheets: XLSX and OpenDocument. */
@NullMarked
package fr.moisson.harvesters.formats.sheet;

import org.jspecify.annotations.NullMarked;
