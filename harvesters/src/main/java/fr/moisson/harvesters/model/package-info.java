/** The words of Moisson as records, and the ports through which the domain meets the world. */
@NullMarked
package fr.moisson.harvesters.model;

import org.jspecify.annotations.NullMarked;
