/** The catalogue and the rows of extracts through Opendatasoft's Explore API. */
@NullMarked
package fr.moisson.routes.web.explore;

import org.jspecify.annotations.NullMarked;
