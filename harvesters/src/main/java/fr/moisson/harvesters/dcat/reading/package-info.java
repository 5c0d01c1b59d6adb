/** From DCAT graphs, as producers write them, to datasets. */
@NullMarked
package fr.moisson.harvesters.dcat.reading;

import org.jspecify.annotations.NullMarked;
