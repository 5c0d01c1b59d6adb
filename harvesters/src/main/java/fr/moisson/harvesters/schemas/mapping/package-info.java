/** From the columns of a producer to those of a published schema. */
@NullMarked
package fr.moisson.harvesters.schemas.mapping;

import org.jspecify.annotations.NullMarked;
