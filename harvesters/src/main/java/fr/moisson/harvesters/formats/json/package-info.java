/** Rows of JSON: GeoJSON, lines, documents, Esri’s. */
@NullMarked
package fr.moisson.harvesters.formats.json;

import org.jspecify.annotations.NullMarked;
