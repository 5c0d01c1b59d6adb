/** The command line. */
@NullMarked
package fr.moisson.routes.cli;

import org.jspecify.annotations.NullMarked;
