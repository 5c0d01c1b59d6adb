/** The sources of the demonstration: small local imitations of real services. */
@NullMarked
package fr.moisson.routes.sandbox;

import org.jspecify.annotations.NullMarked;
