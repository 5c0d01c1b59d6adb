/**
 * From any table to the files of a territory: rows are read, cut to the territory and written, and
 * each file comes with a receipt.
 */
@NullMarked
package fr.moisson.harvesters.extraction;

import org.jspecify.annotations.NullMarked;
