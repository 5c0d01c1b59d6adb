/** RDF of any size, kept on disk where it is too much for the memory. */
@NullMarked
package fr.moisson.harvesters.statements;

import org.jspecify.annotations.NullMarked;
