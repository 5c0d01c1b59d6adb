/** What all formats have in common: rows and their columns, read and written one by one. */
@NullMarked
package fr.moisson.harvesters.formats.row;

import org.jspecify.annotations.NullMarked;
