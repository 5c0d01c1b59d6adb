/** Which keys of a table were seen, in as much memory whatever its size. */
@NullMarked
package fr.moisson.harvesters.schemas.keys;

import org.jspecify.annotations.NullMarked;
