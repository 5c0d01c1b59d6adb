/** Which keys of a table have been seen, in memory that does not grow with the table. */
@NullMarked
package fr.moisson.harvesters.schemas.keys;

import org.jspecify.annotations.NullMarked;
