/** Normalisation of datasets: one class per rule, each responsible for one property. */
@NullMarked
package fr.moisson.harvesters.rules;

import org.jspecify.annotations.NullMarked;
