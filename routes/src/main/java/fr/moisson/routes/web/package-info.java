/** The public web pages of the catalogue, its files and its feeds. */
@NullMarked
package fr.moisson.routes.web;

import org.jspecify.annotations.NullMarked;
