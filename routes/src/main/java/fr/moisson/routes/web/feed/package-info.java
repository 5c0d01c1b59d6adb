/** The catalogue for machines: DCAT-AP feeds, rendered once a change. */
@NullMarked
package fr.moisson.routes.web.feed;

import org.jspecify.annotations.NullMarked;
