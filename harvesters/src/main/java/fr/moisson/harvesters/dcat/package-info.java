/** Datasets as DCAT-AP graphs, and DCAT graphs as datasets. */
@NullMarked
package fr.moisson.harvesters.dcat;

import org.jspecify.annotations.NullMarked;
