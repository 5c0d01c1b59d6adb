/** Table schemas: reading them, finding them, and validating tables against them. */
@NullMarked
package fr.moisson.harvesters.schemas;

import org.jspecify.annotations.NullMarked;
