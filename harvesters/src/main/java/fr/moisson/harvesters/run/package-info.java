/** The steps of a harvest, and those of reconciling a portal with the catalogue. */
@NullMarked
package fr.moisson.harvesters.run;

import org.jspecify.annotations.NullMarked;
