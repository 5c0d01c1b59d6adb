/**
 * Large files scanned as bytes, to find which parts need to be parsed. Whatever a scan cannot
 * decide with certainty is left to the readers.
 */
@NullMarked
package fr.moisson.harvesters.formats.scan;

import org.jspecify.annotations.NullMarked;
