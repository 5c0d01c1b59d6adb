/**
 * From a table of anywhere to a territory's own files: read, cut, written, each with its receipt.
 */
@NullMarked
package fr.moisson.harvesters.extraction;

import org.jspecify.annotations.NullMarked;
