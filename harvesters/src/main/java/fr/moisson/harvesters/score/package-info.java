/** How good data.europa.eu would find the description of a dataset, and what would better it. */
@NullMarked
package fr.moisson.harvesters.score;

import org.jspecify.annotations.NullMarked;
