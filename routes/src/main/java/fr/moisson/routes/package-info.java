/** The running program: Camel carries what the domain decides. */
@NullMarked
package fr.moisson.routes;

import org.jspecify.annotations.NullMarked;
