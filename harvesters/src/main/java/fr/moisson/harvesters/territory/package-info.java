/** Contours, what concerns them, and what lies in them. */
@NullMarked
package fr.moisson.harvesters.territory;

import org.jspecify.annotations.NullMarked;
