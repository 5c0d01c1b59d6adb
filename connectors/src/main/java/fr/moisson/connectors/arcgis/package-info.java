/** Layers of ArcGIS servers (FeatureServer, MapServer). */
@NullMarked
package fr.moisson.connectors.arcgis;

import org.jspecify.annotations.NullMarked;
