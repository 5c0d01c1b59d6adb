/** Rows of JSON: GeoJSON, JSON Lines, JSON documents and Esri JSON. */
@NullMarked
package fr.moisson.harvesters.formats.json;

import org.jspecify.annotations.NullMarked;
