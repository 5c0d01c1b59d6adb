/** What the portals of several systems have in common. */
@NullMarked
package fr.moisson.connectors.portal;

import org.jspecify.annotations.NullMarked;
