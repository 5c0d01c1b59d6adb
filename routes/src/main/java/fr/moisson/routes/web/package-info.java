/**
 * The public web server: which address leads to which answer, who is refused, and the answers that
 * belong to no part of the site.
 */
@NullMarked
package fr.moisson.routes.web;

import org.jspecify.annotations.NullMarked;
