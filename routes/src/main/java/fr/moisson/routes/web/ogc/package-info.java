/**
 * The catalogue and the extracts through standard interfaces: OGC API – Features and Records, the
 * SCDL catalogue, Data Package, and the APIs of Opendatasoft and CKAN.
 */
@NullMarked
package fr.moisson.routes.web.ogc;

import org.jspecify.annotations.NullMarked;
