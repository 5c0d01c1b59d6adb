/** Conversion between datasets and DCAT-AP graphs. */
@NullMarked
package fr.moisson.harvesters.dcat;

import org.jspecify.annotations.NullMarked;
