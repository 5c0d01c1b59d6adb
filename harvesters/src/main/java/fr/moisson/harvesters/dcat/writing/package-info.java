/** From datasets to DCAT-AP, and the feeds that hold it. */
@NullMarked
package fr.moisson.harvesters.dcat.writing;

import org.jspecify.annotations.NullMarked;
