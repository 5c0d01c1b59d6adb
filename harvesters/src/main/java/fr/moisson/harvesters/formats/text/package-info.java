/** What files write, in any format: characters, cells, numbers, names of columns. */
@NullMarked
package fr.moisson.harvesters.formats.text;

import org.jspecify.annotations.NullMarked;
