/**
 * The vocabulary of Moisson as records, and the ports that connect the domain to the outside world.
 */
@NullMarked
package fr.moisson.harvesters.model;

import org.jspecify.annotations.NullMarked;
