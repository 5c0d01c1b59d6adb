/** The catalogue and the extracts through OGC API – Features and Records. */
@NullMarked
package fr.moisson.routes.web.ogc;

import org.jspecify.annotations.NullMarked;
