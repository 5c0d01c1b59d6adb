/** Web Feature Services (OGC WFS 2.0.0): the Géoplateforme, Géorisques, Atmo France and others. */
@NullMarked
package fr.moisson.connectors.wfs;

import org.jspecify.annotations.NullMarked;
