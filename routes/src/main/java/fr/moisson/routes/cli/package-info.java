/** The command line: what officers type, and what they read. */
@NullMarked
package fr.moisson.routes.cli;

import org.jspecify.annotations.NullMarked;
