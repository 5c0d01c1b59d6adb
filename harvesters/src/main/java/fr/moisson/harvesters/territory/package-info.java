/** Contours of territories, which datasets concern them, and which features lie in them. */
@NullMarked
package fr.moisson.harvesters.territory;

import org.jspecify.annotations.NullMarked;
