/**
 * The catalogue and the extracts by the standards that other programs speak: OGC API – Features and
 * Records, the SCDL catalogue, Data Package, and the shapes of Opendatasoft and CKAN.
 */
@NullMarked
package fr.moisson.routes.web.ogc;

import org.jspecify.annotations.NullMarked;
