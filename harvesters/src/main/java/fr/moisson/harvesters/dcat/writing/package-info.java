/** From datasets to DCAT-AP graphs, and to the feeds that contain them. */
@NullMarked
package fr.moisson.harvesters.dcat.writing;

import org.jspecify.annotations.NullMarked;
