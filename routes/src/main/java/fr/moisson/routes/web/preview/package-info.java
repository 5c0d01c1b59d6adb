/** The first rows of a piece as a table, and a sample of its features as a map with words. */
@NullMarked
package fr.moisson.routes.web.preview;

import org.jspecify.annotations.NullMarked;
