/** RDF of any size, kept on disk when it does not fit in memory. */
@NullMarked
package fr.moisson.harvesters.statements;

import org.jspecify.annotations.NullMarked;
