/** Text within files of any format: encodings, cells, numbers, column names. */
@NullMarked
package fr.moisson.harvesters.formats.text;

import org.jspecify.annotations.NullMarked;
