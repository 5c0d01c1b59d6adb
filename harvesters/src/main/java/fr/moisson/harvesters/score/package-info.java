/**
 * How data.europa.eu would rate the description of a dataset, and what would improve the rating.
 */
@NullMarked
package fr.moisson.harvesters.score;

import org.jspecify.annotations.NullMarked;
