/** The embedded portal: what it holds, and how it is searched. */
@NullMarked
package fr.moisson.routes.portal;

import org.jspecify.annotations.NullMarked;
