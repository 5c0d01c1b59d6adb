/** What all formats share: rows and columns, read and written one at a time. */
@NullMarked
package fr.moisson.harvesters.formats.row;

import org.jspecify.annotations.NullMarked;
