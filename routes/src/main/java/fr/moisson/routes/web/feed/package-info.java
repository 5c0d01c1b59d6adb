/** The catalogue as DCAT-AP feeds, rendered once per change. */
@NullMarked
package fr.moisson.routes.web.feed;

import org.jspecify.annotations.NullMarked;
