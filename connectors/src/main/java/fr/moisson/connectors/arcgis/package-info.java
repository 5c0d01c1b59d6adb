/** ArcGIS: layers of FeatureServers and MapServers as a source, ArcGIS Online items as a portal. */
@NullMarked
package fr.moisson.connectors.arcgis;

import org.jspecify.annotations.NullMarked;
