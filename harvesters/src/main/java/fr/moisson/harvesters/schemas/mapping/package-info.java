/** From the columns that a producer has to those of a published schema. */
@NullMarked
package fr.moisson.harvesters.schemas.mapping;

import org.jspecify.annotations.NullMarked;
