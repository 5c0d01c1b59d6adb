/**
 * What all HTTP answers share, for people and for programs: language, the part of the catalogue
 * they cover, validators for caching, and errors.
 */
@NullMarked
package fr.moisson.routes.web.answer;

import org.jspecify.annotations.NullMarked;
