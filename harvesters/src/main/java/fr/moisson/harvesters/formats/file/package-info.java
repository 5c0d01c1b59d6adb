/** Files as bytes: detecting their format, and unpacking archives. */
@NullMarked
package fr.moisson.harvesters.formats.file;

import org.jspecify.annotations.NullMarked;
