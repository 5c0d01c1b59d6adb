/**
 * The public pages: the catalogue that citizens, officers and reusers see, its files and its feeds.
 */
@NullMarked
package fr.moisson.routes.web;

import org.jspecify.annotations.NullMarked;
