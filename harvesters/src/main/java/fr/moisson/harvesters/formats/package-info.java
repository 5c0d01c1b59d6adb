/** Streams of rows and features, from and to files. */
@NullMarked
package fr.moisson.harvesters.formats;

import org.jspecify.annotations.NullMarked;
