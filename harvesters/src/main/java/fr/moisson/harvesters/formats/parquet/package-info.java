/** Rows of Parquet and GeoParquet. */
@NullMarked
package fr.moisson.harvesters.formats.parquet;

import org.jspecify.annotations.NullMarked;
