/**
 * Maps of a sample of the features, drawn by Moisson itself so that pages load nothing from other
 * hosts.
 */
@NullMarked
package fr.moisson.routes.web.map;

import org.jspecify.annotations.NullMarked;
