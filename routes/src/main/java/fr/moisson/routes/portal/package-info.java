/** The portal that comes with Moisson: what it holds, and how that is found again. */
@NullMarked
package fr.moisson.routes.portal;

import org.jspecify.annotations.NullMarked;
