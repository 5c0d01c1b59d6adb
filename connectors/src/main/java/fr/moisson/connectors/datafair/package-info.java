/** Portals on data-fair, the software of Koumoul. */
@NullMarked
package fr.moisson.connectors.datafair;

import org.jspecify.annotations.NullMarked;
