/** Geographic catalogues that speak OGC CSW 2.0.2: GeoNetwork, Géo-IDE, the Géoplateforme… */
@NullMarked
package fr.moisson.connectors.csw;

import org.jspecify.annotations.NullMarked;
