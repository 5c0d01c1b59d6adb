/** Small sources in the shapes of the real ones, on this machine, for the demonstration. */
@NullMarked
package fr.moisson.routes.sandbox;

import org.jspecify.annotations.NullMarked;
