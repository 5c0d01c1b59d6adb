/** Files as bytes: what they are, and what is packed in them. */
@NullMarked
package fr.moisson.harvesters.formats.file;

import org.jspecify.annotations.NullMarked;
