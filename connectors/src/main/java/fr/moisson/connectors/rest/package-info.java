/** The paged JSON interfaces that a preset can describe without code. */
@NullMarked
package fr.moisson.connectors.rest;

import org.jspecify.annotations.NullMarked;
